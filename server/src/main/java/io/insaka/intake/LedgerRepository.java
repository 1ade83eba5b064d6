package io.insaka.intake;

import io.insaka.channels.spi.ItemKind;
import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way into the ledger: many items of many organisations in one statement and one commit. */
@Repository
class LedgerRepository {
    /** Everything in one statement: what is new is kept, queued and counted. */
    private static final String INSERT = """
            WITH item AS (
                INSERT INTO intake_item
                    (tenant_id, id, channel_id, kind, type, dedup, provider_id, raw, lane, received_at%s)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[],
                    ?::bytea[], ?::bigint[], ?::timestamptz[]%s)
                %s
                RETURNING tenant_id, id, channel_id, kind, lane, seq
            ), waiting AS (
                INSERT INTO intake_waiting (tenant_id, shard, priority, seq, item_id, lane)
                SELECT tenant_id, lane & 63, CASE kind WHEN 'status' THEN 1 ELSE 0 END, seq, id, lane FROM item
            ), tally AS (
                INSERT INTO intake_tally AS t (tenant_id, channel_id, part, received)
                SELECT tenant_id, channel_id, ?, count(*) FROM item GROUP BY tenant_id, channel_id
                ON CONFLICT (tenant_id, channel_id, part) DO UPDATE SET received = t.received + excluded.received
            )
            SELECT channel_id, count(*) AS items, count(*) FILTER (WHERE kind = 'message') AS messages
            FROM item GROUP BY channel_id""";

    /** About a tenth cheaper than looking for every item first; fails as a whole when one is there already. */
    private static final String ALL_NEW = INSERT.formatted("", "", "");

    /** What is there already is passed over. */
    private static final String SOME_KNOWN =
            INSERT.formatted("", "", "ON CONFLICT (tenant_id, channel_id, dedup) DO NOTHING");

    /** Few webhooks belong to a trace already; who sends none of those does not pay for the column. */
    private static final String TRACED =
            INSERT.formatted(", trace", ", ?::bytea[]", "ON CONFLICT (tenant_id, channel_id, dedup) DO NOTHING");

    /** Who repeats one delivery repeats more: so many commits after the last one that was known. */
    private static final int WARY = 50;

    private static final String QUARANTINE = """
            WITH item AS (
                INSERT INTO intake_item
                    (tenant_id, id, channel_id, kind, type, dedup, provider_id, raw, lane, received_at, trace)
                VALUES (?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
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
    private final IntakeMeters meters;
    private int wary; // belongs to the one thread that writes

    LedgerRepository(SystemTransactions system, IntakeMeters meters) {
        this.system = system;
        this.meters = meters;
    }

    /** What was new of one channel. */
    private record Fresh(ChannelId channel, int items, int messages) {}

    /**
     * Commits all entries or none; entries that are there already are passed over.
     *
     * @param part names the writer, so that writers on different nodes don't wait for each other's tally
     */
    void insert(List<LedgerEntry> entries, String part) {
        List<LedgerEntry> unreadable = entries.stream()
                .filter(entry -> entry.state() == ItemState.QUARANTINED)
                .toList();
        List<LedgerEntry> readable = entries.stream()
                .filter(entry -> entry.state() != ItemState.QUARANTINED)
                .toList();
        long begun = System.nanoTime();
        List<Fresh> fresh = unreadable.isEmpty()
                ? insert(entries, part, wary > 0)
                : system.call(jdbc -> {
                    unreadable.forEach(entry -> quarantine(jdbc, entry, part));
                    return readable.isEmpty() ? List.<Fresh>of() : insert(jdbc, SOME_KNOWN, readable, part);
                });
        int items = fresh.stream().mapToInt(Fresh::items).sum();
        meters.committed(readable.size(), items, System.nanoTime() - begun);
        fresh.forEach(some -> meters.received(some.channel(), some.messages()));
    }

    private List<Fresh> insert(List<LedgerEntry> entries, String part, boolean someKnown) {
        try {
            List<Fresh> fresh = system.statement(jdbc -> insert(jdbc, someKnown ? SOME_KNOWN : ALL_NEW, entries, part));
            wary = Math.max(0, wary - 1);
            return fresh;
        } catch (DuplicateKeyException known) {
            if (someKnown) {
                throw known;
            }
            wary = WARY;
            return insert(entries, part, true);
        }
    }

    private static List<Fresh> insert(JdbcClient jdbc, String statement, List<LedgerEntry> entries, String part) {
        boolean traced = entries.stream().anyMatch(entry -> entry.trace() != null);
        return jdbc.sql(traced ? TRACED : statement)
                .params(Arrays.asList(traced ? tracedArrays(entries, part) : arrays(entries, part)))
                .query((row, n) -> new Fresh(
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getInt("items"),
                        row.getInt("messages")))
                .list();
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
                        entry.trace(),
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

    private static @Nullable Object[] tracedArrays(List<LedgerEntry> entries, String part) {
        @Nullable Object[] plain = arrays(entries, part);
        @Nullable Object[] traced = Arrays.copyOf(plain, plain.length + 1);
        traced[plain.length - 1] = column(entries, byte[][]::new, LedgerEntry::trace);
        traced[plain.length] = part;
        return traced;
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
