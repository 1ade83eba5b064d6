package io.insaka.contacts.consent;

import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How somebody's word came to us, and what shows it. Printing one does not show it. */
public record Said(
        Source source,
        @Nullable TeammateId teammate,
        @Nullable MessageId message,
        Proof proof) {
    /** The names are stored: add, never rename. */
    public enum Source {
        /** The customer wrote a word for it, or chose it. */
        MESSAGE,
        /** Their provider says so. */
        PROVIDER,
        /** The page behind the link in a mailing. */
        LINK,
        /** Their mail program, by the button it shows for it. */
        ONE_CLICK,
        /** A teammate, who says why; also one's program, by the API. */
        TEAMMATE,
        /** A sheet of customers that a teammate brought along: the proof names file and row. */
        IMPORT,
        /** Kept before there was a ledger. */
        EARLIER;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Source of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * What shows it. Stored, sealed.
     *
     * @param note what a teammate knows of it
     * @param wording what was asked
     * @param language in which
     * @param reason why a teammate believes in a yes although the customer's own last word was no
     */
    public record Proof(
            @Nullable String note,
            @Nullable String wording,
            @Nullable String language,
            @Nullable String reason) {
        public static final Proof NONE = new Proof(null, null, null, null);

        @Override
        public String toString() {
            return "Proof[]";
        }
    }

    public static Said inMessage(UUID message) {
        return new Said(Source.MESSAGE, null, new MessageId(message), Proof.NONE);
    }

    public static Said byProvider() {
        return new Said(Source.PROVIDER, null, null, Proof.NONE);
    }

    public static Said byTeammate(TeammateId teammate, Proof proof) {
        return new Said(Source.TEAMMATE, teammate, null, proof);
    }

    /** @param teammate null when it is not known any more who began the import */
    public static Said inSheet(@Nullable TeammateId teammate, String where) {
        return new Said(Source.IMPORT, teammate, null, new Proof(where, null, null, null));
    }

    @Override
    public String toString() {
        return "Said[" + source + "]";
    }
}
