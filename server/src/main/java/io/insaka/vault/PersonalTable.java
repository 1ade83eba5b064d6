package io.insaka.vault;

import java.util.regex.Pattern;

/**
 * A module declares, as a bean, which rows of a table are a customer's: they are erased with the customer. Every table of
 * an organisation is declared so, is one of a {@link PersonalRecords}, or is listed with a reason in the gate that reads
 * the catalogue.
 *
 * @param name a table whose rows are isolated by {@code tenant_id}
 * @param column that leads to the customer
 * @param by to what it leads
 * @param parent the table of whose rows it holds the ids, with {@link Belongs#PARENT}; else empty
 * @param fate what becomes of a customer's rows
 * @param copied whether the rows are in the copy that a customer may ask for; not where they only say how we work
 */
public record PersonalTable(String name, String column, Belongs by, String parent, Fate fate, boolean copied) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

    /** To what a column leads. */
    public enum Belongs {
        /** A contact's id. */
        CONTACT,
        /** A conversation's id. */
        CONVERSATION,
        /** The id of a row of a table that says its conversation. */
        PARENT,
        /** The id of a visitor of our own chat. */
        VISITOR,
        /** No column does: what is sealed is opened, and it is theirs when one of their ids or addresses is in it. */
        SOUGHT
    }

    public enum Fate {
        ERASED,
        /** As that, but only once nothing of the customer can be under way any more. */
        ERASED_LAST,
        /** The row stays for its sums, and leads nowhere. */
        CUT_OFF
    }

    public PersonalTable {
        check(name);
        if (!column.isEmpty()) {
            check(column);
        }
        if (by == Belongs.PARENT) {
            check(parent);
        }
    }

    public static PersonalTable ofContact(String name, String column) {
        return new PersonalTable(name, column, Belongs.CONTACT, "", Fate.ERASED, true);
    }

    /** Its {@code conversation_id} says whose it is. */
    public static PersonalTable ofConversation(String name) {
        return ofConversation(name, "conversation_id");
    }

    public static PersonalTable ofConversation(String name, String column) {
        return new PersonalTable(name, column, Belongs.CONVERSATION, "", Fate.ERASED, true);
    }

    /** Its column names a row of {@code parent}, which has a {@code conversation_id}. */
    public static PersonalTable under(String parent, String name, String column) {
        return new PersonalTable(name, column, Belongs.PARENT, parent, Fate.ERASED, true);
    }

    public static PersonalTable ofVisitor(String name) {
        return new PersonalTable(name, "visitor_id", Belongs.VISITOR, "", Fate.ERASED, true);
    }

    public static PersonalTable sought(String name) {
        return new PersonalTable(name, "", Belongs.SOUGHT, "", Fate.ERASED, false);
    }

    public PersonalTable last() {
        return new PersonalTable(name, column, by, parent, Fate.ERASED_LAST, copied);
    }

    public PersonalTable cutOff() {
        return new PersonalTable(name, column, by, parent, Fate.CUT_OFF, copied);
    }

    /** Says how we work and nothing about them that is not said elsewhere: not in their copy. */
    public PersonalTable inner() {
        return new PersonalTable(name, column, by, parent, fate, false);
    }

    /** The names become part of statements. */
    private static void check(String identifier) {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException("not a plain identifier: " + identifier);
        }
    }
}
