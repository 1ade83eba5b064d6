package io.insaka.sandbox.whatsapp;

import java.time.Instant;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message as the customer's phone shows it.
 *
 * @param wire the message as it went over the wire, by type
 * @param words the text in it; a template's with its parameters filled in
 */
public record ThreadMessage(String id, Side from, ObjectNode wire, String words, Instant at, Marks marks) {
    public enum Side {
        CUSTOMER,
        BUSINESS
    }

    public enum Receipt {
        SENT,
        DELIVERED,
        READ,
        FAILED
    }

    /**
     * @param reaction the other side's reaction; empty for none
     * @param error the code of a failed message; 0 for none
     */
    public record Marks(Receipt receipt, String reaction, boolean edited, boolean revoked, int error) {
        static final Marks NEW = new Marks(Receipt.SENT, "", false, false, 0);

        /** Forward only: a message that was read stays read. */
        Marks receipt(Receipt later) {
            return later.compareTo(receipt) > 0 ? new Marks(later, reaction, edited, revoked, error) : this;
        }

        Marks failed(int code) {
            return new Marks(Receipt.FAILED, reaction, edited, revoked, code);
        }

        Marks reaction(String emoji) {
            return new Marks(receipt, emoji, edited, revoked, error);
        }
    }

    public String type() {
        return wire.path("type").asString("text");
    }

    /** The id of the message it answers; empty for none. */
    public String replyTo() {
        return wire.path("context")
                .path(from == Side.CUSTOMER ? "id" : "message_id")
                .asString("");
    }

    ThreadMessage marked(UnaryOperator<Marks> change) {
        return new ThreadMessage(id, from, wire, words, at, change.apply(marks));
    }

    ThreadMessage edited(ObjectNode changed, String changedWords) {
        return new ThreadMessage(
                id,
                from,
                changed,
                changedWords,
                at,
                new Marks(marks.receipt, marks.reaction, true, marks.revoked, marks.error));
    }

    ThreadMessage revoked() {
        return new ThreadMessage(
                id, from, wire, "", at, new Marks(marks.receipt, marks.reaction, marks.edited, true, marks.error));
    }
}
