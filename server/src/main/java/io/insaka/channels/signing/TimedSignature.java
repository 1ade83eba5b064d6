package io.insaka.channels.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code sha256=<hex HMAC-SHA256(secret, "<timestamp>.<raw body>")>}, the timestamp in seconds. What was signed too long
 * ago is not believed: it may have been listened to.
 */
public final class TimedSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final Duration LONGEST_WAY = Duration.ofMinutes(5);
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{9,13}");
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private TimedSignature() {}

    public static String of(String secret, String timestamp, byte[] body) {
        return PREFIX + HexFormat.of().formatHex(hmac(secret, timestamp + ".", body));
    }

    /** Whether the signature fits this time and these bytes, and the time is about now. */
    public static boolean matches(
            @Nullable String signature, @Nullable String timestamp, String secret, byte[] body, Instant now) {
        if (timestamp == null || !TIMESTAMP.matcher(timestamp.strip()).matches()) {
            return false;
        }
        long number = Long.parseLong(timestamp.strip());
        Instant at = number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        boolean fresh = Duration.between(at, now).abs().compareTo(LONGEST_WAY) <= 0;
        return fresh && same(signature, hmac(secret, timestamp.strip() + ".", body));
    }

    /** Whether the signature is one over the bytes alone, from whoever cannot put a time into it. */
    public static boolean matchesBody(@Nullable String signature, String secret, byte[] body) {
        return same(signature, hmac(secret, "", body));
    }

    private static boolean same(@Nullable String signature, byte[] wanted) {
        if (signature == null) {
            return false;
        }
        String given = signature.strip();
        String hex = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
        try {
            return MessageDigest.isEqual(HexFormat.of().parseHex(hex), wanted);
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private static byte[] hmac(String secret, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
