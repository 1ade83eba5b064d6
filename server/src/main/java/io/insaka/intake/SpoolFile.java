package io.insaka.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One append-only file of entries, each forced to disk before {@link #append} returns. */
class SpoolFile {
    private static final Logger log = LoggerFactory.getLogger(SpoolFile.class);

    private final Path path;
    private volatile long entries;
    private volatile long length;

    SpoolFile(Path path) throws IOException {
        this.path = path;
        this.entries = Files.exists(path) ? read().size() : 0;
        cutTornEnd();
    }

    long entries() {
        return entries;
    }

    long bytes() {
        return length;
    }

    void append(List<LedgerEntry> more) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (LedgerEntry entry : more) {
            bytes.writeBytes(SpoolRecord.frame(entry));
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            // At the end of the last whole record: what a failed append left behind is overwritten.
            channel.position(length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        length += bytes.size();
        entries += more.size();
    }

    List<LedgerEntry> read() throws IOException {
        List<LedgerEntry> all = new ArrayList<>();
        long whole = 0;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (byte[] record = SpoolRecord.next(in); record != null; record = SpoolRecord.next(in)) {
                all.add(SpoolRecord.parse(record));
                whole += SpoolRecord.HEADER + record.length;
            }
        }
        length = whole;
        return all;
    }

    void delete() throws IOException {
        Files.delete(path);
        length = 0;
        entries = 0;
    }

    /** A record cut off by a crash was never acknowledged; a copy stays all the same, for it could be a broken disk. */
    private void cutTornEnd() throws IOException {
        if (!Files.exists(path) || Files.size(path) == length) {
            return;
        }
        Path copy = path.resolveSibling(path.getFileName() + ".torn");
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        log.warn(
                "The spool ended in {} bytes that are no record; the whole file is copied to {}",
                Files.size(path) - length,
                copy.getFileName());
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}
