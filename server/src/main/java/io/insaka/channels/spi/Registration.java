package io.insaka.channels.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a provider delivers what comes for an account. */
public sealed interface Registration {
    Refused BY_HAND = new Refused("At this provider the address is entered by hand.", false);

    /**
     * @param url the address it calls; empty when it calls none
     * @param pending how much it could not deliver yet
     * @param failure what happened when it last tried in vain; null when nothing did
     */
    record Known(String url, long pending, @Nullable Failure failure) implements Registration {}

    /** In the provider's words. */
    record Failure(String text, Instant at) {}

    /** It did not do what was asked, or did not say. @param unauthorized because it does not accept the credentials */
    record Refused(String detail, boolean unauthorized) implements Registration {}
}
