package io.insaka.channels.spi;

/**
 * One way to name a person.
 *
 * @param kind the id space: {@code phone} (digits of E.164 without plus), {@code whatsapp_user}, {@code email}…
 * @param value exact and opaque, except for phones, which are digits only
 * @param identifying false for what may change hands or be shared (a username): shown, never used to recognise anybody
 */
public record Address(String kind, String value, boolean identifying) {
    public static final String PHONE = "phone";

    @Override
    public String toString() {
        return "Address[" + kind + "]";
    }
}
