package io.insaka.tenancy;

import java.util.Arrays;
import java.util.Optional;

/**
 * A picture small enough to be shown with every chat.
 *
 * @param contentType as its first bytes say, whatever its sender claimed
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the upload to the row and from the row to the answer
public record Logo(String contentType, byte[] bytes) {
    static final int LARGEST = 512 * 1024;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
    private static final byte[] WEBP = {'W', 'E', 'B', 'P'};
    private static final int WEBP_AT = 8;

    /** Not SVG: it can carry scripts. */
    static Optional<Logo> of(byte[] bytes) {
        if (begins(bytes, 0, PNG)) {
            return Optional.of(new Logo("image/png", bytes));
        }
        if (begins(bytes, 0, JPEG)) {
            return Optional.of(new Logo("image/jpeg", bytes));
        }
        if (begins(bytes, 0, RIFF) && begins(bytes, WEBP_AT, WEBP)) {
            return Optional.of(new Logo("image/webp", bytes));
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, byte[] with) {
        return bytes.length >= at + with.length && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
    }
}
