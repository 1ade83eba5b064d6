package io.insaka.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Transfer encodings, decoded as far as they go: what is broken stays as it stands. */
public final class Transfer {
    private Transfer() {}

    /** @param encoding as the header names it, which may be no encoding at all */
    public static byte[] decode(byte[] raw, String encoding) {
        String word = encoding.replaceAll("[\\s\"';]", "").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "base64", "base-64", "b" -> base64(raw);
            case "quoted-printable", "quotedprintable", "qp", "q" -> quotedPrintable(raw);
            default -> raw;
        };
    }

    /** Skips what does not belong, begins anew after padding, and gives what a cut-off end still says. */
    public static byte[] base64(byte[] raw) {
        var out = new ByteArrayOutputStream(raw.length * 3 / 4 + 3);
        int bits = 0;
        int held = 0;
        for (byte b : raw) {
            int value = sextet(b);
            if (b == '=') {
                bits = 0;
                held = 0;
            } else if (value >= 0) {
                held = held << 6 | value;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    out.write(held >> bits & 0xFF);
                }
            }
        }
        return out.toByteArray();
    }

    private static int sextet(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return switch (b) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }

    public static byte[] quotedPrintable(byte[] raw) {
        var out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '=') {
                out.write(raw[i]);
                continue;
            }
            int lineEnd = softBreak(raw, i + 1);
            int high = hex(raw, i + 1);
            int low = hex(raw, i + 2);
            if (lineEnd >= 0) {
                i = lineEnd;
            } else if (high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write('=');
            }
        }
        return out.toByteArray();
    }

    /** Where the line break ends that an equals sign takes away, white space before it too; −1 when there is none. */
    private static int softBreak(byte[] raw, int from) {
        int at = from;
        while (at < raw.length && (raw[at] == ' ' || raw[at] == '\t')) {
            at++;
        }
        if (at >= raw.length) {
            return raw.length;
        }
        if (raw[at] == '\r') {
            return at + 1 < raw.length && raw[at + 1] == '\n' ? at + 1 : at;
        }
        return raw[at] == '\n' ? at : -1;
    }

    private static int hex(byte[] raw, int at) {
        return at < raw.length ? Character.digit(raw[at], 16) : -1;
    }
}
