package io.insaka.customers;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeCheck;
import io.insaka.attributes.AttributeCheck.Operator;
import io.insaka.attributes.AttributeSql;
import io.insaka.attributes.AttributeValue;
import io.insaka.customers.Condition.Check;
import io.insaka.customers.Condition.Field;
import io.insaka.customers.Condition.Group;
import io.insaka.customers.Condition.Operand;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A condition on {@code contact c}, of whoever leads a person or is alone. What others than {@code c} tell is a set of such
 * contacts, found by its own indexes, and not asked of each contact.
 */
final class ConditionSql {
    private final Around around;
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * @param blind by what a sensitive value is found
     * @param words the blind words that match a search; none when nothing can match
     */
    record Around(Instant now, ZoneId zone, Function<Sought, byte[]> blind, Function<String, Long[]> words) {}

    record Sought(Attribute attribute, AttributeValue value) {}

    ConditionSql(Around around) {
        this.around = around;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    String of(Condition condition) {
        return switch (condition) {
            case Group group ->
                group.conditions().stream()
                        .map(this::of)
                        .collect(Collectors.joining(group.all() ? " AND " : " OR ", "(", ")"));
            case Check check ->
                switch (check.field()) {
                    case Field.Known known -> known(known, check);
                    case Field.Own own -> own(own.attribute(), check);
                };
        };
    }

    private String known(Field.Known field, Check check) {
        return switch (field) {
            case VIP -> truth("""
                    CASE WHEN c.person_id IS NULL THEN c.vip ELSE coalesce(c.vip_said, EXISTS (SELECT 1 FROM contact m
                        WHERE m.tenant_id = :tenant AND m.person_id = c.id AND m.vip)) END""", check);
            case OPTED_OUT -> truth("""
                    (c.opted_out_at IS NOT NULL OR c.person_id IS NOT NULL AND EXISTS (SELECT 1 FROM contact m
                        WHERE m.tenant_id = :tenant AND m.person_id = c.id
                        AND (c.wished_at IS NULL AND m.opted_out_at IS NOT NULL OR m.opted_out_at > c.wished_at)))""", check);
            case LANGUAGE -> listed(check, given -> """
                    (c.language = ANY(%1$s::text[]) OR c.person_id IS NOT NULL AND EXISTS (SELECT 1 FROM contact m
                        WHERE m.tenant_id = :tenant AND m.person_id = c.id AND m.language = ANY(%1$s::text[])))""".replace("%1$s", given));
            case CHANNEL -> listed(check, given -> threads("v.channel_id = ANY(" + given + "::uuid[])"));
            case LABEL -> listed(check, given -> threads("""
                    EXISTS (SELECT 1 FROM conversation_label l WHERE l.tenant_id = v.tenant_id AND l.conversation_id = v.id
                        AND l.label_id = ANY(%s::uuid[]))""".replace("%s", given)));
            case COMPANY -> company(check);
            case CONSENT_GIVEN -> listed(check, given -> consent(given, "w.given"));
            case CONSENT_WITHDRAWN -> listed(check, given -> consent(given, "NOT w.given"));
            case OPEN_CONVERSATION -> truth(threads("v.status = 'open'"), check);
            case FIRST_SEEN -> moment("true", since -> "c.created_at >= " + since, check);
            case LAST_MESSAGE -> moment(threads("true"), since -> threads("v.last_activity_at >= " + since), check);
            case MESSAGES -> counted("sum(v.next_position - 1)", check);
            case CONVERSATIONS -> counted("count(*)", check);
            case NAME ->
                check.operand() instanceof Operand.Things people
                        ? "c.id = ANY(" + put(people.ids().toArray(UUID[]::new)) + "::uuid[])"
                        : named(((Operand.Words) check.operand()).words().getFirst());
        };
    }

    private static String truth(String holds, Check check) {
        return ((Operand.Truth) check.operand()).yes() ? holds : not(holds);
    }

    private String listed(Check check, Function<String, String> holds) {
        String given =
                switch (check.operand()) {
                    case Operand.Things things -> put(things.ids().toArray(UUID[]::new));
                    case Operand.Words words -> put(words.words().toArray(String[]::new));
                    default -> throw new IllegalStateException("not a list");
                };
        String found = holds.apply(given);
        return check.operator() == Operator.NOT_IN ? not(found) : found;
    }

    private String company(Check check) {
        return switch (check.operator()) {
            case SET -> employed("true");
            case NOT_SET -> not(employed("true"));
            default -> listed(check, given -> employed("b.company_id = ANY(" + given + "::uuid[])"));
        };
    }

    /**
     * What {@link io.insaka.contacts.consent.Standing} says of a contact, of a whole customer: of each contact the last line
     * for the purpose on that kind or on every one, no yes that a STOP has ended; of these the latest.
     */
    private static String consent(String asked, String said) {
        return """
                c.id IN (SELECT w.person FROM (
                    SELECT DISTINCT ON (l.person, l.asked) l.person, l.given FROM (
                        SELECT DISTINCT ON (e.contact_id, a.asked)
                            coalesce(m.person_id, m.id) AS person, a.asked, e.contact_id, e.given, e.seq
                        FROM unnest(%1$s::text[]) AS a (asked)
                        JOIN consent_entry e ON e.tenant_id = :tenant AND e.purpose = split_part(a.asked, '@', 1)
                            AND e.channel IN (split_part(a.asked, '@', 2), '*')
                        JOIN contact m ON m.tenant_id = e.tenant_id AND m.id = e.contact_id
                        ORDER BY e.contact_id, a.asked, e.seq DESC) l
                    WHERE NOT (l.given AND EXISTS (SELECT 1 FROM consent_entry s WHERE s.tenant_id = :tenant
                        AND s.contact_id = l.contact_id AND s.purpose = '*' AND NOT s.given AND s.seq > l.seq))
                    ORDER BY l.person, l.asked, l.seq DESC) w
                    WHERE %2$s)""".replace("%1$s", asked).replace("%2$s", said);
    }

    private static String employed(String company) {
        return "c.id IN (SELECT b.person_id FROM company_person b WHERE b.tenant_id = :tenant AND " + company + ")";
    }

    /** Whose conversations, or those of their other contacts, are so. */
    private static String threads(String conversation) {
        return """
                c.id IN (SELECT v.contact_id FROM conversation v WHERE v.tenant_id = :tenant AND %1$s
                    UNION ALL SELECT m.person_id FROM contact m
                    JOIN conversation v ON v.tenant_id = m.tenant_id AND v.contact_id = m.id
                    WHERE m.tenant_id = :tenant AND m.person_id IS NOT NULL AND %1$s)""".replace("%1$s", conversation);
    }

    /** @param any whether there is a moment at all */
    private String moment(String any, Function<String, String> since, Check check) {
        return switch (check.operator()) {
            case SET -> any;
            case NOT_SET -> not(any);
            case BEFORE -> "(" + any + " AND " + not(since.apply(put(midnight(day(check))))) + ")";
            case AFTER -> since.apply(put(midnight(day(check).plusDays(1))));
            case WITHIN_DAYS -> since.apply(put(ago(check)));
            case NOT_WITHIN_DAYS -> "(" + any + " AND " + not(since.apply(put(ago(check)))) + ")";
            default -> throw new IllegalStateException("not of a moment");
        };
    }

    private static LocalDate day(Check check) {
        return ((Operand.Day) check.operand()).date();
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(around.zone()).toInstant();
    }

    private Instant ago(Check check) {
        return around.now()
                .atOffset(ZoneOffset.UTC)
                .minusDays(((Operand.Days) check.operand()).number())
                .toInstant();
    }

    private String counted(String what, Check check) {
        long number = ((Operand.Count) check.operand()).number();
        return switch (check.operator()) {
            case MORE -> atLeast(what, number + 1);
            case LESS -> not(atLeast(what, number));
            default -> "(" + atLeast(what, number) + " AND " + not(atLeast(what, number + 1)) + ")";
        };
    }

    private String atLeast(String what, long number) {
        return number <= 0 ? "true" : """
                c.id IN (SELECT coalesce(m.person_id, m.id) FROM conversation v
                    JOIN contact m ON m.tenant_id = v.tenant_id AND m.id = v.contact_id
                    WHERE v.tenant_id = :tenant GROUP BY 1 HAVING %s >= %n)""".replace("%s", what).replace("%n", put(number));
    }

    private String named(String words) {
        Long[] sought = around.words().apply(words);
        return sought.length == 0 ? "false" : "c.id IN (SELECT insaka_people_with(" + put(sought) + "::bigint[]))";
    }

    private String own(Attribute attribute, Check check) {
        AttributeCheck asked = asked(attribute, check);
        LocalDate today = LocalDate.ofInstant(around.now(), around.zone());
        String test = new AttributeSql(today, value -> around.blind().apply(new Sought(attribute, value)), this::put)
                .test(asked);
        return asked.operator().negative() ? not(valued(attribute, test)) : valued(attribute, test);
    }

    private static AttributeCheck asked(Attribute attribute, Check check) {
        return switch (check.operand()) {
            case Operand.Values values -> new AttributeCheck(attribute, check.operator(), values.values(), 0);
            case Operand.Words words ->
                new AttributeCheck(
                        attribute,
                        check.operator(),
                        List.of(new AttributeValue.Words(words.words().getFirst())),
                        0);
            case Operand.Days days -> new AttributeCheck(attribute, check.operator(), List.of(), days.number());
            case Operand.Nothing nothing -> new AttributeCheck(attribute, check.operator(), List.of(), 0);
            default -> throw new IllegalStateException("not of an attribute");
        };
    }

    /** Whose value is so; of a person of several contacts that of the first who has one counts. */
    private String valued(Attribute attribute, String value) {
        String id = put(attribute.id());
        return """
                c.id IN (SELECT v.owner_id FROM attribute_value v
                    WHERE v.tenant_id = :tenant AND v.attribute_id = %2$s AND %1$s
                    UNION ALL SELECT v.person_id FROM (
                        SELECT DISTINCT ON (m.person_id) m.person_id, x.words, x.amount, x.day, x.flag, x.blind FROM contact m
                        JOIN attribute_value x ON x.tenant_id = m.tenant_id AND x.owner_id = m.id AND x.attribute_id = %2$s
                        WHERE m.tenant_id = :tenant AND m.person_id IS NOT NULL
                        ORDER BY m.person_id, m.joined_to IS NOT NULL, m.created_at, m.id) v
                    WHERE %1$s)""".replace("%1$s", value).replace("%2$s", id);
    }

    /** Also where nothing is known. */
    private static String not(String holds) {
        return "(" + holds + ") IS NOT TRUE";
    }

    private String put(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        return ":" + name;
    }
}
