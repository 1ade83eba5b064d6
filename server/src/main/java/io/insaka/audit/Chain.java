package io.insaka.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes an entry is hashed as. Every field has a fixed length or is preceded by it, so no two entries give the same
 * bytes. What is written here is a format at rest: a change needs another version byte, and both stay readable.
 */
final class Chain {
    /** What the first entry stands on. */
    static final byte[] START = new byte[32];

    private static final int VERSION = 1;
    private static final long NANOS_PER_MICRO = 1_000;

    private Chain() {}

    static byte[] hash(Entry entry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, entry.tenant().value());
            out.writeLong(entry.seq());
            write(out, entry.at());
            write(out, entry.actor().kind().wire());
            write(out, entry.actor().teammate());
            write(out, entry.actor().token());
            write(out, entry.action());
            write(out, entry.subject().type());
            write(out, entry.subject().id());
            write(out, entry.details());
            write(out, entry.commitment());
            write(out, entry.previous());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sha256(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, @Nullable UUID id) throws IOException {
        out.writeBoolean(id != null);
        if (id != null) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    private static void write(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt((int) (at.getNano() / NANOS_PER_MICRO));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
