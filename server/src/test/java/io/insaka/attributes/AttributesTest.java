package io.insaka.attributes;

import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.TenantTransactions;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an organisation wants to know of its customers, defined and filled in as its team does it. */
@ProductTest
class AttributesTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Organisations.Organisation organisation;
    private Api api;
    private TestingAccount account;
    private int delivered;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
    }

    private String define(String subject, String key, String type, Object... more) {
        return api.post("/api/v1/attributes", draft(subject, key, type, more))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private static Map<String, Object> draft(String subject, String key, String type, Object... more) {
        Map<String, Object> draft =
                new HashMap<>(Map.of("subject", subject, "key", key, "label", "The " + key, "type", type));
        for (int n = 0; n < more.length; n += 2) {
            draft.put((String) more[n], more[n + 1]);
        }
        return draft;
    }

    private String contact(String number) {
        account.deliver(text(number, "m" + number, "hello"));
        account.awaitBalanced(++delivered);
        return api.get("/api/v1/contacts?q=" + number)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private static void refused(Api.Response response, int status, String code) {
        assertThat(response.expect(status).json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void keepsOneValueOfEachKind() {
        define("contact", "town", "text");
        define("contact", "children", "number");
        define("contact", "born", "date");
        define("contact", "insured", "yes-no");
        define("contact", "plan", "choice", "options", List.of("Gold", "Silver"));
        define("contact", "site", "link");
        String policy = define("contact", "policy", "text", "sensitive", true);
        String contact = contact("260970000001");
        String at = "/api/v1/contacts/" + contact;
        var values = Map.of(
                "town",
                "Ndola",
                "children",
                2.50,
                "born",
                "1990-02-28",
                "insured",
                false,
                "plan",
                "Gold",
                "site",
                "https://example.org/a?b=c",
                "policy",
                "AB-123 456");
        JsonNode shown = api.put(at + "/attributes", values).expect(200).json().path("attributes");
        assertThat(shown.properties().stream().map(Map.Entry::getKey))
                .containsExactly("town", "children", "born", "insured", "plan", "site", "policy");
        assertThat(shown.path("children").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(shown.path("insured").isBoolean()).isTrue();
        assertThat(shown.path("policy").asString()).isEqualTo("AB-123 456");
        assertThat(api.get(at).expect(200).json().path("attributes")).isEqualTo(shown);
        transactions.run(
                organisation.tenant(),
                () -> assertThat(jdbc.sql(
                                        "SELECT count(*) FROM attribute_value WHERE attribute_id = :id AND words IS NULL"
                                                + " AND octet_length(sealed) > 0 AND octet_length(blind) = 16")
                                .param("id", UUID.fromString(policy))
                                .query(Long.class)
                                .single())
                        .as("what is sensitive is sealed")
                        .isEqualTo(1));

        api.put(at + "/attributes", Collections.singletonMap("town", null)).expect(200);
        assertThat(api.get(at).expect(200).json().path("attributes").has("town"))
                .isFalse();
        assertThat(api.get(at).expect(200).json().path("attributes").has("plan"))
                .as("what is not named stays")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "text, 7",
        "text, '\"  \"'",
        "text, '{\"a\":1}'",
        "number, '\"7\"'",
        "number, 1234567890123456789012345678901",
        "date, '\"2026-02-30\"'",
        "date, '\"+12026-01-01\"'",
        "yes-no, '\"yes\"'",
        "choice, '\"Bronze\"'",
        "link, '\"javascript:alert(1)\"'"
    })
    void refusesWhatDoesNotFit(String type, String value) {
        define("contact", "one", type, "options", type.equals("choice") ? List.of("Gold") : List.of());
        define("contact", "other", "text");
        String at = "/api/v1/contacts/" + contact("260970000001") + "/attributes";
        refused(
                api.put(at, new JsonMapper().readTree("{\"other\":\"fits\",\"one\":" + value + "}")),
                422,
                "attributes/value");
        refused(api.put(at, Map.of("other", "fits", "nobodys", 1)), 422, "attributes/unknown-key");
        assertThat(api.get(at.replace("/attributes", ""))
                        .expect(200)
                        .json()
                        .path("attributes")
                        .isEmpty())
                .as("all of them, or none")
                .isTrue();
    }

    @Test
    void changesADefinitionOnlyAsItsValuesAllow() {
        String plan = define("conversation", "plan", "choice", "options", List.of("Gold", "Silver"));
        String size = define("conversation", "size", "number");
        contact("260970000001");
        String values = "/api/v1/conversations/" + account.conversation() + "/attributes";
        String at = "/api/v1/attributes/" + plan;
        api.put(at, draft("conversation", "plan", "text")).expect(200);
        api.put(at, draft("conversation", "plan", "choice", "options", List.of("Gold", "Silver")))
                .expect(200);
        api.put(values, Map.of("plan", "Gold", "size", 3)).expect(200);

        refused(api.put(at, draft("conversation", "plan", "text")), 409, "attributes/in-use");
        refused(
                api.put(at, draft("conversation", "plan", "choice", "options", List.of("Silver"))),
                409,
                "attributes/in-use");
        refused(
                api.put(at, draft("conversation", "tariff", "choice", "options", List.of("Gold"))),
                422,
                "request/invalid");
        refused(api.post("/api/v1/attributes", draft("conversation", "plan", "text")), 409, "attributes/taken");
        var renamed = draft("conversation", "plan", "choice", "options", List.of("Gold", "Tin"));
        renamed.put("label", "Tariff");
        api.put(at, renamed).expect(200);
        assertThat(api.get(values).expect(200).json().at("/attributes/plan").asString())
                .isEqualTo("Gold");

        JsonNode turned = api.put(
                        "/api/v1/attributes/order", Map.of("subject", "conversation", "ids", List.of(size, plan)))
                .expect(200)
                .json();
        assertThat(turned.path("items").valueStream().map(one -> one.path("key").asString()))
                .containsExactly("size", "plan");
        refused(
                api.put("/api/v1/attributes/order", Map.of("subject", "conversation", "ids", List.of(size, size))),
                422,
                "request/invalid");
        assertThat(api.get(at).expect(200).json().path("values").asLong()).isEqualTo(1);
        api.delete(at).expect(204);
        assertThat(api.get(values).expect(200).json().path("attributes").has("plan"))
                .isFalse();
        refused(api.get(at), 404, "attributes/unknown");
    }

    @Test
    void showsOneValueOfAPersonOfSeveralContacts() {
        define("contact", "town", "text");
        define("contact", "plan", "text");
        String anna = contact("260970000001");
        String ben = contact("260970000002");
        api.put("/api/v1/contacts/" + anna + "/attributes", Map.of("town", "Ndola"))
                .expect(200);
        api.put("/api/v1/contacts/" + ben + "/attributes", Map.of("town", "Kitwe", "plan", "Gold"))
                .expect(200);
        api.post("/api/v1/contacts/" + anna + "/merge", Map.of("with", ben)).expect(200);
        JsonNode together =
                api.get("/api/v1/contacts/" + ben).expect(200).json().path("attributes");
        assertThat(together.path("town").asString()).isEqualTo("Ndola");
        assertThat(together.path("plan").asString()).isEqualTo("Gold");

        api.put("/api/v1/contacts/" + ben + "/attributes", Collections.singletonMap("town", null))
                .expect(200);
        assertThat(api.get("/api/v1/contacts/" + anna)
                        .expect(200)
                        .json()
                        .path("attributes")
                        .has("town"))
                .as("nobody's other value comes up in its place")
                .isFalse();

        api.post("/api/v1/contacts/" + anna + "/unmerge", Map.of("contact", ben))
                .expect(200);
        assertThat(api.get("/api/v1/contacts/" + ben)
                        .expect(200)
                        .json()
                        .at("/attributes/plan")
                        .asString())
                .isEqualTo("Gold");
    }
}
