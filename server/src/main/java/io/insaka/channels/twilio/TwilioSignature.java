package io.insaka.channels.twilio;

import io.insaka.channels.form.Form;
import io.insaka.channels.spi.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Twilio-Signature}: over the address as Twilio was told it, which only we know behind a proxy, and the fields by
 * name. Twilio's own libraries accept the address with and without its usual port, so senders of both kinds exist.
 */
final class TwilioSignature {
    static final String HEADER = "X-Twilio-Signature";

    private static final String ALGORITHM = "HmacSHA1";
    private static final String BODY_HASH = "bodySHA256";

    private TwilioSignature() {}

    static boolean matches(String token, WebhookRequest request) {
        byte[] claimed = claimed(request.header().apply(HEADER));
        if (claimed == null) {
            return false;
        }
        String hash = request.query().get(BODY_HASH);
        if (hash != null && !hash.toLowerCase(Locale.ROOT).equals(sha256(request.body()))) {
            return false;
        }
        String fields = hash == null ? fields(request.body()) : "";
        return addresses(request.url()).stream()
                .anyMatch(address -> MessageDigest.isEqual(claimed, signature(token, address + fields)));
    }

    private static byte @Nullable [] claimed(@Nullable String header) {
        try {
            return header == null ? null : Base64.getDecoder().decode(header.strip());
        } catch (IllegalArgumentException garbled) {
            return null;
        }
    }

    /** Names in the order of their characters, each value once. */
    static String fields(byte[] body) {
        var all = new StringBuilder();
        new TreeMap<>(Form.parse(body).values())
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> all.append(name).append(value)));
        return all.toString();
    }

    private static Set<String> addresses(String url) {
        Set<String> all = new LinkedHashSet<>(List.of(url));
        int question = url.indexOf('?');
        String path = question < 0 ? url : url.substring(0, question);
        String query = question < 0 ? "" : url.substring(question);
        for (String written : List.of(path, path + "/")) {
            all.add(written + query);
            all.add(otherPort(written) + query);
        }
        return all;
    }

    /** With the usual port where there is none, and without it where it stands. */
    private static String otherPort(String address) {
        URI uri = URI.create(address);
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        String authority = uri.getRawAuthority();
        if (authority == null || uri.getHost() == null) {
            return address;
        }
        String other = uri.getPort() == -1
                ? authority + ":" + usual
                : uri.getPort() == usual ? authority.substring(0, authority.lastIndexOf(':')) : authority;
        return address.replaceFirst(
                java.util.regex.Pattern.quote(authority), java.util.regex.Matcher.quoteReplacement(other));
    }

    static byte[] signature(String token, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
