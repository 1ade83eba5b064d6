package io.insaka.tenancy.provider;

import java.net.URI;

/**
 * What one journey to the provider and back is recognised by. All three are the browser's own and used once.
 *
 * @param verifier of PKCE: the provider is told its hash first, and this when the code is exchanged
 */
public record Errand(URI returnTo, String state, String nonce, String verifier) {
    @Override
    public String toString() {
        return "Errand[]";
    }
}
