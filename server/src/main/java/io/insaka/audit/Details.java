package io.insaka.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * What else there is to know.
 *
 * @param facts shown as they are, for ever: names of changed fields, ids, counts; no secrets, nothing personal
 * @param personal sealed, and forgotten when it has to be
 */
public record Details(Map<String, Object> facts, Map<String, String> personal) {
    public static final Details NONE = new Details(Map.of(), Map.of());

    public Details {
        // In one order, so that what is hashed is what is read.
        facts = new TreeMap<>(facts);
        personal = new TreeMap<>(personal);
    }

    public static Details of(String name, Object fact) {
        return new Details(Map.of(name, fact), Map.of());
    }

    public static Details of(Map<String, ?> facts) {
        return new Details(new TreeMap<>(facts), Map.of());
    }
}
