package io.insaka.tenancy;

import org.springframework.stereotype.Component;

/**
 * Tells this process that somebody's rights changed, or what an organisation uses, on whatever node it was. The database says so on {@link #CHANNEL}
 * with the commit; whoever listens there passes it on.
 */
@Component
public class AccessPulse {
    public static final String CHANNEL = "insaka_access";

    private final Credentials credentials;
    private final Features features;

    AccessPulse(Credentials credentials, Features features) {
        this.credentials = credentials;
        this.features = features;
    }

    /** Also when it may have been missed: what was remembered is read again. */
    public void beat() {
        credentials.forget();
        features.forget();
    }
}
