package io.insaka.bridge.wire;

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

/** The gateway's signature: {@code sha256=<hex HMAC-SHA256(secret, timestamp + "." + body)>}, the timestamp in seconds. */
public final class Signature {
    public static final String TIMESTAMP = "X-Insaka-Timestamp";
    public static final String HEADER = "X-Insaka-Signature";
    private static final String PREFIX = "sha256=";
    private static final Duration LONGEST_WAY = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}");

    private Signature() {}

    public static String of(String secret, String timestamp, byte[] body) {
        return PREFIX + HexFormat.of().formatHex(hmac(secret, timestamp, body));
    }

    public static boolean fits(
            @Nullable String signature, @Nullable String timestamp, String secret, byte[] body, Instant now) {
        if (signature == null
                || timestamp == null
                || !SECONDS.matcher(timestamp.strip()).matches()) {
            return false;
        }
        String time = timestamp.strip();
        Duration way = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs();
        byte[] wanted = of(secret, time, body).getBytes(StandardCharsets.UTF_8);
        return way.compareTo(LONGEST_WAY) <= 0
                && MessageDigest.isEqual(signature.strip().getBytes(StandardCharsets.UTF_8), wanted);
    }

    private static byte[] hmac(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
