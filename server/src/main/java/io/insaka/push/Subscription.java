package io.insaka.push;

/**
 * Where a browser can be reached while no page is open.
 *
 * @param endpoint its address at its push service; whoever knows it can be told apart by it
 * @param p256dh the browser's public key, base64url
 * @param auth a secret it shares with us, base64url
 */
public record Subscription(String endpoint, String p256dh, String auth) {
    @Override
    public String toString() {
        return "Subscription";
    }
}
