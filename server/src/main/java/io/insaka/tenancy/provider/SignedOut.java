package io.insaka.tenancy.provider;

import org.jspecify.annotations.Nullable;

/**
 * Who has signed out at the provider: a session, a person, or one of the person's sessions. Not both are null.
 *
 * @param token what makes the message one of its kind
 */
public record SignedOut(
        String token, @Nullable String session, @Nullable String subject) {
    @Override
    public String toString() {
        return "SignedOut[]";
    }
}
