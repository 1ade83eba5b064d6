package io.insaka.hostile;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestBody;

/** The fields of an endpoint's body, each with a value that could be meant: JSON, as text. */
final class SampleBody {
    private static final int DEEPEST = 3;

    /** Fields whose value has to be one of a few words. */
    private static final Map<String, String> WORDS = Map.of(
            "kind", "testing",
            "role", "agent",
            "type", "text",
            "language", "en",
            "scopes", "channels:read",
            "email", "somebody@example.org",
            "password", "correct horse battery");

    private SampleBody() {}

    /** Empty when the endpoint takes no JSON object of ours. */
    static Map<String, String> fields(Method endpoint) {
        return Arrays.stream(endpoint.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .findFirst()
                .map(parameter -> parameter.getType())
                .filter(Class::isRecord)
                .map(type -> fields(type, 0))
                .orElse(Map.of());
    }

    static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> fields(Class<?> type, int depth) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), value(component.getName(), component.getGenericType(), depth));
        }
        return fields;
    }

    private static String value(String name, Type type, int depth) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw) ->
                "[" + value(name, generic.getActualTypeArguments()[0], depth) + "]";
            case ParameterizedType generic -> "{\"account\":\"a\",\"secret\":\"b\"}";
            case Class<?> plain -> value(name, plain, depth);
            default -> "null";
        };
    }

    private static String value(String name, Class<?> type, int depth) {
        if (type == String.class) {
            return "\"" + WORDS.getOrDefault(name, "sample") + "\"";
        }
        if (type == UUID.class) {
            return "\"" + Hostile.NOBODYS_ID + "\"";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "1";
        }
        if (type.isRecord() && depth < DEEPEST) {
            return json(fields(type, depth + 1));
        }
        return Optional.ofNullable(type.getEnumConstants())
                .map(constants -> "\"" + WORDS.getOrDefault(name, constants[0].toString()) + "\"")
                .orElse("null");
    }
}
