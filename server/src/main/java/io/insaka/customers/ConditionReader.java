package io.insaka.customers;

import static io.insaka.attributes.AttributeCheck.Operator.AFTER;
import static io.insaka.attributes.AttributeCheck.Operator.BEFORE;
import static io.insaka.attributes.AttributeCheck.Operator.CONTAINS;
import static io.insaka.attributes.AttributeCheck.Operator.IN;
import static io.insaka.attributes.AttributeCheck.Operator.IS;
import static io.insaka.attributes.AttributeCheck.Operator.LESS;
import static io.insaka.attributes.AttributeCheck.Operator.MORE;
import static io.insaka.attributes.AttributeCheck.Operator.NOT_IN;
import static io.insaka.attributes.AttributeCheck.Operator.NOT_SET;
import static io.insaka.attributes.AttributeCheck.Operator.NOT_WITHIN_DAYS;
import static io.insaka.attributes.AttributeCheck.Operator.SET;
import static io.insaka.attributes.AttributeCheck.Operator.WITHIN_DAYS;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeCheck;
import io.insaka.attributes.AttributeCheck.Operator;
import io.insaka.attributes.AttributeProblem;
import io.insaka.attributes.AttributeValue;
import io.insaka.customers.Condition.Check;
import io.insaka.customers.Condition.Field;
import io.insaka.customers.Condition.Group;
import io.insaka.customers.Condition.Operand;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one condition, strictly: what is not known would otherwise find people who were not meant. */
final class ConditionReader {
    private static final int DEEPEST = 3;
    private static final int MOST = 40;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST = 200;
    private static final int MOST_DAYS = 36_500;
    private static final int LATEST_YEAR = 9999;
    private static final long MOST_COUNTED = 1_000_000_000;
    private static final String OWN = "attribute.";
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Map<String, Attribute> attributes;
    private final Set<String> purposes;
    private int checks;

    /** @param purposes keys of what the organisation writes for */
    ConditionReader(Map<String, Attribute> attributes, Set<String> purposes) {
        this.attributes = attributes;
        this.purposes = purposes;
    }

    Condition read(JsonNode node) {
        return read(node, "", 1);
    }

    private Condition read(JsonNode node, String path, int depth) {
        if (!node.isObject()) {
            throw CustomerProblem.condition(path, "is a group or a condition");
        }
        return node.has("match") ? group(node, path, depth) : check(node, path);
    }

    private Group group(JsonNode node, String path, int depth) {
        only(node, path, Set.of("match", "conditions"));
        if (depth > DEEPEST) {
            throw CustomerProblem.condition(path, "is too deep inside other groups");
        }
        String match = text(node.path("match"), at(path, "match"));
        if (!match.equals("all") && !match.equals("any")) {
            throw CustomerProblem.condition(at(path, "match"), "is neither all nor any");
        }
        JsonNode inner = node.path("conditions");
        if (!inner.isArray() || inner.isEmpty()) {
            throw CustomerProblem.condition(at(path, "conditions"), "has at least one condition");
        }
        List<Condition> conditions = new ArrayList<>();
        for (int n = 0; n < inner.size(); n++) {
            conditions.add(read(inner.get(n), at(path, "conditions") + "[" + n + "]", depth + 1));
        }
        return new Group(match.equals("all"), conditions);
    }

    private Check check(JsonNode node, String path) {
        only(node, path, Set.of("field", "operator", "value"));
        if (++checks > MOST) {
            throw CustomerProblem.condition(path, "is one too many");
        }
        Field field = field(text(node.path("field"), at(path, "field")), at(path, "field"));
        String word = text(node.path("operator"), at(path, "operator"));
        Operator operator = operators(field).stream()
                .filter(one -> one.wire().equals(word))
                .findFirst()
                .orElseThrow(() -> CustomerProblem.condition(at(path, "operator"), "does not go with this field"));
        return new Check(field, operator, operand(field, operator, node.path("value"), at(path, "value")));
    }

    private Field field(String name, String path) {
        if (name.startsWith(OWN)) {
            Attribute attribute = attributes.get(name.substring(OWN.length()));
            if (attribute == null) {
                throw CustomerProblem.condition(path, "is no attribute");
            }
            return new Field.Own(attribute);
        }
        return Arrays.stream(Field.Known.values())
                .filter(known -> known.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> CustomerProblem.condition(path, "is not known"));
    }

    private static Set<Operator> operators(Field field) {
        return switch (field) {
            case Field.Own own -> AttributeCheck.operators(own.attribute());
            case Field.Known known ->
                switch (known) {
                    case VIP, OPTED_OUT, OPEN_CONVERSATION -> EnumSet.of(IS);
                    case CHANNEL, LABEL, LANGUAGE, CONSENT_GIVEN, CONSENT_WITHDRAWN -> EnumSet.of(IN, NOT_IN);
                    case COMPANY -> EnumSet.of(IN, NOT_IN, SET, NOT_SET);
                    case FIRST_SEEN -> EnumSet.of(BEFORE, AFTER, WITHIN_DAYS, NOT_WITHIN_DAYS);
                    case LAST_MESSAGE -> EnumSet.of(BEFORE, AFTER, WITHIN_DAYS, NOT_WITHIN_DAYS, SET, NOT_SET);
                    case MESSAGES, CONVERSATIONS -> EnumSet.of(IS, LESS, MORE);
                    case NAME -> EnumSet.of(CONTAINS);
                };
        };
    }

    private Operand operand(Field field, Operator operator, JsonNode value, String path) {
        return switch (operator) {
            case SET, NOT_SET -> {
                if (!value.isMissingNode() && !value.isNull()) {
                    throw CustomerProblem.condition(path, "is not wanted here");
                }
                yield Operand.Nothing.NOTHING;
            }
            case WITHIN_DAYS, NOT_WITHIN_DAYS -> new Operand.Days((int) whole(value, path, 1, MOST_DAYS));
            default ->
                switch (field) {
                    case Field.Own own -> values(own.attribute(), operator, value, path);
                    case Field.Known known -> known(known, value, path);
                };
        };
    }

    private Operand known(Field.Known field, JsonNode value, String path) {
        return switch (field) {
            case VIP, OPTED_OUT, OPEN_CONVERSATION -> {
                if (!value.isBoolean()) {
                    throw CustomerProblem.condition(path, "is true or false");
                }
                yield new Operand.Truth(value.booleanValue());
            }
            case CHANNEL, LABEL, COMPANY -> new Operand.Things(list(value, path, one -> id(one, path)));
            case LANGUAGE -> new Operand.Words(list(value, path, one -> text(one, path)));
            case CONSENT_GIVEN, CONSENT_WITHDRAWN ->
                new Operand.Words(list(value, path, one -> consent(text(one, path), path)));
            case FIRST_SEEN, LAST_MESSAGE -> new Operand.Day(date(value, path));
            case MESSAGES, CONVERSATIONS -> new Operand.Count(whole(value, path, 0, MOST_COUNTED));
            case NAME -> new Operand.Words(List.of(text(value, path)));
        };
    }

    private static Operand values(Attribute attribute, Operator operator, JsonNode value, String path) {
        if (operator == CONTAINS) {
            return new Operand.Words(List.of(text(value, path)));
        }
        boolean several = operator == IN || operator == NOT_IN;
        Function<JsonNode, AttributeValue> one = node -> value(attribute, node, path);
        return new Operand.Values(several ? list(value, path, one) : List.of(one.apply(value)));
    }

    private static AttributeValue value(Attribute attribute, JsonNode node, String path) {
        Object wire = node.isString()
                ? node.stringValue()
                : node.isNumber() ? node.numberValue() : node.isBoolean() ? (Object) node.booleanValue() : List.of();
        try {
            return attribute.read(wire);
        } catch (AttributeProblem problem) {
            throw CustomerProblem.condition(path, problem.errors().getFirst().message());
        }
    }

    private static <T> List<T> list(JsonNode value, String path, Function<JsonNode, T> one) {
        if (!value.isArray() || value.isEmpty() || value.size() > MOST_VALUES) {
            throw CustomerProblem.condition(path, "is a list of 1 to " + MOST_VALUES);
        }
        return value.valueStream().map(one).toList();
    }

    private static String text(JsonNode node, String path) {
        String text = node.isString() ? node.stringValue().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf(0) >= 0) {
            throw CustomerProblem.condition(path, "is a text of 1 to " + LONGEST + " letters");
        }
        return text;
    }

    private String consent(String text, String path) {
        int at = text.indexOf('@');
        if (at < 0
                || !purposes.contains(text.substring(0, at))
                || !KIND.matcher(text.substring(at + 1)).matches()) {
            throw CustomerProblem.condition(path, "is a purpose and a kind of channel such as marketing@whatsapp");
        }
        return text;
    }

    private static UUID id(JsonNode node, String path) {
        try {
            return UUID.fromString(text(node, path));
        } catch (IllegalArgumentException noId) {
            throw CustomerProblem.condition(path, "is an id");
        }
    }

    private static long whole(JsonNode node, String path, long least, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw CustomerProblem.condition(path, "is a whole number");
        }
        long number = node.longValue();
        if (number < least || number > most) {
            throw CustomerProblem.condition(path, "is a number from " + least + " to " + most);
        }
        return number;
    }

    private static LocalDate date(JsonNode node, String path) {
        try {
            LocalDate date = LocalDate.parse(text(node, path));
            if (date.getYear() >= 1 && date.getYear() <= LATEST_YEAR) {
                return date;
            }
        } catch (DateTimeException noDate) {
            // Said below.
        }
        throw CustomerProblem.condition(path, "is a date such as 2026-11-22");
    }

    private static void only(JsonNode node, String path, Set<String> known) {
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw CustomerProblem.condition(path, "has a field that is not known here");
                });
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
