package io.insaka.channels.spi;

/**
 * One way to name a person.
 *
 * @param kind the id space: {@code phone} (digits of E.164 without plus), {@code whatsapp_user}, {@code email}…
 * @param value exact and opaque, except for phones, which are digits only
 * @param identifying false for what may change hands or be shared (a username), and for what somebody only says of
 *     themselves: shown, never used to recognise anybody
 * @param proven whether the provider vouches that whoever writes has this address. Only what is proven joins contacts
 *     by itself: ids and numbers the provider hands out (WhatsApp, SMS, Telegram, Messenger, Instagram, our own chat's
 *     visitors), and a mail address only where the receiving server found SPF, DKIM or DMARC to pass for its domain.
 *     What another system passes on (gateway, Chatwoot), or a person or website says, is not
 */
public record Address(String kind, String value, boolean identifying, boolean proven) {
    public static final String PHONE = "phone";
    public static final String EMAIL = "email";

    /** What a provider hands out identifies and is proven; everything else is neither. */
    public Address(String kind, String value, boolean identifying) {
        this(kind, value, identifying, identifying);
    }

    /** Whether both name the same place, whatever is known of it. */
    public boolean sameAs(Address other) {
        return kind.equals(other.kind) && value.equals(other.value);
    }

    @Override
    public String toString() {
        return "Address[" + kind + "]";
    }
}
