package io.insaka.channels.webchat;

import io.insaka.channels.spi.ChannelSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a site says of its signed-in customer, and the proof that it is the site who says so: a JWT signed with HS256 (and
 * nothing else, whatever its header asks for), or the user's id with its HMAC.
 */
public final class Identity {
    static final int LONGEST = 200;
    private static final int LONGEST_JWT = 4_096;
    private static final Duration SKEW = Duration.ofMinutes(1);

    private Identity() {}

    /** Whether sites can vouch for anybody here at all. */
    public static boolean accepted(ChannelSettings settings) {
        return settings.find(ChatSettings.IDENTITY_SECRET) != null;
    }

    /** The user, or empty when it is not proved, or not any more. */
    public static Optional<Visitor.User> jwt(ChannelSettings settings, String jwt, Instant now) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3 || jwt.length() > LONGEST_JWT) {
            return Optional.empty();
        }
        try {
            byte[] signature = Signed.DECODER.decode(parts[2]);
            JsonNode header = Signed.JSON.readTree(Signed.DECODER.decode(parts[0]));
            boolean genuine = header.path("alg").asString("").equals("HS256")
                    && MessageDigest.isEqual(signature, Signed.mac(key(settings), parts[0] + "." + parts[1]));
            if (!genuine) {
                return Optional.empty();
            }
            return user(Signed.JSON.readTree(Signed.DECODER.decode(parts[1])), now);
        } catch (IllegalArgumentException | JacksonException nonsense) {
            return Optional.empty();
        }
    }

    private static Optional<Visitor.User> user(JsonNode claims, Instant now) {
        boolean over = claims.has("exp") && !now.minus(SKEW).isBefore(instant(claims.path("exp"), Instant.MIN));
        boolean early = claims.has("nbf") && now.plus(SKEW).isBefore(instant(claims.path("nbf"), Instant.MAX));
        JsonNode subject = claims.path("sub");
        String id = subject.isIntegralNumber() ? subject.asString() : Signed.text(claims, "sub", LONGEST);
        if (over || early || id == null) {
            return Optional.empty();
        }
        return Optional.of(new Visitor.User(
                id,
                Signed.text(claims, "name", LONGEST),
                Signed.text(claims, "email", LONGEST),
                digits(Signed.text(claims, "phone", LONGEST))));
    }

    private static Instant instant(JsonNode seconds, Instant otherwise) {
        double given = seconds.isNumber() ? seconds.asDouble() : Double.NaN;
        // Beyond the year 9999 nobody means a time.
        return given >= 0 && given < 253_402_300_800.0 ? Instant.ofEpochSecond((long) given) : otherwise;
    }

    private static @Nullable String digits(@Nullable String phone) {
        String digits = phone == null ? "" : phone.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? null : digits;
    }

    public static Optional<Visitor.User> hmac(ChannelSettings settings, String userId, String hmac) {
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(hmac.strip().toLowerCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
        boolean genuine = !userId.isBlank()
                && userId.length() <= LONGEST
                && Signed.clean(userId).equals(userId)
                && MessageDigest.isEqual(claimed, Signed.mac(key(settings), userId));
        return genuine ? Optional.of(new Visitor.User(userId, null, null, null)) : Optional.empty();
    }

    private static byte[] key(ChannelSettings settings) {
        return settings.require(ChatSettings.IDENTITY_SECRET).getBytes(StandardCharsets.UTF_8);
    }
}
