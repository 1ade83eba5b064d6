package io.insaka.tenancy.provider;

import org.jspecify.annotations.Nullable;

/**
 * Who the provider says has signed in there.
 *
 * @param subject never given to anybody else by the same provider
 * @param email null when the provider tells none
 * @param emailVerified whether the provider vouches that the address is theirs; false when it says nothing of that
 */
public record Identity(
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name) {
    @Override
    public String toString() {
        return "Identity[]";
    }
}
