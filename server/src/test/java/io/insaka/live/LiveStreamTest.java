package io.insaka.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ProductTest
@Timeout(60)
class LiveStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Organisations organisations;

    @Autowired
    LiveChanges changes;

    @Autowired
    TenantTransactions transactions;

    @Value("${insaka.database-url}")
    String database = "";

    private final List<Stream> streams = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void leave() {
        streams.forEach(Stream::close);
        http.shutdownNow();
    }

    private record Told(String id, String conversation) {}

    /** One watcher: what it was told, and where it is. */
    private final class Stream {
        private final List<String> conversations = new CopyOnWriteArrayList<>();
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final List<Told> told = new CopyOnWriteArrayList<>();
        private final List<String> ids = new CopyOnWriteArrayList<>();
        private final InputStream body;
        private final BufferedReader lines;
        private volatile String lastId = "";
        private volatile boolean ended;

        Stream(Organisation organisation, String lastEventId) {
            var request = HttpRequest.newBuilder(URI.create(organisation.api().baseUrl() + "/api/v1/live"))
                    .header("Authorization", "Bearer " + organisation.ownerToken());
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            try {
                body = http.send(request.build(), BodyHandlers.ofInputStream()).body();
                lines = new BufferedReader(new InputStreamReader(body, UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            Thread.ofVirtual().start(this::read);
            streams.add(this);
            await().atMost(PATIENCE).until(() -> !events.isEmpty());
        }

        private void read() {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        lastId = line.substring(3);
                        ids.add(lastId);
                    } else if (line.startsWith("event:")) {
                        events.add(line.substring(6));
                    } else if (line.contains("conversationId\":\"")) {
                        String conversation = line.replaceAll(".*conversationId\":\"([^\"]+).*", "$1");
                        told.add(new Told(lastId, conversation));
                        conversations.add(conversation);
                    }
                }
                ended = true;
            } catch (IOException | UncheckedIOException gone) {
                events.add("gone");
            }
        }

        void awaitAll(List<String> wanted) {
            await().atMost(PATIENCE).until(() -> conversations.size() >= wanted.size());
            assertThat(conversations).containsExactlyInAnyOrderElementsOf(wanted);
        }

        void close() {
            try {
                body.close();
            } catch (IOException gone) {
                events.add("gone");
            }
        }
    }

    private String change(Organisation organisation) {
        var conversation = UUID.randomUUID();
        transactions.run(
                organisation.tenant(),
                () -> changes.record(organisation.tenant(), new Change(new ConversationId(conversation), "message")));
        return conversation.toString();
    }

    /** The change is the last thing they hear: what they may still do they can ask. */
    @Test
    void endsForWhoMayNoLongerReadConversations() {
        var organisation = organisations.found();
        var readers = Map.of("name", "Readers", "permissions", List.of("conversations:read", "tokens:manage"));
        var role = organisation
                .api()
                .post("/api/v1/teammates/roles", readers)
                .expect(201)
                .json();
        var reader = organisations.join(organisation, role.get("role").asString());
        String token = reader.api()
                .post("/api/v1/tokens", Map.of("name", "Watcher", "scopes", List.of("conversations:read")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        var theirs = new Stream(
                new Organisation(organisation.tenant(), reader.caller(), reader.email(), token, organisation.api()),
                "");
        var owners = new Stream(organisation, "");
        var keepers = Map.of("name", "Keepers", "permissions", List.of("tokens:manage"));
        organisation
                .api()
                .put("/api/v1/teammates/roles/" + role.get("id").asString(), keepers)
                .expect(200);
        await().atMost(PATIENCE).until(() -> theirs.ended);
        assertThat(theirs.events).contains("changed");
        assertThat(owners.ended).isFalse();
        owners.awaitAll(List.of(change(organisation)));
    }

    @Test
    void missesAndRepeatsNothingWhenTransactionsCommitOutOfOrder() throws InterruptedException {
        var organisation = organisations.found();
        var first = new Stream(organisation, "");
        List<String> expected = new ArrayList<>();
        expected.add(change(organisation));
        first.awaitAll(expected);
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = UUID.randomUUID();
        Thread writer = Thread.ofVirtual()
                .start(() -> transactions.run(organisation.tenant(), () -> {
                    changes.record(organisation.tenant(), new Change(new ConversationId(slow), "message"));
                    written.countDown();
                    awaitQuietly(go);
                }));
        written.await();
        List<String> quick =
                IntStream.range(0, 5).mapToObj(n -> change(organisation)).toList();
        var second = new Stream(organisation, first.lastId);
        go.countDown();
        writer.join();
        List<String> later = new ArrayList<>(quick);
        later.add(slow.toString());
        second.awaitAll(later);
        expected.addAll(later);
        first.awaitAll(expected);
        String after = change(organisation);
        var third = new Stream(organisation, second.lastId);
        third.awaitAll(List.of(after));
    }

    /** As a program with a token reads it: cut off in the middle, again and again, behind more than one page of changes. */
    @Test
    void aProgramThatIsCutOffAgainAndAgainGetsEachChangeOnceAndInOrder() {
        var organisation = organisations.found();
        var begun = new Stream(organisation, "");
        String last = begun.lastId;
        begun.close();
        List<String> expected = new ArrayList<>();
        for (int burst = 0; burst < 3; burst++) {
            transactions.run(
                    organisation.tenant(),
                    () -> IntStream.range(0, 300).forEach(n -> {
                        var conversation = UUID.randomUUID();
                        expected.add(conversation.toString());
                        changes.record(organisation.tenant(), new Change(new ConversationId(conversation), "message"));
                    }));
        }
        List<String> told = new ArrayList<>();
        while (told.size() < expected.size()) {
            var stream = new Stream(organisation, last);
            int wanted = Math.min(400, expected.size() - told.size());
            await().atMost(PATIENCE).until(() -> stream.told.size() >= wanted);
            List<Told> part = stream.told.subList(0, wanted);
            part.forEach(one -> told.add(one.conversation()));
            last = part.getLast().id();
            stream.close();
        }
        assertThat(told).isEqualTo(expected);
    }

    /** Its first id is the greeting's: with what waits behind it, it would be skipped by who is cut off right there. */
    @Test
    void whoIsCutOffAfterTheGreetingMissesNothing() {
        var organisation = organisations.found();
        var begun = new Stream(organisation, "");
        begun.close();
        List<String> expected =
                IntStream.range(0, 5).mapToObj(n -> change(organisation)).toList();
        var greeted = new Stream(organisation, begun.ids.getFirst());
        greeted.awaitAll(expected);
        var again = new Stream(organisation, greeted.ids.getFirst());
        again.awaitAll(expected);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsAWatcherWhoWasAwayTooLongToStartAfresh() {
        var organisation = organisations.found();
        assertThat(new Stream(organisation, "1-1-1000000000").events).containsExactly("reset");
        assertThat(new Stream(organisation, "what is this").events).hasSize(1);
    }

    /** Such a cursor comes from a database that was replaced since: waiting for its transactions would be for ever. */
    @Test
    void tellsAWatcherFromTheFutureToStartAfresh() {
        var organisation = organisations.found();
        var now = java.time.Instant.now().getEpochSecond();
        var stream = new Stream(organisation, "99999999999-1-" + now);
        assertThat(stream.events).containsExactly("reset");
        String next = change(organisation);
        stream.awaitAll(List.of(next));
    }

    /** They are fed together, and each from its own place. */
    @Test
    void tellsEveryoneWhatCameAfterTheyDid() {
        var organisation = organisations.found();
        List<Stream> open = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            open.add(new Stream(organisation, ""));
            expected.add(new ArrayList<>());
            String next = change(organisation);
            expected.forEach(all -> all.add(next));
        }
        for (int n = 0; n < open.size(); n++) {
            open.get(n).awaitAll(expected.get(n));
            assertThat(open.get(n).conversations).isEqualTo(expected.get(n));
        }
    }

    @Test
    void tellsNobodyOfAnotherOrganisation() {
        var ours = organisations.found();
        var theirs = organisations.found();
        var stream = new Stream(ours, "");
        change(theirs);
        String mine = change(ours);
        stream.awaitAll(List.of(mine));
    }

    @Test
    void goesOnAfterItsConnectionToTheDatabaseWasCut() throws SQLException {
        var organisation = organisations.found();
        var stream = new Stream(organisation, "");
        List<String> expected = new ArrayList<>(List.of(change(organisation)));
        stream.awaitAll(expected);
        try (var connection = DriverManager.getConnection(database, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND query LIKE 'LISTEN insaka_live%'");
        }
        expected.add(change(organisation));
        stream.awaitAll(expected);
    }
}
