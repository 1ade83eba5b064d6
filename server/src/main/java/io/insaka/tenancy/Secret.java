package io.insaka.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A session's or token's value. Only its hash is stored: with 256 random bits a plain SHA-256 needs no salt and no
 * stretching.
 */
record Secret(String value) {
    static final String TOKEN_PREFIX = "insaka_";
    private static final String REFRESH_PREFIX = "insaka_refresh_";

    private static final SecureRandom random = new SecureRandom();
    private static final int BYTES = 32;

    static Secret forSession() {
        return new Secret(randomText());
    }

    static Secret forToken() {
        return new Secret(TOKEN_PREFIX + randomText());
    }

    static Secret forRefresh() {
        return new Secret(REFRESH_PREFIX + randomText());
    }

    static String randomText() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] hash() {
        return sha256(value);
    }

    /** What a page of ours must send back with unsafe requests; known only to who holds this session. */
    String csrf() {
        return derived("csrf");
    }

    /** Another value that only who holds this one can know. */
    String derived(String what) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(what + " " + value));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret[]";
    }
}
