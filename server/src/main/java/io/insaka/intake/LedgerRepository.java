package io.insaka.intake;

import io.insaka.channels.spi.ItemKind;
import io.insaka.database.SystemTransactions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way into the ledger: many items of many organisations in one statement and one commit. */
@Repository
class LedgerRepository {
    /** Everything in one statement: what is new is queued and counted, what is there already is passed over. */
    private static final String INSERT = """
            WITH item AS (
                INSERT INTO intake_item
                    (tenant_id, id, channel_id, kind, type, dedup, provider_id, raw, lane, received_at)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[],
                    ?::bytea[], ?::bigint[], ?::timestamptz[])
                ON CONFLICT (tenant_id, channel_id, dedup) DO NOTHING
                RETURNING tenant_id, id, channel_id, kind, lane, seq
            ), waiting AS (
                INSERT INTO intake_waiting (tenant_id, shard, priority, seq, item_id, lane)
                SELECT tenant_id, lane & 63, CASE kind WHEN 'status' THEN 1 ELSE 0 END, seq, id, lane FROM item
            )
            INSERT INTO intake_tally AS t (tenant_id, channel_id, part, received)
            SELECT tenant_id, channel_id, ?, count(*) FROM item GROUP BY tenant_id, channel_id
            ON CONFLICT (tenant_id, channel_id, part) DO UPDATE SET received = t.received + excluded.received""";

    private static final String QUARANTINE = """
            WITH item AS (
                INSERT INTO intake_item
                    (tenant_id, id, channel_id, kind, type, dedup, provider_id, raw, lane, received_at)
                VALUES (?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?::timestamptz)
                ON CONFLICT (tenant_id, channel_id, dedup) DO NOTHING
                RETURNING tenant_id, id, channel_id, received_at
            ), outcome AS (
                INSERT INTO intake_outcome (tenant_id, item_id, state, error, at)
                SELECT tenant_id, id, 'quarantined', ?, received_at FROM item
            )
            INSERT INTO intake_tally AS t (tenant_id, channel_id, part, received, quarantined)
            SELECT tenant_id, channel_id, ?, 1, 1 FROM item
            ON CONFLICT (tenant_id, channel_id, part)
            DO UPDATE SET received = t.received + 1, quarantined = t.quarantined + 1""";

    private final SystemTransactions system;

    LedgerRepository(SystemTransactions system) {
        this.system = system;
    }

    /**
     * Commits all entries or none; entries that are there already are passed over.
     *
     * @param part names the writer, so that writers on different nodes don't wait for each other's tally
     */
    void insert(List<LedgerEntry> entries, String part) {
        List<LedgerEntry> unreadable = entries.stream()
                .filter(entry -> entry.state() == ItemState.QUARANTINED)
                .toList();
        if (unreadable.isEmpty()) {
            system.statement(jdbc -> insert(jdbc, entries, part));
            return;
        }
        List<LedgerEntry> readable = entries.stream()
                .filter(entry -> entry.state() != ItemState.QUARANTINED)
                .toList();
        system.call(jdbc -> {
            unreadable.forEach(entry -> quarantine(jdbc, entry, part));
            return readable.isEmpty() ? 0 : insert(jdbc, readable, part);
        });
    }

    private static int insert(JdbcClient jdbc, List<LedgerEntry> entries, String part) {
        return jdbc.sql(INSERT).params(Arrays.asList(arrays(entries, part))).update();
    }

    private static void quarantine(JdbcClient jdbc, LedgerEntry entry, String part) {
        jdbc.sql(QUARANTINE)
                .params(Arrays.<@Nullable Object>asList(
                        entry.tenant().toString(),
                        entry.id().toString(),
                        entry.channel().toString(),
                        kind(entry.kind()),
                        entry.type(),
                        entry.dedup(),
                        entry.providerId(),
                        entry.raw(),
                        entry.lane(),
                        time(entry),
                        entry.error(),
                        part))
                .update();
    }

    private static @Nullable Object[] arrays(List<LedgerEntry> entries, String part) {
        return new Object[] {
            column(entries, String[]::new, e -> e.tenant().toString()),
            column(entries, String[]::new, e -> e.id().toString()),
            column(entries, String[]::new, e -> e.channel().toString()),
            column(entries, String[]::new, e -> kind(e.kind())),
            column(entries, String[]::new, LedgerEntry::type),
            column(entries, byte[][]::new, LedgerEntry::dedup),
            column(entries, byte[][]::new, LedgerEntry::providerId),
            column(entries, byte[][]::new, LedgerEntry::raw),
            column(entries, Long[]::new, LedgerEntry::lane),
            column(entries, String[]::new, LedgerRepository::time),
            part
        };
    }

    private static String time(LedgerEntry entry) {
        return entry.receivedAt().toString();
    }

    private static <T> T[] column(
            List<LedgerEntry> entries,
            java.util.function.IntFunction<T[]> array,
            Function<LedgerEntry, ? extends @Nullable Object> value) {
        return entries.stream().map(value).toArray(array);
    }

    static String kind(ItemKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
