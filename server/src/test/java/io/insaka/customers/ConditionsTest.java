package io.insaka.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Openings;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whom the database finds is whom plain Java finds: each operator of each field, and groups of them, on random customers. */
@ProductTest
class ConditionsTest {
    private static final long SEED = 7;
    private static final int CUSTOMERS = 60;
    private static final List<UUID> CHANNELS = List.of(new UUID(7, 1), new UUID(7, 2), new UUID(7, 3));
    private static final List<String> LANGUAGES = List.of("en", "fr", "sw");
    private static final List<String> FIRST = List.of("Anna", "Andrew", "Chanda", "Mary");
    private static final List<String> LAST = List.of("Banda", "Phiri", "Zulu");
    private static final List<String> TOWNS = List.of("Ndola", "Kitwe", "ndola west", "100% _x_");

    @Autowired
    Organisations organisations;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Contacts contacts;

    @Autowired
    Attributes attributes;

    @Autowired
    Conditions conditions;

    @Autowired
    Customers customers;

    @Autowired
    Openings openings;

    private final JsonMapper json = new JsonMapper();
    private final Random random = new Random(SEED);
    private final List<UUID> labels = new ArrayList<>();
    private final List<UUID> companies = new ArrayList<>();

    @Test
    void findsWhomPlainJavaFinds() {
        var organisation = organisations.found();
        TenantId tenant = organisation.tenant();
        define(organisation, "town", "text", List.of(), false);
        define(organisation, "size", "number", List.of(), false);
        define(organisation, "born", "date", List.of(), false);
        define(organisation, "insured", "yes-no", List.of(), false);
        define(organisation, "plan", "choice", List.of("Gold", "Silver"), false);
        define(organisation, "site", "link", List.of(), false);
        define(organisation, "policy", "text", List.of(), true);
        for (String name : List.of("Late", "Angry")) {
            labels.add(made(organisation, "/api/v1/labels", Map.of("name", name, "colour", "red")));
        }
        for (String name : List.of("Acme", "Bees")) {
            companies.add(made(organisation, "/api/v1/companies", Map.of("name", name)));
        }
        List<Someone> all = transactions.call(tenant, () -> populate(tenant));
        List<Map<String, Object>> checks = checks();
        for (int n = 0; n < 60; n++) {
            checks.add(group(checks, 2));
        }
        var plain = new PlainConditions(
                Instant.now(),
                transactions.call(tenant, () -> openings.of(tenant).zone()));
        for (Map<String, Object> check : checks) {
            transactions.run(tenant, () -> {
                Condition condition = conditions.read(tenant, json.writeValueAsString(check));
                Set<ContactId> wanted = new HashSet<>();
                all.stream().filter(who -> plain.hold(condition, who)).forEach(who -> wanted.add(who.lead().id));
                assertThat(members(tenant, condition))
                        .as(check.toString())
                        .doesNotHaveDuplicates()
                        .hasSameElementsAs(wanted);
                assertThat(customers.count(tenant, condition).count()).isEqualTo(wanted.size());
            });
        }
        strangersFindNobody(checks.getFirst());
    }

    private List<ContactId> members(TenantId tenant, Condition condition) {
        List<ContactId> found = new ArrayList<>();
        for (List<ContactId> page; ; found.addAll(page)) {
            page = customers.members(tenant, condition, found.isEmpty() ? null : found.getLast(), 17);
            if (page.isEmpty()) {
                return found;
            }
        }
    }

    private void strangersFindNobody(Map<String, Object> check) {
        TenantId other = organisations.found().tenant();
        transactions.run(other, () -> {
            assertThat(customers.members(other, null, null, 10)).isEmpty();
            assertThat(members(other, conditions.read(other, json.writeValueAsString(check))))
                    .isEmpty();
        });
    }

    private static void define(
            Organisations.Organisation organisation, String key, String type, List<String> options, boolean sensitive) {
        organisation
                .api()
                .post(
                        "/api/v1/attributes",
                        Map.of(
                                "subject",
                                "contact",
                                "key",
                                key,
                                "label",
                                key,
                                "type",
                                type,
                                "options",
                                options,
                                "sensitive",
                                sensitive))
                .expect(201);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<Someone> populate(TenantId tenant) {
        List<Someone.One> ones = new ArrayList<>();
        for (int n = 0; n < CUSTOMERS; n++) {
            String name = any(FIRST) + " " + any(LAST);
            var address = new Address("test_user", "u" + n, true);
            var one = new Someone.One(
                    contacts.recognise(tenant, List.of(new Party(List.of(address), name)), Instant.now())
                            .getFirst()
                            .id(),
                    name);
            furnish(tenant, one);
            ones.add(one);
        }
        List<Someone> all = new ArrayList<>();
        while (!ones.isEmpty()) {
            int several = random.nextInt(4) == 0 ? Math.min(ones.size(), 2 + random.nextInt(2)) : 1;
            List<Someone.One> together = new ArrayList<>(ones.subList(0, several));
            ones.subList(0, several).clear();
            if (several > 1) {
                join(tenant, together);
            }
            all.add(new Someone(together));
        }
        return all;
    }

    private static UUID made(Organisations.Organisation organisation, String path, Object draft) {
        var answer = organisation.api().post(path, draft).expect(201);
        return UUID.fromString(answer.json().get("id").asString());
    }

    private void furnish(TenantId tenant, Someone.One one) {
        // Half a day from every boundary that is asked for.
        one.created = Instant.now().minus(Duration.ofHours(24L * random.nextInt(60) + 12));
        one.language = random.nextInt(4) == 0 ? null : any(LANGUAGES);
        one.vip = random.nextInt(4) == 0;
        one.optedOut = random.nextInt(4) == 0 ? Instant.now().minusSeconds(random.nextInt(1_000)) : null;
        one.wished = one.optedOut != null || random.nextInt(3) > 0
                ? one.optedOut
                : Instant.now().minusSeconds(500);
        jdbc.sql("UPDATE contact SET created_at = :created, language = :language, vip = :vip, opted_out_at = :out,"
                        + " wished_at = :wished WHERE id = :id")
                .param("created", one.created.atOffset(ZoneOffset.UTC))
                .param("language", one.language, java.sql.Types.VARCHAR)
                .param("vip", one.vip)
                .param("out", at(one.optedOut), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("wished", at(one.wished), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", one.id.value())
                .update();
        if (random.nextInt(3) == 0) {
            one.company = any(companies);
            jdbc.sql("INSERT INTO company_member VALUES (:tenant, :contact, :company)")
                    .param("tenant", tenant.value())
                    .param("contact", one.id.value())
                    .param("company", one.company)
                    .update();
        }
        List<UUID> channels = new ArrayList<>(CHANNELS);
        for (int talks = random.nextInt(4); talks > 0; talks--) {
            talk(tenant, one, channels.remove(random.nextInt(channels.size())));
        }
        Map<String, Object> values = Map.of(
                "town", any(TOWNS),
                "size", random.nextInt(5) / 2.0,
                "born",
                        LocalDate.now(ZoneOffset.UTC)
                                .minusDays(20L * random.nextInt(5) - 10)
                                .toString(),
                "insured", random.nextBoolean(),
                "plan", any(List.of("Gold", "Silver")),
                "site", "https://example.org/" + random.nextInt(3),
                "policy", "AB-" + random.nextInt(4));
        values.forEach((key, value) -> {
            if (random.nextInt(3) > 0) {
                attributes.set(tenant, AttributeSubject.CONTACT, one.id.value(), key, value);
                Attribute attribute =
                        attributes.find(tenant, AttributeSubject.CONTACT, key).orElseThrow();
                one.values.put(key, attribute.read(value));
            }
        });
    }

    private static java.time.@Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private void talk(TenantId tenant, Someone.One one, UUID channel) {
        Set<UUID> carried = new HashSet<>(random.nextInt(2) == 0 ? List.of() : List.of(any(labels)));
        var talk = new Someone.Talk(
                UUID.randomUUID(),
                channel,
                Instant.now().minus(Duration.ofHours(24L * random.nextInt(60) + 12)),
                random.nextInt(6),
                random.nextBoolean(),
                carried);
        one.talks.add(talk);
        jdbc.sql("""
                        INSERT INTO conversation (tenant_id, id, channel_id, contact_id, status, last_activity_at, next_position,
                            lane, shard, created_at)
                        VALUES (:tenant, :id, :channel, :contact, :status, :last, :next, 1, 1, :last)""")
                .param("tenant", tenant.value())
                .param("id", talk.id())
                .param("channel", channel)
                .param("contact", one.id.value())
                .param("status", talk.open() ? "open" : "resolved")
                .param("last", at(talk.last()))
                .param("next", talk.messages() + 1)
                .update();
        carried.forEach(label -> jdbc.sql("INSERT INTO conversation_label VALUES (:tenant, :conversation, :label)")
                .param("tenant", tenant.value())
                .param("conversation", talk.id())
                .param("label", label)
                .update());
    }

    private void join(TenantId tenant, List<Someone.One> together) {
        UUID lead = together.getFirst().id.value();
        together.getFirst().vipSaid = random.nextInt(2) == 0 ? null : random.nextBoolean();
        // Those who were joined come by age behind the one that leads.
        for (int n = 0; n < together.size(); n++) {
            Someone.One one = together.get(n);
            one.created = n < 2 ? one.created : together.get(1).created.plusSeconds(n);
            jdbc.sql("""
                            UPDATE contact SET person_id = :lead, joined_to = :into, joined_at = :at, created_at = :created,
                                vip_said = :said WHERE tenant_id = :tenant AND id = :id""")
                    .param("lead", lead)
                    .param("into", n == 0 ? null : lead, java.sql.Types.OTHER)
                    .param("at", n == 0 ? null : at(Instant.now()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("created", at(one.created))
                    .param("said", one.vipSaid, java.sql.Types.BOOLEAN)
                    .param("tenant", tenant.value())
                    .param("id", one.id.value())
                    .update();
        }
    }

    private static Map<String, Object> check(String field, String operator, Object value) {
        return Map.of("field", field, "operator", operator, "value", value);
    }

    private static Map<String, Object> check(String field, String operator) {
        return Map.of("field", field, "operator", operator);
    }

    private List<Map<String, Object>> checks() {
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(20).toString();
        List<Map<String, Object>> all = new ArrayList<>();
        for (String field : List.of("vip", "opted-out", "open-conversation", "attribute.insured")) {
            all.add(check(field, "is", true));
            all.add(check(field, "is", false));
        }
        for (String operator : List.of("in", "not-in")) {
            all.add(check("channel", operator, List.of(CHANNELS.get(0), CHANNELS.get(2))));
            all.add(check("company", operator, List.of(companies.getFirst())));
            all.add(check("label", operator, List.of(labels.getFirst())));
            all.add(check("language", operator, List.of("en", "fr")));
            all.add(check("attribute.plan", operator, List.of("Gold")));
            all.add(check("attribute.town", operator, List.of("NDOLA", "Kitwe")));
            all.add(check("attribute.policy", operator, List.of("ab-1", "AB-2")));
        }
        all.add(check("company", "set"));
        all.add(check("company", "not-set"));
        for (String field : List.of("first-seen", "last-message", "attribute.born")) {
            all.add(check(field, "before", day));
            all.add(check(field, "after", day));
            all.add(check(field, "within-days", 25));
            all.add(check(field, "not-within-days", 25));
        }
        for (String field : List.of("messages", "conversations", "attribute.size")) {
            for (int number : List.of(0, 1, 2)) {
                all.add(check(field, "is", number));
                all.add(check(field, "less", number));
                all.add(check(field, "more", number));
            }
        }
        for (String name : List.of("an", "anna", "chanda ba", "nobody")) {
            all.add(check("name", "contains", name));
        }
        for (String text : List.of("ndola", "%", "_X")) {
            all.add(check("attribute.town", "contains", text));
        }
        for (String operator : List.of("is", "is-not")) {
            all.add(check("attribute.town", operator, "ndola"));
            all.add(check("attribute.plan", operator, "Silver"));
            all.add(check("attribute.policy", operator, "AB-3"));
            all.add(check("attribute.site", operator, "https://example.org/1"));
        }
        for (String field : List.of("last-message", "attribute.town", "attribute.policy", "attribute.born")) {
            all.add(check(field, "set"));
            all.add(check(field, "not-set"));
        }
        return all;
    }

    private Map<String, Object> group(List<Map<String, Object>> checks, int depth) {
        List<Object> inner = new ArrayList<>();
        for (int n = 2 + random.nextInt(2); n > 0; n--) {
            inner.add(depth > 1 && random.nextInt(3) == 0 ? group(checks, depth - 1) : any(checks.subList(0, 60)));
        }
        return Map.of("match", random.nextBoolean() ? "all" : "any", "conditions", inner);
    }

    @Test
    void saysWhichConditionCannotBeUsed() {
        var organisation = organisations.found();
        define(organisation, "policy", "text", List.of(), true);
        refuses(organisation, "[1]", "");
        refuses(organisation, "{\"match\":\"all\",\"conditions\":[]}", "conditions");
        refuses(organisation, in("{\"field\":\"shoe-size\",\"operator\":\"is\",\"value\":1}"), "conditions[0].field");
        refuses(organisation, in("{\"field\":\"attribute.nobodys\",\"operator\":\"set\"}"), "conditions[0].field");
        refuses(organisation, in("{\"field\":\"vip\",\"operator\":\"more\",\"value\":1}"), "conditions[0].operator");
        refuses(
                organisation,
                in("{\"field\":\"attribute.policy\",\"operator\":\"contains\",\"value\":\"A\"}"),
                "conditions[0].operator");
        refuses(organisation, in("{\"field\":\"vip\",\"operator\":\"is\",\"value\":\"yes\"}"), "conditions[0].value");
        refuses(organisation, in("{\"field\":\"vip\",\"operator\":\"is\",\"value\":true,\"also\":1}"), "conditions[0]");
        refuses(organisation, in("{\"field\":\"messages\",\"operator\":\"is\",\"value\":1.5}"), "conditions[0].value");
        refuses(organisation, in("{\"field\":\"channel\",\"operator\":\"in\",\"value\":[]}"), "conditions[0].value");
        refuses(
                organisation,
                in(in(in(in("{\"field\":\"vip\",\"operator\":\"is\",\"value\":true}")))),
                "conditions[0].conditions[0].conditions[0]");
    }

    private static String in(String condition) {
        return "{\"match\":\"any\",\"conditions\":[" + condition + "]}";
    }

    private void refuses(Organisations.Organisation organisation, String text, String path) {
        TenantId tenant = organisation.tenant();
        assertThatThrownBy(() -> transactions.call(tenant, () -> conditions.read(tenant, text)))
                .isInstanceOfSatisfying(CustomerProblem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("customers/condition");
                    assertThat(problem.errors().getFirst().field()).isEqualTo(path);
                });
    }
}
