package io.insaka.sandbox.whatsapp;

import java.net.URI;

/**
 * One business number, as it would be set up at Meta.
 *
 * @param displayNumber digits, as customers see it
 * @param callbackUrl where its webhooks go
 */
public record Registration(
        String phoneNumberId,
        String displayNumber,
        String accessToken,
        String appSecret,
        String verifyToken,
        URI callbackUrl) {
    /** The id of the WhatsApp business account, as webhooks name it. */
    public String businessAccountId() {
        return "8" + phoneNumberId;
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "Registration[" + phoneNumberId + " → " + callbackUrl + "]";
    }
}
