package io.insaka.sandbox.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads one object of a request; what is missing or wrong is refused under its path. */
public record Fields(JsonNode node, String path) {
    /** The object under this name. */
    public Fields object(String name) {
        JsonNode child = present(name);
        if (!child.isObject()) {
            throw new Refused(GraphError.invalid("Param " + at(name) + " must be a JSON object."));
        }
        return new Fields(child, at(name));
    }

    /** Each object of the array under this name; at least one. */
    public List<Fields> objects(String name) {
        JsonNode child = present(name);
        if (!child.isArray()) {
            throw new Refused(GraphError.invalid("Param " + at(name) + " must be an array."));
        }
        List<Fields> all = new ArrayList<>();
        for (JsonNode element : child) {
            if (!element.isObject()) {
                throw new Refused(GraphError.invalid("Param " + at(name) + " must be an array of JSON objects."));
            }
            all.add(new Fields(element, at(name) + "[" + all.size() + "]"));
        }
        if (all.isEmpty()) {
            throw new Refused(GraphError.missing(at(name) + " must not be empty"));
        }
        return all;
    }

    /** A text that has to be there, with 1 to {@code max} characters. */
    public String text(String name, int max) {
        JsonNode child = present(name);
        if (!child.isString()) {
            throw new Refused(GraphError.invalid("Param " + at(name) + " must be a string."));
        }
        String value = child.stringValue();
        if (value.isEmpty()) {
            throw new Refused(GraphError.missing(at(name) + " must not be empty"));
        }
        limit(name, value, max);
        return value;
    }

    /** A text that may be missing: then empty. */
    public String optional(String name, int max) {
        return has(name) ? text(name, max) : "";
    }

    public double number(String name, double least, double most) {
        JsonNode child = present(name);
        double value;
        try {
            value = child.isNumber() ? child.doubleValue() : Double.parseDouble(child.asString(""));
        } catch (NumberFormatException notANumber) {
            throw new Refused(GraphError.invalid("Param " + at(name) + " must be a number."));
        }
        if (!(value >= least && value <= most)) {
            throw new Refused(GraphError.badValue(at(name) + " must lie between " + least + " and " + most));
        }
        return value;
    }

    public String oneOf(String name, Set<String> allowed) {
        String value = text(name, Integer.MAX_VALUE);
        if (!allowed.contains(value)) {
            throw new Refused(GraphError.badValue(at(name) + " must be one of " + allowed + ", got " + value));
        }
        return value;
    }

    public boolean has(String name) {
        return node.has(name) && !node.path(name).isNull();
    }

    public void limit(String name, String value, int max) {
        if (value.codePointCount(0, value.length()) > max) {
            throw new Refused(
                    GraphError.invalid("Param " + at(name) + " must be at most " + max + " characters long."));
        }
    }

    private JsonNode present(String name) {
        if (!has(name)) {
            throw new Refused(
                    path.isEmpty() ? GraphError.required(name) : GraphError.missing(at(name) + " is required"));
        }
        return node.path(name);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "['" + name + "']";
    }
}
