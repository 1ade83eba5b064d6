package io.insaka.tenancy.secondstep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Such as {@code k7qm-2xwd-9rtb-c4hn}: 80 random bits, so that a plain SHA-256 is enough to keep. */
record RecoveryCode(String plain) {
    /** Without what people take for one another; 32 of them, five bits each. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz023456789";

    private static final SecureRandom random = new SecureRandom();
    private static final int PARTS = 4;
    private static final int LETTERS_OF_A_PART = 4;

    static RecoveryCode fresh() {
        return new RecoveryCode(IntStream.range(0, PARTS * LETTERS_OF_A_PART)
                .mapToObj(at -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining()));
    }

    /** As a person typed it, with or without dashes and spaces. */
    static RecoveryCode typed(String text) {
        return new RecoveryCode(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    String shown() {
        return IntStream.range(0, PARTS)
                .mapToObj(part -> plain.substring(part * LETTERS_OF_A_PART, (part + 1) * LETTERS_OF_A_PART))
                .collect(Collectors.joining("-"));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "RecoveryCode[]";
    }
}
