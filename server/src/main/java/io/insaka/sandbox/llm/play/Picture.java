package io.insaka.sandbox.llm.play;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A picture a model is shown: what its bytes say it is. */
public record Picture(String contentType, int bytes, String size) {
    private static final HexFormat HEX = HexFormat.of();

    /** Empty when it is no base64; the type is empty when the bytes are none of PNG, JPEG, GIF, WebP. */
    public static Optional<Picture> decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            String type = typeOf(bytes);
            return Optional.of(new Picture(type, bytes.length, sizeOf(type, bytes)));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    public String words() {
        String name = contentType.substring(contentType.indexOf('/') + 1).toUpperCase(Locale.ROOT);
        return "a " + name + " picture" + (size.isEmpty() ? "" : " of " + size + " pixels") + ", " + bytes + " bytes";
    }

    private static String typeOf(byte[] bytes) {
        String start = HEX.formatHex(Arrays.copyOf(bytes, 12));
        if (start.startsWith("89504e470d0a1a0a")) {
            return "image/png";
        }
        if (start.startsWith("ffd8ff")) {
            return "image/jpeg";
        }
        if (start.startsWith("474946383")) {
            return "image/gif";
        }
        return start.startsWith("52494646") && start.endsWith("57454250") ? "image/webp" : "";
    }

    /** Only a PNG says it where it is easily read. */
    private static String sizeOf(String type, byte[] bytes) {
        return type.equals("image/png") && bytes.length >= 24 ? number(bytes, 16) + " × " + number(bytes, 20) : "";
    }

    private static int number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, 4).getInt();
    }
}
