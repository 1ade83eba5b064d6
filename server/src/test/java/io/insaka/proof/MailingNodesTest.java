package io.insaka.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.whatsapp.AcceptedMessage;
import io.insaka.sandbox.whatsapp.Said;
import io.insaka.sandbox.whatsapp.SimulatorSettings;
import io.insaka.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A mailing while two nodes run and one of them is killed in the middle: everybody gets it once, nobody who has said stop
 * meanwhile, and what is pressed at one node holds at the other.
 */
class MailingNodesTest {
    private static final SimulatorSettings SIMULATOR =
            SimulatorSettings.TEST.with(World.RETRY).with(World.RECEIPTS).withLanes(16);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PEOPLE = 60;
    private static final int STOPPING = 5;

    @TempDir
    Path folder;

    private final World world = new World(SIMULATOR);

    @Test
    void everybodyGetsItOnceWhicheverNodeDies() throws Exception {
        byte[] key = new byte[32];
        new Random().nextBytes(key);
        Map<String, String> settings =
                new HashMap<>(Trial.settings(folder.resolve("calls.tsv"), Duration.ofSeconds(4)));
        settings.put("insaka.database-url", TestPostgres.freshDatabase());
        settings.put("insaka.database-user", "postgres");
        settings.put("insaka.master-key", Base64.getEncoder().encodeToString(key));
        settings.put("insaka.delivery.doubt-after", "5s");
        var image = ProductImage.build(folder.resolve("image"), true);
        try (var one = new ProductProcess(image, folder.resolve("one"), Trial.OPTIONS, settings);
                var two = new ProductProcess(image, folder.resolve("two"), Trial.OPTIONS, settings);
                var balancer = new Balancer(one.port(), two.port());
                world) {
            var books = new Books(two);
            one.launch();
            two.launch();
            one.awaitReady();
            two.awaitReady();
            world.connect(one, balancer.address(), 1);
            List<World.Person> people = world.people(PEOPLE);
            people.forEach(person -> say(person, "question " + person.n() + "-1"));
            await().atMost(PATIENCE).until(() -> letters("answer").size() == PEOPLE);

            String mailing = start(one, "we moved", PEOPLE);
            await().atMost(PATIENCE).until(() -> letters("we moved").size() >= 8);
            press(two, mailing, "pause");
            await().atMost(PATIENCE).until(() -> quiet(books));
            Set<String> before = Set.copyOf(letters("we moved"));
            List<World.Person> stopping = people.stream()
                    .filter(person -> !before.contains(person.customer().key()))
                    .limit(STOPPING)
                    .toList();
            stopping.forEach(person -> say(person, "STOP"));
            await().atMost(PATIENCE)
                    .until(() ->
                            books.count("SELECT count(*) FROM contact WHERE opted_out_at IS NOT NULL") == STOPPING);
            assertThat(letters("we moved")).as("paused at the other node").hasSize(before.size());

            press(two, mailing, "resume");
            await().atMost(PATIENCE).until(() -> letters("we moved").size() >= before.size() + 10);
            one.kill(false);
            awaitState(two, mailing, "done");
            await().atMost(PATIENCE).until(() -> quiet(books));
            assertThat(letters("we moved"))
                    .as(() -> two.tail())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(people.stream()
                            .filter(person -> !stopping.contains(person))
                            .map(person -> person.customer().key())
                            .toList());
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode seen = view(two, mailing);
                assertThat(seen.at("/counts/total").asInt()).isEqualTo(PEOPLE);
                assertThat(sum(seen)).as("the sums of " + seen).isEqualTo(2 * PEOPLE);
                assertThat(reached(seen)).isEqualTo(PEOPLE - STOPPING);
                assertThat(seen.at("/skipped/opted-out").asInt()).isEqualTo(STOPPING);
            });

            one.launch();
            one.awaitReady();
            String other = start(two, "closed on Monday", PEOPLE - STOPPING);
            await().atMost(PATIENCE).until(() -> letters("closed on Monday").size() >= 5);
            press(one, other, "cancel");
            await().atMost(PATIENCE).until(() -> quiet(books));
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode seen = view(one, other);
                List<String> got = letters("closed on Monday");
                assertThat(got).doesNotHaveDuplicates().hasSize(reached(seen));
                assertThat(seen.at("/counts/cancelled").asInt() + got.size()).isEqualTo(PEOPLE - STOPPING);
            });
        }
    }

    private void say(World.Person person, String words) {
        world.simulator().say(person.number(), person.customer(), new Said.Text(words));
    }

    /** Whose phone shows a message with these words, once for each. */
    private List<String> letters(String words) {
        return world.numbers().stream()
                .flatMap(number -> world.simulator().journal().accepted(number).stream())
                .filter(message -> message.text() != null && message.text().contains(words))
                .map(AcceptedMessage::customer)
                .toList();
    }

    private boolean quiet(Books books) {
        return world.waiting() == 0 && books.count("SELECT count(*) FROM outbox") == 0;
    }

    /** Ten letters a second. */
    private static String start(ProductProcess node, String words, int addressees) {
        String channel = node.api()
                .get("/api/v1/channels")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        String mailing = node.api()
                .post(
                        "/api/v1/mailings",
                        Map.of(
                                "name",
                                "News",
                                "channelId",
                                channel,
                                "audience",
                                Map.of("everyone", true),
                                "text",
                                words,
                                "perMinute",
                                600))
                .expect(201)
                .json()
                .path("id")
                .asString();
        awaitState(node, mailing, "ready");
        node.api()
                .post("/api/v1/mailings/" + mailing + "/start", Map.of("addressees", addressees))
                .expect(200);
        return mailing;
    }

    private static void press(ProductProcess node, String mailing, String button) {
        node.api().post("/api/v1/mailings/" + mailing + "/" + button).expect(200);
    }

    private static void awaitState(ProductProcess node, String mailing, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(view(node, mailing).path("state").asString()).isEqualTo(state));
    }

    private static JsonNode view(ProductProcess node, String mailing) {
        return node.api().get("/api/v1/mailings/" + mailing).expect(200).json();
    }

    /** All stages, and their total. */
    private static int sum(JsonNode mailing) {
        return mailing.path("counts").valueStream().mapToInt(JsonNode::asInt).sum();
    }

    private static int reached(JsonNode mailing) {
        return List.of("sent", "delivered", "read").stream()
                .collect(Collectors.summingInt(
                        stage -> mailing.at("/counts/" + stage).asInt()));
    }
}
