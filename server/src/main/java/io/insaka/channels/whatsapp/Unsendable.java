package io.insaka.channels.whatsapp;

/** A message the Cloud API would certainly refuse; found before the call. */
final class Unsendable extends Exception {
    private final String code;

    Unsendable(String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
