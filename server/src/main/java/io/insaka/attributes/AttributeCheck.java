package io.insaka.attributes;

import io.insaka.attributes.AttributeValue.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be to be found.
 *
 * @param values with which it is compared: one, or of a list one is enough; none where nothing is compared. Of a part of a
 *     text, the part
 * @param days of the two that count days, else 0
 */
public record AttributeCheck(Attribute attribute, Operator operator, List<AttributeValue> values, int days) {
    public static final int MOST_VALUES = 50;
    public static final int MOST_DAYS = 36_500;
    private static final int LONGEST_PART = 200;

    public AttributeCheck {
        values = List.copyOf(values);
    }

    public enum Operator {
        IS,
        IS_NOT,
        IN,
        NOT_IN,
        CONTAINS,
        LESS,
        MORE,
        BEFORE,
        AFTER,
        WITHIN_DAYS,
        NOT_WITHIN_DAYS,
        SET,
        NOT_SET;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it finds what the opposite does not, those without a value among them. */
        public boolean negative() {
            return this == IS_NOT || this == NOT_IN || this == NOT_SET;
        }
    }

    /** Which operators go with an attribute: what is sealed is found by its exact value only. */
    public static Set<Operator> operators(Attribute attribute) {
        Set<Operator> can = EnumSet.of(Operator.IS, Operator.IS_NOT, Operator.SET, Operator.NOT_SET);
        switch (attribute.kind()) {
            case TEXT, LINK -> can.addAll(EnumSet.of(Operator.IN, Operator.NOT_IN, Operator.CONTAINS));
            case CHOICE -> can.addAll(EnumSet.of(Operator.IN, Operator.NOT_IN));
            case NUMBER -> can.addAll(EnumSet.of(Operator.LESS, Operator.MORE));
            case DATE ->
                can.addAll(EnumSet.of(Operator.BEFORE, Operator.AFTER, Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS));
            case YES_NO -> can.remove(Operator.IS_NOT);
        }
        if (attribute.sensitive()) {
            can.retainAll(EnumSet.of(
                    Operator.IS, Operator.IS_NOT, Operator.IN, Operator.NOT_IN, Operator.SET, Operator.NOT_SET));
        }
        return can;
    }

    /**
     * A check as JSON has it.
     *
     * @param wire a value, several of them for a list, a number of days, or null
     * @throws AttributeProblem when the operator does not go with the attribute, or the value with the operator
     */
    public static AttributeCheck read(Attribute attribute, String operator, @Nullable Object wire) {
        Operator known = operators(attribute).stream()
                .filter(one -> one.wire().equals(operator))
                .findFirst()
                .orElseThrow(() -> AttributeProblem.value(
                        attribute.key(), "is not compared so: the operator does not go with it"));
        return switch (known) {
            case SET, NOT_SET -> {
                if (wire != null) {
                    throw AttributeProblem.value(attribute.key(), "is compared with nothing");
                }
                yield new AttributeCheck(attribute, known, List.of(), 0);
            }
            case WITHIN_DAYS, NOT_WITHIN_DAYS -> new AttributeCheck(attribute, known, List.of(), days(attribute, wire));
            case IN, NOT_IN -> new AttributeCheck(attribute, known, several(attribute, wire), 0);
            case CONTAINS -> new AttributeCheck(attribute, known, List.of(part(attribute, wire)), 0);
            default -> new AttributeCheck(attribute, known, List.of(one(attribute, wire)), 0);
        };
    }

    private static AttributeValue one(Attribute attribute, @Nullable Object wire) {
        if (wire == null) {
            throw AttributeProblem.value(attribute.key(), "is compared with a value");
        }
        return attribute.read(wire);
    }

    private static List<AttributeValue> several(Attribute attribute, @Nullable Object wire) {
        if (!(wire instanceof List<?> all) || all.isEmpty() || all.size() > MOST_VALUES) {
            throw AttributeProblem.value(attribute.key(), "is compared with a list of 1 to " + MOST_VALUES);
        }
        return all.stream().map(each -> one(attribute, each)).toList();
    }

    private static Words part(Attribute attribute, @Nullable Object wire) {
        if (!(wire instanceof String text) || !PlainLine.is(text.strip(), LONGEST_PART)) {
            throw AttributeProblem.value(
                    attribute.key(), "is compared with a text of 1 to " + LONGEST_PART + " letters");
        }
        return new Words(text.strip());
    }

    private static int days(Attribute attribute, @Nullable Object wire) {
        if (!(wire instanceof Integer days) || days < 1 || days > MOST_DAYS) {
            throw AttributeProblem.value(attribute.key(), "is compared with a number of days from 1 to " + MOST_DAYS);
        }
        return days;
    }
}
