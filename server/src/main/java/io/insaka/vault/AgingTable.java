package io.insaka.vault;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A module declares, as a bean, which rows of a table grow old with the messages of a conversation: where messages are
 * kept for a while only, they go with them. It has a {@code conversation_id}.
 *
 * @param message the column that holds the id of a message; null: none does
 * @param moment the column that says of when a row is; null: all rows of the conversation go as soon as a message does
 * @param emptied the column that becomes null while the row stays; null: the row goes
 */
public record AgingTable(
        String name,
        @Nullable String message,
        @Nullable String moment,
        @Nullable String emptied) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

    public AgingTable {
        check(name);
        check(message);
        check(moment);
        check(emptied);
    }

    /** Goes with its message, and whatever else is older. */
    public static AgingTable of(String name, String message, String moment) {
        return new AgingTable(name, message, moment, null);
    }

    public static AgingTable since(String name, String moment) {
        return new AgingTable(name, null, moment, null);
    }

    /** Tells of all messages together. */
    public static AgingTable whole(String name) {
        return new AgingTable(name, null, null, null);
    }

    public AgingTable emptying(String column) {
        return new AgingTable(name, message, moment, column);
    }

    /** The names become part of statements. */
    private static void check(@Nullable String identifier) {
        if (identifier != null && !IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException("not a plain identifier: " + identifier);
        }
    }
}
