package io.insaka.contacts;

/**
 * The language somebody writes in. It stays when a message or two are in another one: people borrow words.
 *
 * @param language BCP 47, such as {@code sw}; empty while they have said too little
 * @param leaning the language of their latest messages when it is another one; else empty
 * @param times how many messages in a row were in that
 */
public record Spoken(String language, String leaning, int times) {
    public static final Spoken UNKNOWN = new Spoken("", "", 0);

    /** So many messages in a row in another language change it. */
    static final int CHANGES_AFTER = 3;

    /** After a message in {@code heard}; empty when the message did not tell. */
    public Spoken hear(String heard) {
        if (heard.isEmpty()) {
            return this;
        }
        if (language.isEmpty() || heard.equals(language)) {
            return new Spoken(heard, "", 0);
        }
        int again = heard.equals(leaning) ? times + 1 : 1;
        return again >= CHANGES_AFTER ? new Spoken(heard, "", 0) : new Spoken(language, heard, again);
    }
}
