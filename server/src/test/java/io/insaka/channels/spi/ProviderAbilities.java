package io.insaka.channels.spi;

/** What a provider may lack. Each is true, or usual, until the adapter's test says otherwise. */
abstract class ProviderAbilities {
    protected boolean sendsMedia() {
        return true;
    }

    protected boolean sendsLocations() {
        return true;
    }

    protected boolean sendsContacts() {
        return true;
    }

    protected boolean reacts() {
        return true;
    }

    protected String emoji() {
        return "👍";
    }

    protected boolean answersMessages() {
        return true;
    }

    /** Whether a server is behind it, which has credentials, signs, and may be away; a channel of our own has none. */
    protected boolean hasProvider() {
        return true;
    }

    /** Whether the provider's proof covers the body; a shared secret in a header does not. */
    protected boolean signsBodies() {
        return true;
    }

    /** Whether the proof stands in the address the provider was told, because it signs nothing. */
    protected boolean provesByAddress() {
        return false;
    }

    /** Whether a customer can send files. */
    protected boolean takesFiles() {
        return true;
    }
}
