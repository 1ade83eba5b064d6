package io.insaka.channels.webchat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON that we gave away and know again: {@code purpose.payload.signature}, HMAC-SHA256 over the first two parts. */
final class Signed {
    static final JsonMapper JSON = new JsonMapper();
    static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int LONGEST = 4_096;

    private Signed() {}

    static String write(byte[] key, String purpose, ObjectNode content) {
        String head = purpose + "." + ENCODER.encodeToString(JSON.writeValueAsBytes(content));
        return head + "." + ENCODER.encodeToString(mac(key, head));
    }

    /** What was signed with this key for this purpose; empty for anything else. */
    static Optional<JsonNode> read(byte[] key, String purpose, @Nullable String text) {
        if (text == null || text.length() > LONGEST || !text.startsWith(purpose + ".")) {
            return Optional.empty();
        }
        int last = text.lastIndexOf('.');
        String head = text.substring(0, last);
        try {
            byte[] signature = DECODER.decode(text.substring(last + 1));
            if (last <= purpose.length() || !MessageDigest.isEqual(signature, mac(key, head))) {
                return Optional.empty();
            }
            return Optional.of(JSON.readTree(DECODER.decode(head.substring(purpose.length() + 1))));
        } catch (IllegalArgumentException | JacksonException foreign) {
            return Optional.empty();
        }
    }

    static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The text under this name, without what PostgreSQL cannot store; null when there is none or it is too long. */
    static @Nullable String text(JsonNode node, String name, int longest) {
        JsonNode found = node.path(name);
        if (!found.isString()) {
            return null;
        }
        String text = clean(found.asString());
        return text.isBlank() || text.length() > longest ? null : text;
    }

    /** Without U+0000 and halves of surrogate pairs. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else if (point != 0) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }
}
