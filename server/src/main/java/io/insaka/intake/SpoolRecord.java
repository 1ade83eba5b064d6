package io.insaka.intake;

import io.insaka.channels.spi.ItemKind;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger as the spool's file holds it: length, checksum, fields. */
final class SpoolRecord {
    static final int HEADER = Integer.BYTES + Long.BYTES;

    private SpoolRecord() {}

    static byte[] frame(LedgerEntry entry) throws IOException {
        var record = new ByteArrayOutputStream();
        write(entry, new DataOutputStream(record));
        var framed = new ByteArrayOutputStream();
        var out = new DataOutputStream(framed);
        out.writeInt(record.size());
        out.writeLong(checksum(record.toByteArray()));
        record.writeTo(out);
        return framed.toByteArray();
    }

    /** The next whole record; null at the end, and where one was cut off or altered. */
    static byte @Nullable [] next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            long checksum = in.readLong();
            byte[] record = length < 0 ? new byte[0] : in.readNBytes(length);
            return record.length == length && checksum == checksum(record) ? record : null;
        } catch (EOFException end) {
            return null;
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

    static LedgerEntry parse(byte[] record) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(record));
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
