package io.insaka.channels.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/** The GET with which Meta makes sure that a webhook wants to be one. */
public final class Handshake {
    private static final int LONGEST_CHALLENGE = 1_000;

    private Handshake() {}

    /** The challenge to give back; empty when it is not meant for whoever chose this token. */
    public static Optional<String> answer(String verifyToken, Map<String, String> query) {
        String challenge = query.get("hub.challenge");
        boolean meant = "subscribe".equals(query.get("hub.mode"))
                && equal(verifyToken, query.getOrDefault("hub.verify_token", ""));
        return meant && challenge != null && challenge.length() <= LONGEST_CHALLENGE
                ? Optional.of(challenge)
                : Optional.empty();
    }

    private static boolean equal(String secret, String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
