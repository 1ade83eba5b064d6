package io.insaka.channels.graph;

/** A message Meta would certainly refuse; found before the call. */
public final class Unsendable extends Exception {
    private final String code;

    public Unsendable(String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
