package io.insaka.companies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Companies: who belongs to them, what becomes of these people, and whom conditions find by them. */
@ProductTest
class CompaniesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COMPANIES = "/api/v1/companies";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private String company(String name, String domain) {
        Map<String, String> draft = domain.isEmpty() ? Map.of("name", name) : Map.of("name", name, "domain", domain);
        return api.post(COMPANIES, draft).expect(201).json().path("id").asString();
    }

    private static String at(String id) {
        return COMPANIES + "/" + id;
    }

    /** Everybody of a sheet. */
    private void imported(String sheet, List<String> columns) {
        String at = "/api/v1/imports/"
                + api.upload("/api/v1/imports", "customers.csv", "text/csv", sheet.getBytes(UTF_8))
                        .expect(201)
                        .json()
                        .path("id")
                        .asString();
        api.post(at + "/start", Map.of("columns", columns)).expect(202);
        await().atMost(PATIENCE)
                .until(() ->
                        api.get(at).expect(200).json().path("state").asString().equals("done"));
    }

    private String person(String name) {
        return api.get("/api/v1/contacts?q=" + name)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private void belongs(String contact, String company) {
        api.put("/api/v1/contacts/" + contact + "/company", Map.of("company", company))
                .expect(200);
    }

    private Stream<String> names(String path) {
        return api.get(path)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("name").asString());
    }

    private Stream<String> found(String condition) {
        return names("/api/v1/customers?condition=" + URLEncoder.encode(condition, UTF_8));
    }

    @Test
    void suggestsACompanyByMailDomainButSetsNone() {
        imported("name,email\nAnna,anna@mail.acme.com\nBen,ben@acme.org\n", List.of("name", "email"));
        String acme = company("Acme", "https://www.ACME.com/");
        String anna = person("Anna");
        JsonNode seen =
                api.get("/api/v1/contacts/" + anna + "/company").expect(200).json();
        assertThat(seen.path("company").isNull()).isTrue();
        assertThat(seen.at("/suggestions/0/id").asString()).isEqualTo(acme);
        assertThat(api.get("/api/v1/contacts/" + person("Ben") + "/company")
                        .expect(200)
                        .json()
                        .path("suggestions"))
                .isEmpty();
        assertThat(api.get(at(acme)).expect(200).json().path("people").asInt()).isZero();
        belongs(anna, acme);
        JsonNode now =
                api.get("/api/v1/contacts/" + anna + "/company").expect(200).json();
        assertThat(now.at("/company/name").asString()).isEqualTo("Acme");
        assertThat(now.path("suggestions")).isEmpty();
        api.put("/api/v1/contacts/" + anna + "/company", Map.of()).expect(200);
        assertThat(api.get(at(acme)).expect(200).json().path("people").asInt()).isZero();
    }

    @Test
    void importsAndExportsAndFindsByCompany() {
        imported(
                "Name,Phone,Company\nAnna,+260970000001,Acme  Ltd\nBen,+260970000002,ACME ltd\nCarl,+260970000003,\n"
                        + "Dora,+260970000004,Bees\n",
                List.of("name", "phone", "company"));
        JsonNode all = api.get(COMPANIES).expect(200).json().path("items");
        assertThat(all.valueStream().map(one -> one.path("name").asString())).containsExactly("Acme Ltd", "Bees");
        assertThat(all.get(0).path("people").asInt()).isEqualTo(2);
        String acme = all.get(0).path("id").asString();
        assertThat(found("{\"field\":\"company\",\"operator\":\"in\",\"value\":[\"" + acme + "\"]}"))
                .containsExactlyInAnyOrder("Anna", "Ben");
        assertThat(found("{\"field\":\"company\",\"operator\":\"not-in\",\"value\":[\"" + acme + "\"]}"))
                .containsExactlyInAnyOrder("Carl", "Dora");
        assertThat(found("{\"field\":\"company\",\"operator\":\"set\"}")).hasSize(3);
        assertThat(found("{\"field\":\"company\",\"operator\":\"not-set\"}")).containsExactly("Carl");
        assertThat(api.post("/api/v1/customers/export", Map.of())
                        .expect(200)
                        .text()
                        .lines())
                .anyMatch(line -> line.contains("Anna") && line.endsWith(",Acme Ltd"))
                .anyMatch(line -> line.contains("Carl") && line.endsWith(","));
        assertThat(names(at(acme) + "/people?limit=1")).hasSize(1);
        JsonNode page = api.get(at(acme) + "/people?limit=1").expect(200).json();
        assertThat(names(
                        at(acme) + "/people?limit=1&cursor=" + page.path("next").asString()))
                .hasSize(1)
                .doesNotContain(page.at("/items/0/name").asString());
    }

    @Test
    void countsAPersonOfSeveralContactsOnce() {
        imported("name,phone\nAnna,+260970000001\nAnnie,+260970000002\nBen,+260970000003\n", List.of("name", "phone"));
        String one = company("One", "");
        String two = company("Two", "");
        String anna = person("Anna");
        String annie = person("Annie");
        belongs(anna, one);
        belongs(annie, two);
        api.post("/api/v1/contacts/" + anna + "/merge", Map.of("with", annie)).expect(200);
        assertThat(names(at(one) + "/people"))
                .as("the contact that leads counts")
                .hasSize(1);
        assertThat(names(at(two) + "/people")).isEmpty();
        assertThat(found("{\"field\":\"company\",\"operator\":\"in\",\"value\":[\"" + two + "\"]}"))
                .isEmpty();
        var deal = Map.of("title", "Chairs", "contact", annie);
        api.post("/api/v1/deals", deal).expect(201);
        assertThat(api.get("/api/v1/deals?company=" + one).expect(200).json().path("items"))
                .hasSize(1);
        assertThat(api.get("/api/v1/pipeline?company=" + one)
                        .expect(200)
                        .json()
                        .at("/stages/0/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get("/api/v1/pipeline?company=" + two)
                        .expect(200)
                        .json()
                        .at("/stages/0/count")
                        .asInt())
                .isZero();
        assertThat(api.post(at(two) + "/people", Map.of("contacts", List.of(anna, annie, person("Ben"))))
                        .expect(200)
                        .json()
                        .path("changed")
                        .asInt())
                .isEqualTo(2);
        assertThat(names(at(two) + "/people")).hasSize(2);
        assertThat(names(at(one) + "/people")).isEmpty();
    }

    @Test
    void mergesAndDeletesAndKeepsThePeople() {
        imported(
                "name,phone,company\nAnna,+260970000001,Acme\nBen,+260970000002,Acme Inc\n",
                List.of("name", "phone", "company"));
        JsonNode all = api.get(COMPANIES + "?q=acme").expect(200).json().path("items");
        String acme = all.get(0).path("id").asString();
        String inc = all.get(1).path("id").asString();
        api.put(at(inc), Map.of("name", "Acme Inc", "domain", "acme.com", "note", "Pays late"))
                .expect(200);
        JsonNode merged =
                api.post(at(acme) + "/merge", Map.of("other", inc)).expect(200).json();
        assertThat(merged.path("people").asInt()).isEqualTo(2);
        assertThat(merged.path("domain").asString()).isEqualTo("acme.com");
        assertThat(merged.path("note").asString()).isEqualTo("Pays late");
        api.get(at(inc)).expect(404);
        assertThat(code(api.post(at(acme) + "/merge", Map.of("other", acme)).expect(409)))
                .isEqualTo("companies/itself");
        api.delete(at(acme)).expect(204);
        assertThat(api.get("/api/v1/customers/count")
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(found("{\"field\":\"company\",\"operator\":\"not-set\"}")).hasSize(2);
    }

    @Test
    void showsWhatIsOpenWithItsPeople() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(TestingAccount.text("260971000001", "m1", "menu"));
        await().atMost(PATIENCE).until(() -> names("/api/v1/contacts").count() == 1);
        String acme = company("Acme", "");
        String contact =
                api.get("/api/v1/contacts").expect(200).json().at("/items/0/id").asString();
        belongs(contact, acme);
        JsonNode open = api.get(at(acme) + "/conversations").expect(200).json().path("items");
        assertThat(open).hasSize(1);
        assertThat(open.at("/0/contactId").asString()).isEqualTo(contact);
        assertThat(api.get(COMPANIES)
                        .expect(200)
                        .json()
                        .at("/items/0/openConversations")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        String acme = company("Acme", "acme.com");
        assertThat(code(api.post(COMPANIES, Map.of("name", " aCME ")).expect(409)))
                .isEqualTo("companies/taken");
        assertThat(code(api.post(COMPANIES, Map.of("name", "Other", "domain", "acme.com"))
                        .expect(409)))
                .isEqualTo("companies/taken");
        String other = company("Other", "");
        assertThat(code(api.put(at(other), Map.of("name", "Acme")).expect(409))).isEqualTo("companies/taken");
        api.post(COMPANIES, Map.of("name", "X", "domain", "no domain")).expect(422);
        api.post(COMPANIES, Map.of("name", " ")).expect(400);
        api.get(COMPANIES + "?cursor=nonsense").expect(422);
        api.get(at(acme) + "/conversations?cursor=nonsense").expect(422);
        api.get(at(acme) + "/people?cursor=nonsense").expect(400);
        api.get("/api/v1/deals").expect(422);
        assertThat(code(api.post(at(acme) + "/people", Map.of("contacts", List.of(UUID.randomUUID())))
                        .expect(404)))
                .isEqualTo("contacts/unknown");
        Api reader = organisations.join(organisation, Role.VIEWER).api();
        reader.get(COMPANIES).expect(200);
        reader.post(COMPANIES, Map.of("name", "Theirs")).expect(403);
        reader.delete(at(acme)).expect(403);
    }

    private static String code(Api.Response answer) {
        return answer.code();
    }
}
