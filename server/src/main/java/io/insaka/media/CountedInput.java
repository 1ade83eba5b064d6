package io.insaka.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what passes, and stops at a limit. */
final class CountedInput extends FilterInputStream {
    private final MessageDigest digest;
    private final long limit;
    private long count;

    CountedInput(InputStream source, long limit) {
        this(source, limit, sha256Digest());
    }

    private CountedInput(InputStream source, long limit, MessageDigest digest) {
        super(new DigestInputStream(source, digest));
        this.digest = digest;
        this.limit = limit;
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        counted(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    private void counted(int more) {
        count += more;
        if (count > limit) {
            throw new MediaProblem.TooLarge(limit);
        }
    }

    long count() {
        return count;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
