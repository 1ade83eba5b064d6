package io.insaka.customers.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.customers.imports.ImportRepository.Due;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Poison;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Sheets of customers, good ones and bad ones, and a process that dies in the middle. */
@ProductTest
class ImportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Organisations organisations;

    @Autowired
    Imports imports;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    private final String url;
    private Organisations.Organisation organisation;
    private Api api;

    ImportTest(@Value("${insaka.database-url}") String url) {
        this.url = url;
    }

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private JsonNode upload(String text) {
        return api.upload("/api/v1/imports", "customers.csv", "text/csv", text.getBytes(UTF_8))
                .expect(201)
                .json();
    }

    private static String at(JsonNode made) {
        return "/api/v1/imports/" + made.path("id").asString();
    }

    private JsonNode awaitDone(String at) {
        await().atMost(PATIENCE)
                .until(() ->
                        api.get(at).expect(200).json().path("state").asString().equals("done"));
        return api.get(at).expect(200).json();
    }

    private long customers() {
        return api.get("/api/v1/customers/count")
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }

    private long count(String table) {
        return transactions.call(
                organisation.tenant(),
                () -> jdbc.sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single());
    }

    @Test
    void takesEachCustomerOnceAndSaysWhyItRefuses() {
        api.post(
                        "/api/v1/attributes",
                        Map.of("subject", "contact", "key", "size", "label", "Shoe size", "type", "number"))
                .expect(201);
        JsonNode made = upload("\ufeffNom;Phone number;E-mail;Shoe size;Remark\r\n"
                + "Anna Zulu;+260 97 000-0001;;41;x\r\n"
                + "Ben Phiri;0970000002;BEN@Example.org;;\r\n"
                + "Anna Z.;'+260970000001;;42;\r\n"
                + ";;;;nobody\r\n"
                + "Carl;call me;;;\r\n"
                + "\"Dora; the 2nd\";+260970000004;;large;\r\n");
        assertThat(made.path("columns").toString()).isEqualTo("[\"name\",\"phone\",\"email\",\"attribute.size\",\"\"]");
        var wanted = Map.of("columns", made.path("columns"), "calling", "260");
        JsonNode foreseen =
                api.post(at(made) + "/preview", wanted).expect(200).json().path("items");
        assertThat(foreseen.valueStream().map(row -> row.path("outcome").asString()))
                .containsExactly("new", "new", "updated", "refused", "refused", "refused");
        assertThat(customers()).as("looked at only").isZero();

        api.post(at(made) + "/start", wanted).expect(202);
        JsonNode done = awaitDone(at(made));
        assertThat(List.of(
                        done.path("created").asInt(),
                        done.path("updated").asInt(),
                        done.path("refused").asInt()))
                .containsExactly(2, 1, 3);
        assertThat(customers()).isEqualTo(2);
        assertThat(count("customer_import_row")).as("what was taken is gone").isEqualTo(3);
        String errors = api.get(at(made) + "/errors").expect(200).text();
        assertThat(errors)
                .contains("Dora; the 2nd,'+260970000004,,large,,6,Shoe size is a number")
                .contains("5,Phone number is no phone number")
                .contains("4,has neither a phone number nor an e-mail address");
        assertThat(api.post(at(made) + "/start", wanted)
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("imports/begun");

        JsonNode again = upload("Name,Phone\nAnna Zulu,+260970000001\n");
        api.post(at(again) + "/start", Map.of("columns", List.of("name", "phone")))
                .expect(202);
        assertThat(awaitDone(at(again)).path("same").asInt()).isEqualTo(1);
        api.delete(at(made)).expect(204);
        assertThat(count("customer_import_row")).isZero();

        String exported =
                api.post("/api/v1/customers/export", Map.of()).expect(200).text();
        assertThat(exported.lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.contains("Anna Zulu,'+260970000001,") && line.endsWith(",42"))
                .anyMatch(line -> line.contains("Ben Phiri,'+260970000002,ben@example.org,"));
    }

    /** Somebody else's lease: what a dead process began another goes on with, and what the dead one still wanted is void. */
    @Test
    void goesOnWhereAnotherDiedAndDoublesNobody() {
        String rows = IntStream.range(0, 130)
                .mapToObj(n -> "Customer " + n + ",+2609710%05d".formatted(n))
                .collect(Collectors.joining("\n"));
        JsonNode made = upload("name,phone\n" + rows);
        TenantId tenant = organisation.tenant();
        UUID id = UUID.fromString(made.path("id").asString());
        var dead = new Due(tenant, id, 7);
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                        UPDATE customer_import SET state = 'running', fence = 7, not_before = now() + interval '1 hour'
                        WHERE tenant_id = :tenant AND id = :id""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update());
        assertThat(transactions.<Boolean>call(tenant, () -> imports.lot(dead))).isTrue();
        assertThat(customers()).isEqualTo(Imports.LOT);
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    imports.lot(dead);
                    throw new IllegalStateException("killed before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(customers()).as("a lot is taken as a whole").isEqualTo(Imports.LOT);

        transactions.run(
                tenant,
                () -> jdbc.sql("UPDATE customer_import SET not_before = now() WHERE id = :id")
                        .param("id", id)
                        .update());
        JsonNode done = awaitDone(at(made));
        assertThat(done.path("created").asInt()).isEqualTo(130);
        assertThat(transactions.<Boolean>call(tenant, () -> imports.lot(dead)))
                .as("the dead one has nothing to say any more")
                .isFalse();
        assertThat(customers()).isEqualTo(130);
        assertThat(count("customer_import_row")).isZero();
    }

    @Test
    void aRowThatThrowsIsALineOfTheErrorsAndTheRestGoesOn() {
        try (var _ = new Poison(url, "INSERT ON company", "NEW.tenant_id = '" + organisation.tenant() + "'")) {
            JsonNode made = upload("name,phone,company\nAnna,+260972000001,\nBen,+260972000002,Poison\n"
                    + IntStream.range(10, 90)
                            .mapToObj(n -> "C" + n + ",+2609720000" + n + ",")
                            .collect(Collectors.joining("\n")));
            var columns = Map.of("columns", List.of("name", "phone", "company"));
            assertThat(api.post(at(made) + "/preview", columns)
                            .expect(200)
                            .json()
                            .path("items")
                            .valueStream()
                            .map(row -> row.path("outcome").asString())
                            .limit(3))
                    .containsExactly("new", "refused", "new");
            api.post(at(made) + "/start", columns).expect(202);
            JsonNode done = awaitDone(at(made));
            assertThat(done.path("created").asInt()).isEqualTo(81);
            assertThat(done.path("refused").asInt()).isEqualTo(1);
            assertThat(api.get(at(made) + "/errors").expect(200).text())
                    .contains("Ben,'+260972000002,Poison,2,could not be taken");
            assertThat(customers()).as("nothing is left of the row").isEqualTo(81);
        }
    }

    @Test
    void refusesFilesThatAreNoSheetsClearly() {
        refused("PK\u0003\u0004 a zip", "imports/format");
        refused("\u0001 an old workbook\0", "imports/encoding");
        assertThat(api.upload("/api/v1/imports", "a.csv", "text/csv", "name,phone\nA,1\n".getBytes(UTF_16))
                        .expect(422)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("imports/encoding");
        refused("name,phone\n\"never closed", "imports/unreadable");
        refused("", "imports/empty");
        refused("name,phone\n", "imports/empty");
        refused("a,".repeat(1_000_000) + "\n1", "imports/too-large");
        refused("name\n" + "x".repeat(3_000), "imports/too-large");
        refused("name\n" + "x\n".repeat(100_001), "imports/too-large");
    }

    private void refused(String text, String code) {
        assertThat(api.upload("/api/v1/imports", "a.csv", "text/csv", text.getBytes(UTF_8))
                        .expect(422)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo(code);
    }
}
