package io.insaka.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Said;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who has said yes or no to a purpose on a kind of channel is found as the ledger has it. */
@ProductTest
class ConsentConditionsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Contacts contacts;

    @Autowired
    Consents consents;

    @Autowired
    Conditions conditions;

    @Autowired
    Customers customers;

    private final JsonMapper json = new JsonMapper();
    private final Map<String, ContactId> people = new HashMap<>();
    private TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void know() {
        tenant = organisations.found().tenant();
        for (String name : List.of("Ann", "Ben", "Cat", "Dan", "Dora", "Eve")) {
            people.put(
                    name,
                    transactions.call(
                            tenant,
                            () -> contacts.recognise(
                                            tenant,
                                            List.of(new Party(List.of(new Address("test_user", name, true)), name)),
                                            Instant.now())
                                    .getFirst()
                                    .id()));
        }
        say("Ann", "marketing", "whatsapp", true);
        say("Ben", "marketing", "*", true);
        say("Ben", "marketing", "whatsapp", false);
        say("Cat", "marketing", "*", true);
        say("Cat", "*", "*", false);
        say("Dan", "marketing", "whatsapp", false);
        say("Eve", "surveys", "*", true);
        say("Eve", "*", "*", false);
        say("Eve", "marketing", "whatsapp", true);
    }

    private void say(String who, String purpose, String channel, boolean yes) {
        transactions.run(
                tenant,
                () -> consents.write(
                        tenant,
                        List.of(id(who)),
                        new Consents.Word(purpose, channel, yes),
                        Said.byProvider(),
                        Instant.now()));
    }

    private ContactId id(String who) {
        ContactId id = people.get(who);
        assertThat(id).isNotNull();
        return id == null ? new ContactId(new UUID(0, 0)) : id;
    }

    private Set<String> found(String field, String operator, String... values) {
        String text = json.writeValueAsString(Map.of("field", field, "operator", operator, "value", List.of(values)));
        return transactions.call(tenant, () -> {
            List<ContactId> members = customers.members(tenant, conditions.read(tenant, text), null, 100);
            Set<String> names = new HashSet<>();
            people.forEach((name, id) -> {
                if (members.contains(id)) {
                    names.add(name);
                }
            });
            return names;
        });
    }

    @Test
    void theLastWordForThePurposeOnThatKindCounts() {
        assertThat(found("consent-given", "in", "marketing@whatsapp")).containsExactlyInAnyOrder("Ann", "Eve");
        assertThat(found("consent-given", "in", "marketing@email")).containsExactlyInAnyOrder("Ben");
        assertThat(found("consent-withdrawn", "in", "marketing@whatsapp")).containsExactlyInAnyOrder("Ben", "Dan");
        assertThat(found("consent-given", "in", "surveys@email")).isEmpty();
        assertThat(found("consent-given", "in", "marketing@whatsapp", "marketing@email"))
                .containsExactlyInAnyOrder("Ann", "Ben", "Eve");
        assertThat(found("consent-given", "not-in", "marketing@whatsapp"))
                .containsExactlyInAnyOrder("Ben", "Cat", "Dan", "Dora");
    }

    @Test
    void ofAPersonTheLatestWordOfAllContactsCounts() {
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact SET person_id = :dan, joined_to = nullif(:dan, id), joined_at = now()
                        WHERE tenant_id = :tenant AND id IN (:dan, :dora)""")
                        .param("dan", id("Dan").value())
                        .param("dora", id("Dora").value())
                        .param("tenant", tenant.value())
                        .update());
        assertThat(found("consent-withdrawn", "in", "marketing@whatsapp")).containsExactlyInAnyOrder("Ben", "Dan");
        say("Dora", "marketing", "*", true);
        assertThat(found("consent-withdrawn", "in", "marketing@whatsapp")).containsExactlyInAnyOrder("Ben");
        assertThat(found("consent-given", "in", "marketing@whatsapp")).containsExactlyInAnyOrder("Ann", "Eve", "Dan");
    }

    @Test
    void whatIsNoPurposeOnAKindIsRefused() {
        for (String wrong : List.of("marketing", "nothing@whatsapp", "marketing@", "marketing@*", "@whatsapp")) {
            assertThatThrownBy(() -> found("consent-given", "in", wrong))
                    .isInstanceOfSatisfying(
                            CustomerProblem.class,
                            problem -> assertThat(problem.code()).isEqualTo("customers/condition"));
        }
    }

    @Test
    void nobodyFindsTheWordsOfOthers() {
        tenant = organisations.found().tenant();
        assertThat(found("consent-given", "in", "marketing@whatsapp")).isEmpty();
    }
}
