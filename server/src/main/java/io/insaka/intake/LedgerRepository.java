package io.insaka.intake;

import io.insaka.channels.spi.ItemKind;
import io.insaka.database.SystemTransactions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The way into the ledger: many items of many organisations in one statement and one commit. */
@Repository
class LedgerRepository {
    private static final String INSERT = """
            WITH item AS (
                INSERT INTO intake_item
                    (tenant_id, id, channel_id, kind, type, dedup, provider_id, raw, lane, state, error, received_at)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[],
                    ?::bytea[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
                ON CONFLICT (tenant_id, channel_id, dedup) DO NOTHING
                RETURNING tenant_id, id, channel_id, kind, lane, seq, state
            ), waiting AS (
                INSERT INTO intake_waiting (tenant_id, shard, priority, seq, item_id, lane)
                SELECT tenant_id, lane & 63, CASE kind WHEN 'status' THEN 1 ELSE 0 END, seq, id, lane
                FROM item WHERE state = 'received'
            ), tally AS (
                INSERT INTO intake_tally AS t (tenant_id, channel_id, part, received, quarantined)
                SELECT tenant_id, channel_id, ?, count(*), count(*) FILTER (WHERE state = 'quarantined')
                FROM item GROUP BY tenant_id, channel_id
                ON CONFLICT (tenant_id, channel_id, part) DO UPDATE
                SET received = t.received + excluded.received, quarantined = t.quarantined + excluded.quarantined
            )
            SELECT count(*) FROM item""";

    private final SystemTransactions system;

    LedgerRepository(SystemTransactions system) {
        this.system = system;
    }

    /**
     * Commits all entries or none; entries that are there already are passed over.
     *
     * @param part names the writer, so that writers on different nodes don't wait for each other's tally
     * @return how many were new
     */
    int insert(List<LedgerEntry> entries, String part) {
        return system.statement(jdbc -> jdbc.sql(INSERT)
                .params(java.util.Arrays.asList(arrays(entries, part)))
                .query(Integer.class)
                .single());
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
            column(entries, String[]::new, e -> e.state().wire()),
            column(entries, String[]::new, LedgerEntry::error),
            column(
                    entries,
                    String[]::new,
                    e -> e.receivedAt().atOffset(ZoneOffset.UTC).toString()),
            part
        };
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
