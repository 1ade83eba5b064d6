package io.insaka.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * An organisation to be founded, and its first owner.
 *
 * @param apiToken the value of a token with all of the owner's permissions, if there is to be one
 * @param demo whether it should be given something to look at
 */
public record Founding(
        String organisation,
        String ownerName,
        String ownerEmail,
        String ownerPassword,
        @Nullable String apiToken,
        boolean demo) {
    @Override
    public String toString() {
        return "Founding[" + organisation + "]";
    }
}
