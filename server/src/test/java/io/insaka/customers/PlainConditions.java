package io.insaka.customers;

import io.insaka.attributes.AttributeCheck.Operator;
import io.insaka.attributes.AttributeValue;
import io.insaka.customers.Condition.Check;
import io.insaka.customers.Condition.Field;
import io.insaka.customers.Condition.Group;
import io.insaka.customers.Condition.Operand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What conditions mean, said once more without a database. */
record PlainConditions(Instant now, ZoneId zone) {
    boolean hold(Condition condition, Someone who) {
        return switch (condition) {
            case Group group ->
                group.all()
                        ? group.conditions().stream().allMatch(one -> hold(one, who))
                        : group.conditions().stream().anyMatch(one -> hold(one, who));
            case Check check ->
                switch (check.field()) {
                    case Field.Known known -> known(known, check, who);
                    case Field.Own own -> own(check, who.value(own.attribute().key()));
                };
        };
    }

    private boolean known(Field.Known field, Check check, Someone who) {
        return switch (field) {
            case VIP -> who.vip() == yes(check);
            case OPTED_OUT -> who.optedOut() == yes(check);
            case OPEN_CONVERSATION -> who.talks().stream().anyMatch(Someone.Talk::open) == yes(check);
            case CHANNEL ->
                listed(check, things -> who.talks().stream().anyMatch(talk -> things.contains(talk.channel())));
            case LABEL ->
                listed(
                        check,
                        things -> who.talks().stream()
                                .anyMatch(talk -> talk.labels().stream().anyMatch(things::contains)));
            case COMPANY ->
                switch (check.operator()) {
                    case SET -> who.company() != null;
                    case NOT_SET -> who.company() == null;
                    default -> listed(check, things -> who.company() != null && things.contains(who.company()));
                };
            case LANGUAGE ->
                listed(
                        check,
                        words -> who.contacts().stream()
                                .anyMatch(one -> one.language != null && words.contains(one.language)));
            case FIRST_SEEN -> moment(check, who.lead().created);
            case LAST_MESSAGE ->
                moment(
                        check,
                        who.talks().stream()
                                .map(Someone.Talk::last)
                                .max(Instant::compareTo)
                                .orElse(null));
            case MESSAGES ->
                counted(
                        check,
                        who.talks().stream().mapToLong(Someone.Talk::messages).sum());
            case CONVERSATIONS -> counted(check, who.talks().size());
            case CONSENT_GIVEN, CONSENT_WITHDRAWN -> throw new IllegalStateException("is for ConsentConditionsTest");
            case NAME -> {
                String[] words = ((Operand.Words) check.operand())
                        .words()
                        .getFirst()
                        .toLowerCase(Locale.ROOT)
                        .split(" ");
                yield who.contacts().stream()
                        .anyMatch(one -> Arrays.stream(words)
                                .allMatch(word -> Arrays.stream(one.name
                                                .toLowerCase(Locale.ROOT)
                                                .split(" "))
                                        .anyMatch(part -> part.startsWith(word))));
            }
        };
    }

    private static boolean yes(Check check) {
        return ((Operand.Truth) check.operand()).yes();
    }

    private static boolean listed(Check check, Predicate<List<?>> holds) {
        List<?> given = check.operand() instanceof Operand.Things things
                ? things.ids()
                : ((Operand.Words) check.operand()).words();
        return holds.test(given) == (check.operator() == Operator.IN);
    }

    private boolean moment(Check check, @Nullable Instant at) {
        if (at == null) {
            return check.operator() == Operator.NOT_SET;
        }
        return switch (check.operator()) {
            case SET -> true;
            case NOT_SET -> false;
            case BEFORE -> LocalDate.ofInstant(at, zone).isBefore(((Operand.Day) check.operand()).date());
            case AFTER -> LocalDate.ofInstant(at, zone).isAfter(((Operand.Day) check.operand()).date());
            default -> {
                boolean within = !at.isBefore(now.minus(Duration.ofDays(((Operand.Days) check.operand()).number())));
                yield within == (check.operator() == Operator.WITHIN_DAYS);
            }
        };
    }

    private static boolean counted(Check check, long number) {
        long given = ((Operand.Count) check.operand()).number();
        return switch (check.operator()) {
            case LESS -> number < given;
            case MORE -> number > given;
            default -> number == given;
        };
    }

    private boolean own(Check check, @Nullable AttributeValue value) {
        return switch (check.operator()) {
            case SET -> value != null;
            case NOT_SET -> value == null;
            case IS, IN -> same(check, value);
            case IS_NOT, NOT_IN -> !same(check, value);
            case CONTAINS ->
                value != null
                        && value.sought()
                                .contains(((Operand.Words) check.operand())
                                        .words()
                                        .getFirst()
                                        .toLowerCase(Locale.ROOT));
            case LESS, BEFORE -> value != null && compared(value, check) < 0;
            case MORE, AFTER -> value != null && compared(value, check) > 0;
            case WITHIN_DAYS -> value != null && recent(check, value);
            case NOT_WITHIN_DAYS -> value != null && !recent(check, value);
        };
    }

    private static boolean same(Check check, @Nullable AttributeValue value) {
        return value != null
                && ((Operand.Values) check.operand())
                        .values().stream().anyMatch(one -> one.sought().equals(value.sought()));
    }

    private static int compared(AttributeValue value, Check check) {
        AttributeValue given = ((Operand.Values) check.operand()).values().getFirst();
        return value instanceof AttributeValue.Amount amount
                ? amount.number().compareTo(((AttributeValue.Amount) given).number())
                : ((AttributeValue.Day) value).date().compareTo(((AttributeValue.Day) given).date());
    }

    private boolean recent(Check check, AttributeValue value) {
        LocalDate day = ((AttributeValue.Day) value).date();
        LocalDate today = LocalDate.ofInstant(now, zone);
        return !day.isAfter(today) && !day.isBefore(today.minusDays(((Operand.Days) check.operand()).number()));
    }
}
