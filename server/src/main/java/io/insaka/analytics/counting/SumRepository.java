package io.insaka.analytics.counting;

import io.insaka.kernel.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds to {@code analytics_day}. Joins the tenant's open transaction; whoever writes is the only one. */
@Repository
class SumRepository {
    private static final String KEYS = """
            unnest(:measures::text[], :days::date[], :channels::uuid[], :teams::uuid[], :teammates::uuid[], :tags::text[]""";

    private final JdbcClient jdbc;

    SumRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void add(TenantId tenant, int generation, Tally tally) {
        List<Map.Entry<Tally.Key, Amount>> added =
                new ArrayList<>(tally.amounts().entrySet());
        if (added.isEmpty()) {
            return;
        }
        var keys = added.stream().map(Map.Entry::getKey).toList();
        var before = sums(tenant, generation, keys);
        List<Amount> sums = added.stream()
                .map(entry -> {
                    var sum = new Amount();
                    sum.add(entry.getValue());
                    Amount old = before.get(entry.getKey());
                    if (old != null) {
                        sum.add(old);
                    }
                    return sum;
                })
                .toList();
        named(jdbc.sql("""
                        INSERT INTO analytics_day (tenant_id, generation, measure, day, channel_id, team_id, teammate_id, tag,
                            n, total, buckets, counts)
                        SELECT :tenant, :generation, x.measure, x.day, x.channel, x.team, x.teammate, x.tag, x.n, x.total,
                            x.buckets::smallint[], x.counts::integer[]
                        FROM %s, :ns::bigint[], :totals::bigint[], :buckets::text[], :counts::text[])
                            AS x (measure, day, channel, team, teammate, tag, n, total, buckets, counts)
                        ON CONFLICT (tenant_id, generation, measure, day, channel_id, team_id, teammate_id, tag)
                        DO UPDATE SET n = excluded.n, total = excluded.total, buckets = excluded.buckets,
                            counts = excluded.counts""".formatted(KEYS)), tenant, generation, keys)
                .param("ns", sums.stream().map(Amount::count).toArray(Long[]::new))
                .param("totals", sums.stream().map(Amount::millis).toArray(Long[]::new))
                .param(
                        "buckets",
                        sums.stream()
                                .map(sum -> array(sum.spread().keySet().stream()))
                                .toArray(String[]::new))
                .param(
                        "counts",
                        sums.stream()
                                .map(sum -> array(sum.spread().values().stream()))
                                .toArray(String[]::new))
                .update();
    }

    private Map<Tally.Key, Amount> sums(TenantId tenant, int generation, List<Tally.Key> keys) {
        Map<Tally.Key, Amount> sums = new HashMap<>();
        named(jdbc.sql("""
                        SELECT d.* FROM %s) AS x (measure, day, channel, team, teammate, tag)
                        CROSS JOIN LATERAL (SELECT * FROM analytics_day
                            WHERE tenant_id = :tenant AND generation = :generation AND measure = x.measure AND day = x.day
                            AND channel_id = x.channel AND team_id = x.team AND teammate_id = x.teammate AND tag = x.tag
                            OFFSET 0) d""".formatted(KEYS)), tenant, generation, keys).query(row -> {
            sums.put(key(row), amount(row));
        });
        return sums;
    }

    private static JdbcClient.StatementSpec named(
            JdbcClient.StatementSpec statement, TenantId tenant, int generation, List<Tally.Key> keys) {
        return statement
                .param("tenant", tenant.value())
                .param("generation", generation)
                .param("measures", column(keys, key -> key.measure().wire()))
                .param("days", column(keys, key -> key.day().toString()))
                .param("channels", column(keys, key -> key.channel().toString()))
                .param("teams", column(keys, key -> key.team().toString()))
                .param("teammates", column(keys, key -> key.teammate().toString()))
                .param("tags", column(keys, Tally.Key::tag));
    }

    private static String[] column(List<Tally.Key> keys, Function<Tally.Key, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }

    private static String array(java.util.stream.Stream<? extends Number> numbers) {
        return numbers.map(Number::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Tally.Key key(ResultSet row) throws SQLException {
        return new Tally.Key(
                Measure.of(row.getString("measure")),
                row.getObject("day", LocalDate.class),
                row.getObject("channel_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("teammate_id", UUID.class),
                row.getString("tag"));
    }

    private static Amount amount(ResultSet row) throws SQLException {
        var amount = new Amount();
        amount.sum(row.getLong("n"), row.getLong("total"));
        Number[] buckets = numbers(row.getArray("buckets"));
        Number[] counts = numbers(row.getArray("counts"));
        for (int n = 0; n < buckets.length; n++) {
            amount.spread(buckets[n].intValue(), counts[n].longValue());
        }
        return amount;
    }

    private static Number[] numbers(Array array) throws SQLException {
        return (Number[]) array.getArray();
    }

    /** @return false when there is more of it */
    boolean forget(TenantId tenant, int before, int most) {
        return jdbc.sql("""
                        DELETE FROM analytics_day WHERE tenant_id = :tenant AND generation < :before AND ctid = ANY(ARRAY(
                            SELECT ctid FROM analytics_day WHERE tenant_id = :tenant AND generation < :before LIMIT :most))""")
                        .param("tenant", tenant.value())
                        .param("before", before)
                        .param("most", most)
                        .update()
                < most;
    }

    /** What was counted on these channels, as if nothing had ever happened there. */
    int forgetChannels(TenantId tenant, Collection<UUID> channels) {
        return jdbc.sql("DELETE FROM analytics_day WHERE tenant_id = :tenant AND channel_id = ANY(:channels)")
                .param("tenant", tenant.value())
                .param("channels", channels.toArray(UUID[]::new))
                .update();
    }
}
