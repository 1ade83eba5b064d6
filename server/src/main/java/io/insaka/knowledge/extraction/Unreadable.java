package io.insaka.knowledge.extraction;

/** A document whose words cannot be had, now and at the next try. */
public final class Unreadable extends Exception {
    private final Reason reason;

    /** In words its owner may read. */
    public enum Reason {
        DAMAGED("damaged", "The file is damaged, or is not what its name says."),
        LOCKED("locked", "The file is protected with a password. Save it without one and upload it again."),
        EMPTY("empty", "No text was found. A scanned document has to be turned into text first."),
        TOO_LONG("too-long", "The document has more text than one source may have. Split it."),
        TOO_DEMANDING("too-demanding", "Reading the file took more time or memory than a document may take.");

        private final String code;
        private final String text;

        Reason(String code, String text) {
            this.code = code;
            this.text = text;
        }

        public String code() {
            return code;
        }

        public String text() {
            return text;
        }
    }

    public Unreadable(Reason reason) {
        super(reason.text(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
