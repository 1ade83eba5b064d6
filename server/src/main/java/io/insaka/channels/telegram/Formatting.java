package io.insaka.channels.telegram;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The few marks people and models put around words (*bold*, _italic_, ~struck~, ```fixed```), told to Telegram as entities
 * beside the words. No parse mode is ever named, so that nothing anybody writes can be taken for markup or break it.
 */
final class Formatting {
    /** Around whole words only: {@code 2*3*4} and {@code a_name_here} are left alone. */
    private static final Pattern MARKED =
            Pattern.compile("(?<![^\\s(\\[\"'])(?:```(?<fixed>[^`]+)```|`(?<code>[^`\\n]+)`"
                    + "|\\*\\*(?<strong>[^*\\n]+)\\*\\*|\\*(?<bold>[^*\\n]+)\\*|_(?<italic>[^_\\n]+)_|~(?<struck>[^~\\n]+)~)"
                    + "(?![^\\s)\\]\"'.,;:!?])");

    private static final String[][] NAMES = {
        {"fixed", "pre"},
        {"code", "code"},
        {"strong", "bold"},
        {"bold", "bold"},
        {"italic", "italic"},
        {"struck", "strikethrough"}
    };

    private Formatting() {}

    /** Puts the words under {@code name}, and what is marked in them under {@code entities}. */
    static void put(ObjectNode parameters, String name, String entities, String text) {
        var plain = new StringBuilder(text.length());
        ArrayNode marks = parameters.arrayNode();
        Matcher matcher = MARKED.matcher(text);
        int done = 0;
        while (matcher.find()) {
            for (String[] each : NAMES) {
                String inner = matcher.group(each[0]);
                if (inner != null && !inner.isBlank() && inner.strip().length() == inner.length()) {
                    plain.append(text, done, matcher.start());
                    // Offsets and lengths are UTF-16 units, as Java's are.
                    marks.addObject()
                            .put("type", each[1])
                            .put("offset", plain.length())
                            .put("length", inner.length());
                    plain.append(inner);
                    done = matcher.end();
                }
            }
        }
        plain.append(text, done, text.length());
        parameters.put(name, plain.toString());
        if (!marks.isEmpty()) {
            parameters.set(entities, marks);
        }
    }
}
