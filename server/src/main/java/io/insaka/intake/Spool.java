package io.insaka.intake;

import io.insaka.channels.spi.ItemKind;
import io.insaka.database.DatabaseSettings;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where items wait while the database is away: one append-only file, each record with its length and checksum, forced to
 * disk before the webhook is acknowledged. A record cut off by a crash was never acknowledged and is left out. Entries
 * are sealed before they come here.
 *
 * <p>Used by one thread, the flusher's.
 */
@Component
class Spool {
    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final int BATCH = 500;

    private final Path file;
    private volatile long waiting;
    private volatile long length;

    Spool(DatabaseSettings settings) {
        try {
            Path folder =
                    Files.createDirectories(settings.dataDir().toAbsolutePath().resolve("spool"));
            this.file = folder.resolve("intake.spool");
            this.waiting = Files.exists(file) ? read().size() : 0;
            cutTornEnd();
            if (waiting > 0) {
                log.warn("{} items wait in the spool of an earlier outage", waiting);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the spool cannot be opened", failure);
        }
    }

    /** Items that are acknowledged but not in the ledger yet. */
    long waiting() {
        return waiting;
    }

    /** What they take on disk. */
    long bytes() {
        return length;
    }

    void append(List<LedgerEntry> entries) {
        var bytes = new ByteArrayOutputStream();
        entries.forEach(entry -> bytes.writeBytes(frame(entry)));
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            // At the end of the last whole record: what a failed append left behind is overwritten.
            channel.position(length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            length += bytes.size();
        } catch (IOException failure) {
            throw new UncheckedIOException("the spool cannot be written", failure);
        }
        if (waiting == 0) {
            log.warn("The database is away: webhooks are kept in the spool");
        }
        waiting += entries.size();
    }

    /**
     * Moves everything into the ledger, in order. A crash in between moves some twice; the ledger keeps them once.
     *
     * @return false when the database is still away
     */
    boolean drain(Predicate<List<LedgerEntry>> insert) {
        if (waiting == 0) {
            return true;
        }
        try {
            List<LedgerEntry> entries = read();
            for (int from = 0; from < entries.size(); from += BATCH) {
                if (!insert.test(entries.subList(from, Math.min(from + BATCH, entries.size())))) {
                    return false;
                }
            }
            Files.delete(file);
            length = 0;
            log.info("The database is back: {} items moved from the spool into the ledger", entries.size());
            waiting = 0;
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("the spool cannot be read", failure);
        }
    }

    private void cutTornEnd() throws IOException {
        if (Files.exists(file)) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
        }
    }

    private List<LedgerEntry> read() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        length = 0;
        try (var in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            for (byte[] record = next(in); record != null; record = next(in)) {
                entries.add(parse(record));
                length += Integer.BYTES + Long.BYTES + record.length;
            }
        }
        return entries;
    }

    private static byte @Nullable [] next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            long checksum = in.readLong();
            byte[] record = length < 0 ? new byte[0] : in.readNBytes(length);
            return record.length == length && checksum == checksum(record) ? record : null;
        } catch (EOFException end) {
            return null;
        }
    }

    private static byte[] frame(LedgerEntry entry) {
        try {
            var record = new ByteArrayOutputStream();
            write(entry, new DataOutputStream(record));
            var framed = new ByteArrayOutputStream();
            var out = new DataOutputStream(framed);
            out.writeInt(record.size());
            out.writeLong(checksum(record.toByteArray()));
            record.writeTo(out);
            return framed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static long checksum(byte[] record) {
        var checksum = new CRC32C();
        checksum.update(record);
        return checksum.getValue();
    }

    private static void write(LedgerEntry entry, DataOutputStream out) throws IOException {
        for (UUID id :
                List.of(entry.tenant().value(), entry.id(), entry.channel().value())) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
        out.writeUTF(entry.kind().name());
        out.writeUTF(entry.type());
        bytes(out, entry.dedup());
        bytes(out, entry.providerId());
        bytes(out, entry.raw());
        out.writeLong(entry.lane());
        out.writeUTF(entry.state().name());
        out.writeUTF(entry.error() == null ? "" : entry.error());
        out.writeLong(entry.receivedAt().toEpochMilli());
        bytes(out, entry.trace());
    }

    private static void bytes(DataOutputStream out, byte @Nullable [] value) throws IOException {
        out.writeInt(value == null ? -1 : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    private static LedgerEntry parse(byte[] record) throws IOException {
        var in = new DataInputStream(new java.io.ByteArrayInputStream(record));
        var tenant = new TenantId(new UUID(in.readLong(), in.readLong()));
        var id = new UUID(in.readLong(), in.readLong());
        var channel = new ChannelId(new UUID(in.readLong(), in.readLong()));
        var kind = ItemKind.valueOf(in.readUTF());
        String type = in.readUTF();
        byte[] dedup = required(in);
        byte[] providerId = bytes(in);
        byte[] raw = required(in);
        long lane = in.readLong();
        var state = ItemState.valueOf(in.readUTF());
        String error = in.readUTF();
        var at = Instant.ofEpochMilli(in.readLong());
        byte[] trace = in.available() > 0 ? bytes(in) : null; // not in records of versions before it
        return new LedgerEntry(
                tenant,
                id,
                channel,
                kind,
                type,
                dedup,
                providerId,
                raw,
                lane,
                state,
                error.isEmpty() ? null : error,
                at,
                trace);
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }

    private static byte[] required(DataInputStream in) throws IOException {
        byte[] value = bytes(in);
        return value == null ? new byte[0] : value;
    }
}
