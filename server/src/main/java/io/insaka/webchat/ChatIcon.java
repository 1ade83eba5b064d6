package io.insaka.webchat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** The app's picture: a white speech bubble on the organisation's colour, as PNG. Needs no graphics system. */
final class ChatIcon {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int WHITE = 0xffffff;

    private ChatIcon() {}

    static byte[] png(int size, String colour) {
        int ground = Integer.parseInt(colour.substring(1), 16);
        try (var file = new ByteArrayOutputStream()) {
            file.write(SIGNATURE);
            var header = new ByteArrayOutputStream();
            var fields = new DataOutputStream(header);
            fields.writeInt(size);
            fields.writeInt(size);
            fields.write(new byte[] {8, 2, 0, 0, 0}); // eight bits of red, green and blue
            chunk(file, "IHDR", header.toByteArray());
            chunk(file, "IDAT", pixels(size, ground));
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] pixels(int size, int ground) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < size; y++) {
                deflater.write(0);
                for (int x = 0; x < size; x++) {
                    int colour = bubble((x + 0.5) / size, (y + 0.5) / size) ? WHITE : ground;
                    deflater.write(colour >> 16);
                    deflater.write(colour >> 8);
                    deflater.write(colour);
                }
            }
        }
        return packed.toByteArray();
    }

    /** Inside the middle four fifths, which every mask of a phone leaves. */
    private static boolean bubble(double x, double y) {
        double left = Math.max(Math.abs(x - 0.5) - 0.13, 0);
        double up = Math.max(Math.abs(y - 0.46) - 0.06, 0);
        boolean body = Math.hypot(left, up) < 0.13;
        boolean tail = y > 0.5 && y < 0.74 && x > 0.36 && x < 0.36 + (0.74 - y) * 0.7;
        return body || tail;
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) throws IOException {
        var out = new DataOutputStream(file);
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
