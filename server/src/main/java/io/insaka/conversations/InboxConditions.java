package io.insaka.conversations;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeCheck;
import io.insaka.attributes.AttributeSql;
import io.insaka.attributes.AttributeValue;
import io.insaka.conversations.Inbox.Conditions;
import io.insaka.conversations.Inbox.Filter;
import io.insaka.conversations.Inbox.Place;
import io.insaka.database.Sight;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the inbox in SQL: only the conditions that are asked for, because one statement for all of them could not
 * use the index of any. What an index is limited to is written out and never a parameter, for the same reason.
 */
final class InboxConditions {
    private final List<String> must = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();
    private final Filter filter;
    private final Around around;
    private final Instant now;

    private InboxConditions(TenantId tenant, Filter filter, Around around) {
        this.filter = filter;
        this.around = around;
        this.now = around.now();
        must.add("c.tenant_id = :tenant");
        params.put("tenant", tenant.value());
    }

    /** Blind words a contact or a message must contain. */
    record Words(Inbox.Whose whose, Long[] message) {
        static final Words NONE = new Words(Inbox.Whose.NOBODYS, new Long[0]);
    }

    /**
     * @param today where the organisation is
     * @param blind by what a sensitive value is found
     */
    record Around(Instant now, Supplier<LocalDate> today, BiFunction<Attribute, AttributeValue, byte[]> blind) {}

    static InboxConditions of(TenantId tenant, Filter filter, Words words, @Nullable Place after, Around around) {
        var conditions = new InboxConditions(tenant, filter, around);
        conditions.status();
        conditions.view();
        conditions.whole();
        if (filter.query() != null) {
            conditions.said(words);
        }
        conditions.narrow(filter.conditions());
        conditions.place(after);
        return conditions;
    }

    String where() {
        String joined = String.join(filter.conditions().any() ? " OR " : " AND ", wanted);
        return " WHERE " + String.join(" AND ", must) + (wanted.isEmpty() ? "" : " AND (" + joined + ")");
    }

    String order() {
        return switch (filter.order()) {
            case RECENT -> " ORDER BY c.last_activity_at DESC, c.id DESC";
            case WAITING -> " ORDER BY -c.priority, c.waiting_since, c.id";
            case TARGET -> " ORDER BY c.due_at, c.id";
        };
    }

    Map<String, Object> params() {
        return params;
    }

    private void status() {
        switch (filter.status()) {
            case OPEN -> must.add("c.status = 'open' AND c.snoozed_until IS NULL");
            case SNOOZED -> must.add("c.status = 'open' AND c.snoozed_until IS NOT NULL");
            case RESOLVED -> must.add("c.status = 'resolved'");
            case ALL -> {}
        }
    }

    private void view() {
        switch (filter.view()) {
            case ALL -> {}
            case MINE -> {
                must.add("c.holder <> 'bot' AND c.holder = 'teammate' AND c.holder_id = :reader");
                params.put("reader", filter.reader().value());
            }
            case MENTIONS -> {
                must.add("""
                        c.id IN (SELECT y.conversation_id FROM mention y
                            WHERE y.tenant_id = :tenant AND y.teammate_id = :reader)""");
                params.put("reader", filter.reader().value());
            }
            case UNASSIGNED -> must.add("c.holder <> 'bot' AND c.holder = 'queue' AND c.holder_id IS NULL");
        }
        if (filter.order() == Inbox.Order.WAITING) {
            must.add("c.holder <> 'bot' AND c.waiting_since IS NOT NULL");
        }
        if (filter.order() == Inbox.Order.TARGET) {
            must.add("c.status = 'open' AND c.due_at IS NOT NULL");
        }
    }

    /** What was merged is in no list, unless it is sought or whoever looks does not see into what it was merged. */
    private void whole() {
        if (filter.query() == null && filter.view() != Inbox.View.MENTIONS) {
            must.add(
                    Sight.here() instanceof Sight.Whole
                            ? "c.merged_into IS NULL"
                            : "(c.merged_into IS NULL OR NOT insaka_sees(c.merged_into))");
        }
    }

    /** No word to look for matches nothing. */
    private void said(Words words) {
        String person = words.whose().words().length == 0 ? "false" : """
                c.contact_id IN (SELECT p.id FROM contact p
                    WHERE p.tenant_id = :tenant AND p.words @> :contactWords::bigint[]
                    UNION SELECT m.id FROM contact p JOIN contact m ON m.tenant_id = p.tenant_id AND m.person_id = p.person_id
                    WHERE p.tenant_id = :tenant AND p.words @> :contactWords::bigint[])""";
        String said = words.message().length == 0 ? "false" : """
                c.id IN (SELECT w.conversation_id FROM message w
                    WHERE w.tenant_id = :tenant AND w.words @> :messageWords::bigint[])""";
        String called = words.whose().leads().isEmpty() ? "false" : """
                c.contact_id IN (SELECT p.id FROM contact p
                    WHERE p.tenant_id = :tenant AND (p.id = ANY(:contactLeads) OR p.person_id = ANY(:contactLeads)))""";
        must.add("(" + person + " OR " + called + " OR " + said + ")");
        params.put("contactWords", words.whose().words());
        params.put(
                "contactLeads",
                words.whose().leads().stream().map(ContactId::value).toArray(UUID[]::new));
        params.put("messageWords", words.message());
    }

    private void narrow(Conditions conditions) {
        among("c.channel_id = ANY(:channels)", "channels", conditions.channels(), UUID[]::new);
        among("""
                EXISTS (SELECT 1 FROM conversation_label x WHERE x.tenant_id = c.tenant_id
                    AND x.conversation_id = c.id AND x.label_id = ANY(:labels))""", "labels", conditions.labels(), UUID[]::new);
        teams(conditions);
        targets(conditions);
        among(
                "(c.holder <> 'bot' AND c.holder = 'teammate' AND c.holder_id = ANY(:assignees))",
                "assignees",
                conditions.assignees(),
                UUID[]::new);
        among("c.holder = ANY(:holders)", "holders", conditions.holders(), String[]::new);
        among("""
                EXISTS (SELECT 1 FROM contact p WHERE p.tenant_id = c.tenant_id AND p.id = c.contact_id
                    AND p.language = ANY(:languages))""", "languages", conditions.languages(), String[]::new);
        if (!conditions.priorities().isEmpty()) {
            // One value is written out: the index of the urgent ones is limited to it.
            wanted.add(conditions.priorities().stream()
                    .map(priority -> "c.priority = " + priority.rank())
                    .sorted()
                    .reduce((one, other) -> one + " OR " + other)
                    .map(either -> "(" + either + ")")
                    .orElseThrow());
        }
        since("c.waiting_since <= :waitingUntil::timestamptz", "waitingUntil", conditions.waitingFor());
        since("c.last_activity_at >= :activeFrom::timestamptz", "activeFrom", conditions.activeWithin());
        since("c.last_activity_at <= :quietFrom::timestamptz", "quietFrom", conditions.quietFor());
        conditions.attributes().forEach(check -> wanted.add(fact(check)));
    }

    /**
     * Asked of each row that the list walks over, by its primary key: a set of all owners would be read anew for each page.
     * The value is the only one of a scalar subquery, since the planner would hash what stands in an EXISTS.
     */
    private String fact(AttributeCheck check) {
        String attribute = put(check.attribute().id());
        String test = new AttributeSql(
                        around.today().get(), value -> around.blind().apply(check.attribute(), value), this::put)
                .test(check);
        String said =
                switch (check.attribute().subject()) {
                    case CONVERSATION -> """
                            (SELECT %1$s FROM attribute_value v
                                WHERE v.tenant_id = :tenant AND v.attribute_id = %2$s AND v.owner_id = c.id)""";
                    // Of a person of several contacts that of the first who has one counts.
                    case CONTACT -> """
                            (SELECT CASE WHEN p.person_id IS NULL THEN (SELECT %1$s FROM attribute_value v
                                    WHERE v.tenant_id = :tenant AND v.attribute_id = %2$s AND v.owner_id = p.id)
                                ELSE (SELECT %1$s FROM contact m
                                    JOIN attribute_value v ON v.tenant_id = m.tenant_id AND v.attribute_id = %2$s AND v.owner_id = m.id
                                    WHERE m.tenant_id = :tenant AND m.person_id = p.person_id
                                    ORDER BY m.joined_to IS NOT NULL, m.created_at, m.id LIMIT 1) END
                                FROM contact p WHERE p.tenant_id = :tenant AND p.id = c.contact_id)""";
                };
        String whole = said.replace("%1$s", test).replace("%2$s", attribute);
        return check.operator().negative() ? whole + " IS NOT TRUE" : whole + " IS TRUE";
    }

    private String put(Object value) {
        String name = "fact" + params.size();
        params.put(name, value);
        return ":" + name;
    }

    private void teams(Conditions conditions) {
        String named = "c.team_id = ANY(:teams)";
        String own = "c.team_id IN (SELECT m.team_id FROM team_member m"
                + " WHERE m.tenant_id = :tenant AND m.teammate_id = :reader)";
        if (conditions.ownTeams()) {
            params.put("reader", filter.reader().value());
        }
        if (!conditions.teams().isEmpty()) {
            params.put("teams", conditions.teams().toArray(UUID[]::new));
        }
        List<String> either = new ArrayList<>();
        if (!conditions.teams().isEmpty()) {
            either.add(named);
        }
        if (conditions.ownTeams()) {
            either.add(own);
        }
        if (!either.isEmpty()) {
            wanted.add("(c.team_id IS NOT NULL AND (" + String.join(" OR ", either) + "))");
        }
    }

    private void targets(Conditions conditions) {
        if (!conditions.targets().isEmpty()) {
            params.put("now", String.valueOf(ThreadRepository.time(now)));
            String either = conditions.targets().stream()
                    .sorted()
                    .map(word -> word.equals("missed")
                            ? "c.due_at <= :now::timestamptz"
                            : "(c.due_warn_at <= :now::timestamptz AND c.due_at > :now::timestamptz)")
                    .reduce((one, other) -> one + " OR " + other)
                    .orElseThrow();
            wanted.add("(c.status = 'open' AND c.due_at IS NOT NULL AND (" + either + "))");
        }
    }

    private <T> void among(
            String condition, String name, Collection<T> values, java.util.function.IntFunction<T[]> array) {
        if (!values.isEmpty()) {
            wanted.add(condition);
            params.put(name, values.toArray(array));
        }
    }

    private void since(String condition, String name, @Nullable Duration ago) {
        if (ago != null) {
            wanted.add(condition);
            params.put(name, String.valueOf(ThreadRepository.time(now.minus(ago))));
        }
    }

    private void place(@Nullable Place after) {
        if (after == null) {
            return;
        }
        params.put("afterAt", String.valueOf(ThreadRepository.time(after.at())));
        params.put("afterId", after.id().value());
        switch (filter.order()) {
            case RECENT -> must.add("(c.last_activity_at, c.id) < (:afterAt::timestamptz, :afterId::uuid)");
            case TARGET -> must.add("(c.due_at, c.id) > (:afterAt::timestamptz, :afterId::uuid)");
            case WAITING -> {
                must.add("""
                        (-c.priority, c.waiting_since, c.id)
                            > (:afterRank::smallint, :afterAt::timestamptz, :afterId::uuid)""");
                params.put("afterRank", -after.priority().rank());
            }
        }
    }
}
