package io.insaka.attributes;

import io.insaka.attributes.AttributeCheck.Operator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A check in SQL, for those who look for owners in a statement of their own: nobody carries every owner there is. */
public final class AttributeSql {
    private final LocalDate today;
    private final Function<AttributeValue, byte[]> blind;
    private final Function<Object, String> put;

    /**
     * @param blind by what a sensitive value of the attribute is found: {@link Attributes#blind}
     * @param put keeps a parameter, and gives the name by which the statement calls it
     */
    public AttributeSql(LocalDate today, Function<AttributeValue, byte[]> blind, Function<Object, String> put) {
        this.today = today;
        this.blind = blind;
        this.put = put;
    }

    /**
     * What has to be true of a row {@code v} of {@code attribute_value}. Of a {@linkplain Operator#negative negative}
     * operator it is the opposite, so that those without a value are found as well: whoever asks turns it round.
     */
    public String test(AttributeCheck check) {
        return switch (check.operator()) {
            case SET, NOT_SET -> "true";
            case IS, IN, IS_NOT, NOT_IN -> same(check.attribute(), check.values());
            case CONTAINS ->
                "position(" + put.apply(check.values().getFirst().text().toLowerCase(Locale.ROOT))
                        + " IN lower(v.words)) > 0";
            case LESS, BEFORE -> compared("<", check.values().getFirst());
            case MORE, AFTER -> compared(">", check.values().getFirst());
            case WITHIN_DAYS -> recent(check.days());
            case NOT_WITHIN_DAYS -> "(" + recent(check.days()) + ") IS NOT TRUE";
        };
    }

    private String same(Attribute attribute, List<AttributeValue> values) {
        if (attribute.sensitive()) {
            return "v.blind = ANY(" + put.apply(values.stream().map(blind).toArray(byte[][]::new)) + "::bytea[])";
        }
        return switch (values.getFirst()) {
            case AttributeValue.Words words ->
                "lower(v.words) = ANY("
                        + put.apply(values.stream().map(AttributeValue::sought).toArray(String[]::new))
                        + "::text[])";
            case AttributeValue.Amount amount -> "v.amount = " + put.apply(amount.number());
            case AttributeValue.Day day -> "v.day = " + put.apply(day.date());
            case AttributeValue.Flag flag -> "v.flag = " + put.apply(flag.yes());
        };
    }

    private String compared(String how, AttributeValue value) {
        return switch (value) {
            case AttributeValue.Amount amount -> "v.amount " + how + " " + put.apply(amount.number());
            case AttributeValue.Day day -> "v.day " + how + " " + put.apply(day.date());
            case AttributeValue.Words words -> throw new IllegalStateException("words are not compared");
            case AttributeValue.Flag flag -> throw new IllegalStateException("yes and no are not compared");
        };
    }

    private String recent(int days) {
        return "(v.day BETWEEN " + put.apply(today.minusDays(days)) + " AND " + put.apply(today) + ")";
    }
}
