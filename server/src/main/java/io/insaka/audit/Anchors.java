package io.insaka.audit;

import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ends of chains, noted in a file of the data folder, outside the database. A chain whose end was cut off, or that
 * was written anew as a whole, is consistent in itself; it does not fit what was noted here, or in a log, before.
 */
final class Anchors {
    static final String FILE = "audit-anchors.txt";

    private final Path file;

    Anchors(Path dataDir) {
        this.file = dataDir.toAbsolutePath().normalize().resolve(FILE);
    }

    /** @param hash in hexadecimal digits */
    record Anchor(TenantId tenant, long seq, String hash) {}

    List<Anchor> of(TenantId tenant) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(" "))
                    .filter(words -> words.length == 4 && words[1].equals(tenant.toString()))
                    .map(words -> new Anchor(tenant, Long.parseLong(words[2]), words[3]))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** False when this end is noted already. */
    synchronized boolean note(TenantId tenant, EntryRepository.Head head, Instant now) {
        if (of(tenant).stream().anyMatch(anchor -> anchor.seq() == head.seq())) {
            return false;
        }
        String line =
                now + " " + tenant + " " + head.seq() + " " + HexFormat.of().formatHex(head.hash()) + "\n";
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return true;
    }
}
