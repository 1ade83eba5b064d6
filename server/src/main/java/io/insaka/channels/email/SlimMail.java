package io.insaka.channels.email;

import io.insaka.channels.email.mime.MimePart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came, without the bytes of its files: those are kept beside it, once. Reading it again gives the same
 * parts in the same order.
 */
final class SlimMail {
    static final int LARGEST_TEXT = 256_000;
    private static final int SMALL = 4_000;
    private static final byte[] LINE = {'\r', '\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private SlimMail() {}

    static byte[] of(MimePart message) {
        var slim = new SlimMail();
        slim.write(message);
        return slim.out.toByteArray();
    }

    private void write(MimePart part) {
        part.headers().fields().forEach(field -> {
            out.writeBytes(field.raw());
            out.writeBytes(LINE);
        });
        out.writeBytes(LINE);
        String boundary = boundary(part);
        if (boundary == null) {
            int most = part.isText() ? LARGEST_TEXT : SMALL;
            byte[] raw = part.raw();
            // Half a picture is none, half a text is worth reading.
            int length = raw.length <= most ? raw.length : part.isText() ? most : 0;
            out.write(raw, 0, length);
            return;
        }
        for (MimePart child : part.parts()) {
            out.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.UTF_8));
            write(child);
            out.writeBytes(LINE);
        }
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String boundary(MimePart part) {
        return part.multiple() ? part.parameter("boundary") : null;
    }
}
