package io.insaka.tenancy.provider;

import org.jspecify.annotations.Nullable;

/**
 * Who the provider says has signed in there.
 *
 * @param subject never given to anybody else by the same provider
 * @param email null when the provider tells none
 * @param vouched whether the address is theirs
 * @param session what the provider calls their session; null when it tells nothing of that
 * @param proof the ID token, with which the session is ended there
 */
public record Identity(
        String subject,
        @Nullable String email,
        Vouched vouched,
        @Nullable String name,
        @Nullable String session,
        String proof) {
    /** What the provider says of having verified an address. */
    public enum Vouched {
        YES,
        NO,
        /** Nothing, as Entra ID does. */
        SILENT
    }

    @Override
    public String toString() {
        return "Identity[]";
    }
}
