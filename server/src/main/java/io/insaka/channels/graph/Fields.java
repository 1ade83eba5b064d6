package io.insaka.channels.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object read without trust: numbers stand where strings were promised and the other way round, objects are
 * absent or something else. Reading never fails, and no text read here carries U+0000 or half a surrogate pair, which
 * PostgreSQL refuses.
 */
public record Fields(JsonNode node) {
    public static final Fields NONE = new Fields(MissingNode.getInstance());

    public boolean has(String name) {
        JsonNode found = node.path(name);
        return !found.isMissingNode() && !found.isNull();
    }

    public boolean isObject() {
        return node instanceof ObjectNode;
    }

    /** The object under this name; an empty one when there is none. */
    public Fields at(String name) {
        return node.path(name) instanceof ObjectNode object ? new Fields(object) : NONE;
    }

    /** The objects in the list under this name; what is no object in it is left out. */
    public List<Fields> each(String name) {
        var objects = new ArrayList<Fields>();
        if (node.path(name) instanceof ArrayNode list) {
            for (JsonNode element : list) {
                if (element instanceof ObjectNode) {
                    objects.add(new Fields(element));
                }
            }
        }
        return objects;
    }

    /** The text or number under this name, as text. */
    @Nullable
    public String text(String name) {
        JsonNode found = node.path(name);
        return found.isString() || found.isNumber() || found.isBoolean() ? clean(found.asString()) : null;
    }

    public String text(String name, String otherwise) {
        String found = text(name);
        return found == null ? otherwise : found;
    }

    /** As {@link #text(String)} without surrounding blanks; null when nothing is left. */
    @Nullable
    public String word(String name) {
        String found = text(name);
        if (found == null) {
            return null;
        }
        String stripped = found.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    public boolean flag(String name) {
        return "true".equalsIgnoreCase(text(name, ""));
    }

    /** A number, also one written as text; NaN when there is none. */
    public double number(String name) {
        String found = word(name);
        if (found == null || found.length() > 40) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(found);
        } catch (NumberFormatException wrong) {
            return Double.NaN;
        }
    }

    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return rebuild(text);
            }
        }
        return text;
    }

    private static String rebuild(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else if (point != 0) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }
}
