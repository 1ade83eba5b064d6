package io.insaka.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.whatsapp.Said;
import io.insaka.sandbox.whatsapp.SimulatorSettings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The product is killed with SIGKILL while it is in the middle of writing down something that has several parts: whatever
 * it was, it is done whole or not at all, and what has to be done is gone on with.
 */
class CutOffTest {
    private static final SimulatorSettings SIMULATOR =
            SimulatorSettings.TEST.with(World.RETRY).with(World.RECEIPTS).withLanes(16);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PEOPLE = 6;

    @TempDir
    Path folder;

    private final World world = new World(SIMULATOR);

    @Test
    void isDoneWholeOrNotAtAll() throws Exception {
        var image = ProductImage.build(folder.resolve("image"), true);
        Map<String, String> settings =
                new HashMap<>(Trial.settings(folder.resolve("calls.tsv"), Duration.ofSeconds(4)));
        settings.put("insaka.privacy.grace", "1s");
        try (var product = new ProductProcess(image, folder.resolve("data"), Trial.OPTIONS, settings);
                world) {
            product.launch();
            product.awaitReady();
            world.connect(product, 1);
            List<World.Person> people = world.people(PEOPLE);
            people.forEach(person -> world.simulator()
                    .say(person.number(), person.customer(), new Said.Text("question " + person.n() + "-1")));
            var books = new Books(product);
            await().atMost(PATIENCE)
                    .until(() -> books.count("SELECT count(*) FROM message WHERE direction = 'outbound'") == PEOPLE
                            && books.count("SELECT count(*) FROM outbox") == 0
                            && books.waiting() == 0);
            merging(product, conversation(product, people.get(0)), conversation(product, people.get(1)));
            macro(product, conversation(product, people.get(2)));
            retention(product, List.of(conversation(product, people.get(3)), conversation(product, people.get(4))));
            erasure(product, people.get(5));
        }
    }

    private static void merging(ProductProcess product, String from, String into) throws InterruptedException {
        String at = "/api/v1/conversations/" + from;
        var body = Map.of("into", into, "confirm", true);
        killedIn(product, "INSERT ON audit_entry", () -> product.api().post(at + "/merge", body));
        JsonNode seen = product.api().get(at).expect(200).json();
        assertThat(seen.path("mergedInto").isNull()).isTrue();
        assertThat(seen.path("status").asString()).isEqualTo("open");
        var books = new Books(product);
        assertThat(books.count("SELECT count(*) FROM conversation_merge")).isZero();
        assertThat(books.count("SELECT count(*) FROM conversation_activity WHERE kind IN ('merged', 'took_in')"))
                .isZero();
        product.api().post(at + "/merge", body).expect(200);
        assertThat(product.api().get(at).expect(200).json().at("/mergedInto/id").asString())
                .isEqualTo(into);
    }

    private static void macro(ProductProcess product, String conversation) throws InterruptedException {
        var steps = List.of(
                Map.of("kind", "note", "text", "Asked the courier"),
                Map.of("kind", "priority", "to", "high"),
                Map.of("kind", "task", "text", "Ask the courier", "minutes", 60, "followUp", true));
        String macro = product.api()
                .post("/api/v1/macros", Map.of("name", "Late parcel", "steps", steps))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String run = "/api/v1/macros/" + macro + "/run";
        var books = new Books(product);
        var body = Map.of("conversations", List.of(conversation));
        killedIn(product, "INSERT ON desk_task", () -> product.api().post(run, body));
        assertThat(done(books)).as("nothing of it").containsExactly(0L, 0L, 0L);
        product.api().post(run, body).expect(200);
        assertThat(done(books)).as("all of it").containsExactly(1L, 1L, 1L);
    }

    private static List<Long> done(Books books) {
        return List.of(
                books.count("SELECT count(*) FROM message WHERE direction = 'note'"),
                books.count("SELECT count(*) FROM conversation WHERE priority > 0"),
                books.count("SELECT count(*) FROM desk_task"));
    }

    private static void retention(ProductProcess product, List<String> old) throws InterruptedException {
        var books = new Books(product);
        String which = " WHERE conversation_id IN ('" + String.join("', '", old) + "')";
        books.change("UPDATE message SET created_at = created_at - interval '50 days'" + which);
        long messages = books.count("SELECT count(*) FROM message" + which);
        long all = books.count("SELECT count(*) FROM message");
        // What was made of a message goes after it, in the same transaction.
        killedIn(
                product,
                "DELETE ON turn",
                () -> product.api().put("/api/v1/retention", Map.of("days", 30, "confirmed", messages)));
        assertThat(books.count("SELECT count(*) FROM message" + which))
                .as("nothing without what was made of it")
                .isEqualTo(messages);
        // Leased by the dead one: somebody looks when that has run out.
        books.change("UPDATE retention_round SET not_before = now()");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(books.count("SELECT count(*) FROM message" + which))
                        .isZero());
        assertThat(books.count("SELECT count(*) FROM turn" + which)).isZero();
        assertThat(books.count("SELECT count(*) FROM message")).isEqualTo(all - messages);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(books.count("SELECT coalesce(sum(messages), 0) FROM retention_progress"))
                                .as("each counted once")
                                .isEqualTo(messages));
    }

    private void erasure(ProductProcess product, World.Person person) throws InterruptedException {
        var books = new Books(product);
        String conversation = conversation(product, person);
        JsonNode contact = contact(product, person);
        String id = contact.path("id").asString();
        // Thought about while they are erased.
        world.simulator().say(person.number(), person.customer(), new Said.Text("paid question 6-2"));
        killedIn(
                product,
                "DELETE ON message",
                () -> product.api()
                        .post(
                                "/api/v1/contacts/" + id + "/erasure",
                                Map.of("name", contact.path("name").asString())));
        books.change("UPDATE erasure SET not_before = now() WHERE not_before IS NOT NULL");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode erasures =
                    product.api().get("/api/v1/erasures").expect(200).json().path("items");
            assertThat(erasures.valueStream().map(each -> each.path("state").asString()))
                    .containsExactly("done");
        });
        assertThat(left(books, List.of(id, conversation)))
                .allMatch(
                        table -> List.of("audit_entry", "erasure", "live_event").contains(table));
        world.simulator().say(person.number(), person.customer(), new Said.Text("question 6-3"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(books.count(
                                "SELECT count(*) FROM conversation WHERE contact_id <> '" + id + "' AND id IN ("
                                        + "SELECT conversation_id FROM message WHERE direction = 'outbound')"))
                        .isPositive());
        await().atMost(PATIENCE)
                .until(() -> !contact(product, person).path("id").asString("").isEmpty());
        assertThat(contact(product, person).path("id").asString()).isNotEqualTo(id);
    }

    /** Tables in which one of these stands. */
    private static List<String> left(Books books, List<String> ids) {
        List<String> tables = books.texts("SELECT table_name FROM information_schema.columns"
                + " WHERE table_schema = 'public' AND column_name = 'tenant_id'");
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            for (String id : ids) {
                if (books.count("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + id + "%'") > 0) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    /** Killed while whatever {@code work} begins writes such a row; then started again. */
    private static void killedIn(ProductProcess product, String event, Runnable work) throws InterruptedException {
        try (var held = new Held(product.databaseUrl(), event)) {
            Thread caller = Thread.ofPlatform().daemon().start(() -> {
                try {
                    work.run();
                } catch (UncheckedIOException killed) {
                    // Nobody answers any more.
                }
            });
            held.awaitSomebody(PATIENCE);
            product.kill(false);
            caller.join();
        }
        product.launch();
        product.awaitReady();
    }

    private static String conversation(ProductProcess product, World.Person person) {
        return product.api()
                .get("/api/v1/conversations?limit=50&status=all")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.at("/contact/address")
                        .asString("")
                        .contains(person.customer().key()))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode contact(ProductProcess product, World.Person person) {
        return product.api()
                .get("/api/v1/contacts?q=" + person.customer().key())
                .expect(200)
                .json()
                .at("/items/0");
    }
}
