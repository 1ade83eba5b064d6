package io.insaka.sandbox.meta;

import java.net.URI;

/**
 * One page with its app, as it would be set up at Meta.
 *
 * @param instagram whether customers write on Instagram to the account that is linked to the page
 * @param callbackUrl where its webhooks go
 */
public record Page(
        boolean instagram, String id, String accessToken, String appSecret, String verifyToken, URI callbackUrl) {
    /** How webhooks name the account: Instagram's has an id of its own. */
    public String account() {
        return instagram ? "1784" + id : id;
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "Page[" + id + " → " + callbackUrl + "]";
    }
}
