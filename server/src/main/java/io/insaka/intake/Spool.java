package io.insaka.intake;

import io.insaka.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where items wait while the database is away: one append-only file, each record with its length and checksum, forced to
 * disk before the webhook is acknowledged. A record cut off by a crash was never acknowledged and is left out. Entries
 * are sealed before they come here.
 *
 * <p>An entry that the database refuses for what it is must not hold up the others: it moves to a file of its own, where
 * health shows it, and is tried again at every start. Nothing that was acknowledged is thrown away.
 *
 * <p>Used by one thread, the flusher's.
 */
@Component
class Spool {
    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final int BATCH = 500;

    private final SpoolFile file;
    private final SpoolFile refused;
    private final Set<UUID> refusedIds = new HashSet<>();

    Spool(DatabaseSettings settings) {
        try {
            Path folder =
                    Files.createDirectories(settings.dataDir().toAbsolutePath().resolve("spool"));
            file = new SpoolFile(folder.resolve("intake.spool"));
            refused = new SpoolFile(folder.resolve("refused.spool"));
            if (refused.entries() > 0) {
                log.warn("{} items that the database refused before are tried again", refused.entries());
                file.append(refused.read());
                refused.delete();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the spool cannot be opened", failure);
        }
        if (file.entries() > 0) {
            log.warn("{} items wait in the spool of an earlier outage", file.entries());
        }
    }

    /** Items that are acknowledged but not in the ledger yet. */
    long waiting() {
        return file.entries();
    }

    /** What they take on disk. */
    long bytes() {
        return file.bytes();
    }

    /** Items that are acknowledged and that the ledger does not take. */
    long refused() {
        return refused.entries();
    }

    void append(List<LedgerEntry> entries) {
        boolean first = file.entries() == 0;
        try {
            file.append(entries);
        } catch (IOException failure) {
            throw new UncheckedIOException("the spool cannot be written", failure);
        }
        if (first) {
            log.warn("The database is away: webhooks are kept in the spool");
        }
    }

    /**
     * Moves everything into the ledger, in order. A crash in between moves some twice; the ledger keeps them once.
     *
     * @param insert false when the database is away; throws when it refuses what it was given
     * @return false when the database is still away
     */
    boolean drain(Predicate<List<LedgerEntry>> insert) {
        if (file.entries() == 0) {
            return true;
        }
        try {
            List<LedgerEntry> entries = file.read();
            for (int from = 0; from < entries.size(); from += BATCH) {
                if (!move(entries.subList(from, Math.min(from + BATCH, entries.size())), insert)) {
                    return false;
                }
            }
            file.delete();
            log.info("The database is back: {} items moved from the spool into the ledger", entries.size());
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("the spool cannot be read", failure);
        }
    }

    private boolean move(List<LedgerEntry> batch, Predicate<List<LedgerEntry>> insert) throws IOException {
        try {
            return insert.test(batch);
        } catch (RuntimeException oneOfThem) {
            for (LedgerEntry entry : batch) {
                if (!moveAlone(entry, insert)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean moveAlone(LedgerEntry entry, Predicate<List<LedgerEntry>> insert) throws IOException {
        try {
            return insert.test(List.of(entry));
        } catch (RuntimeException failure) {
            // What the driver says may quote the entry: the kind of the failure must do.
            log.error(
                    "The database refuses item {} of channel {} ({}); it is kept in the spool folder",
                    entry.id(),
                    entry.channel(),
                    failure.getClass().getSimpleName());
            if (refusedIds.add(entry.id())) {
                refused.append(List.of(entry));
            }
            return true;
        }
    }
}
