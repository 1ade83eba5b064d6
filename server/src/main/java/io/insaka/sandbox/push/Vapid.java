package io.insaka.sandbox.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sends, proved (RFC 8292). */
final class Vapid {
    private static final Pattern SCHEME = Pattern.compile("(?i)vapid +(.+)");
    private static final Pattern TOKEN =
            Pattern.compile("(?:^|[ ,])t=\"?([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)\"?(?:[ ,]|$)");
    private static final Pattern KEY = Pattern.compile("(?:^|[ ,])k=\"?([\\w-]+)\"?(?:[ ,]|$)");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final JsonMapper json = new JsonMapper();

    private Vapid() {}

    /**
     * @param bound the only key from which this subscription takes messages; null: any
     * @return the key that signed
     */
    static String check(String authorization, String origin, @Nullable String bound, Instant now) throws Refused {
        Matcher scheme = SCHEME.matcher(authorization);
        Refused.unless(scheme.matches(), 401, "no vapid authorization");
        Matcher token = TOKEN.matcher(scheme.group(1));
        Matcher key = KEY.matcher(scheme.group(1));
        Refused.unless(token.find() && key.find(), 401, "the authorization lacks t or k");
        Refused.unless(signed(token, key.group(1)), 401, "the signature");
        JsonNode head = read(token.group(1));
        Refused.unless(head.path("alg").asString("").equals("ES256"), 401, "the algorithm");
        JsonNode claims = read(token.group(2));
        Refused.unless(claims.path("aud").asString("").equals(origin), 401, "aud is not " + origin);
        Refused.unless(claims.path("exp").isIntegralNumber(), 401, "exp is no number");
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        Refused.unless(end.isAfter(now), 401, "exp is past");
        Refused.unless(!end.isAfter(now.plus(LONGEST)), 401, "exp is more than 24 hours ahead");
        Refused.unless(claims.path("sub").asString("").matches("(mailto:|https://).+"), 401, "sub");
        Refused.unless(bound == null || bound.equals(key.group(1)), 403, "another key than the subscription's");
        return key.group(1);
    }

    private static boolean signed(Matcher token, String key) {
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(Curve.open(decoder.decode(key)));
            signature.update((token.group(1) + "." + token.group(2)).getBytes(UTF_8));
            return signature.verify(decoder.decode(token.group(3)));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }

    private static JsonNode read(String part) throws Refused {
        try {
            return json.readTree(Base64.getUrlDecoder().decode(part));
        } catch (JacksonException | IllegalArgumentException garbled) {
            throw new Refused(401, "the token is not readable");
        }
    }
}
