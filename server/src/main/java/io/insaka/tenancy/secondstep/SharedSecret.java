package io.insaka.tenancy.secondstep;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** What the product and the app both know. */
record SharedSecret(byte[] bytes) {
    private static final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private static final SecureRandom random = new SecureRandom();
    private static final int BYTES = 20;
    /** A phone's clock may be wrong by half a minute. */
    private static final int AROUND = 1;

    static SharedSecret fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SharedSecret(bytes);
    }

    /** For typing. */
    String text() {
        return new Base32().encodeToString(bytes);
    }

    /** As apps read it from a picture. */
    String uri(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + text() + "&issuer="
                + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The step, counted from 1970, for which this is the code; empty when it is none of the present. */
    OptionalLong step(String code, Instant now) {
        long seconds = generator.getTimeStep().toSeconds();
        long present = now.getEpochSecond() / seconds;
        for (long step = present - AROUND; step <= present + AROUND; step++) {
            if (code(Instant.ofEpochSecond(step * seconds)).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    String code(Instant at) {
        try {
            return generator.generateOneTimePasswordString(new SecretKeySpec(bytes, generator.getAlgorithm()), at);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "SharedSecret[]";
    }
}
