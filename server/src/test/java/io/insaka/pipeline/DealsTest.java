package io.insaka.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class DealsTest {
    private static final String DEALS = "/api/v1/deals";
    private static final String BOARD = "/api/v1/pipeline";

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

    private JsonNode board() {
        return api.get(BOARD).expect(200).json().path("stages");
    }

    private String stage(int at) {
        return board().get(at).path("id").asString();
    }

    private List<String> titles(int stage) {
        return board().get(stage)
                .path("items")
                .valueStream()
                .map(deal -> deal.path("title").asString())
                .toList();
    }

    private JsonNode deal(String title, String amount) {
        Map<String, Object> draft = new HashMap<>(Map.of("title", title));
        if (!amount.isEmpty()) {
            draft.put("value", Map.of("amount", amount, "currency", "ZMW"));
        }
        return api.post(DEALS, draft).expect(201).json();
    }

    private static String at(JsonNode deal) {
        return DEALS + "/" + deal.path("id").asString();
    }

    private JsonNode move(JsonNode deal, String stage, @Nullable JsonNode behind) {
        Map<String, Object> move = new HashMap<>();
        move.put("stage", stage);
        move.put("revision", deal.path("revision").asInt());
        if (behind != null) {
            move.put("behind", behind.path("id").asString());
        }
        return api.post(at(deal) + "/move", move).expect(200).json();
    }

    @Test
    void goesFromStageToStageWithItsSumAndItsHistory() {
        assertThat(board().valueStream().map(stage -> stage.path("kind").asString()))
                .containsExactly("open", "open", "open", "won", "lost");
        JsonNode one = deal("Forty chairs", "0.1");
        deal("A tent", "12345678901.2345");
        deal("Something", "");
        assertThat(titles(0)).as("the newest on top").containsExactly("Something", "A tent", "Forty chairs");
        JsonNode first = board().get(0);
        assertThat(first.path("count").asInt()).isEqualTo(3);
        assertThat(first.at("/sums/0/amount").asString()).as("exact").isEqualTo("12345678901.3345");
        JsonNode won = move(one, stage(3), null);
        assertThat(won.path("revision").asInt()).isEqualTo(2);
        JsonNode seen = api.get(at(one)).expect(200).json();
        assertThat(seen.at("/moves/0/from").asString()).isEqualTo("New");
        assertThat(seen.at("/moves/0/to").asString()).isEqualTo("Won");
        assertThat(seen.path("moves")).hasSize(2);
        assertThat(board().get(3).at("/sums/0/amount").asString()).isEqualTo("0.10");
        api.delete(at(one)).expect(204);
        api.get(at(one)).expect(404);
    }

    @Test
    void keepsItsPlaceInItsColumn() {
        JsonNode a = deal("a", "");
        JsonNode b = deal("b", "");
        JsonNode c = deal("c", "");
        assertThat(titles(0)).containsExactly("c", "b", "a");
        c = move(c, stage(0), a);
        assertThat(titles(0)).containsExactly("b", "a", "c");
        a = move(a, stage(0), null);
        assertThat(titles(0)).containsExactly("a", "b", "c");
        c = move(c, stage(0), a);
        assertThat(titles(0)).containsExactly("a", "c", "b");
        b = move(b, stage(1), null);
        move(a, stage(1), b);
        assertThat(titles(1)).containsExactly("b", "a");
        assertThat(move(c, stage(1), null).path("stage").asString()).isEqualTo(stage(1));
        assertThat(titles(1)).containsExactly("c", "b", "a");
    }

    @Test
    void whoeverHasNotSeenItAsItIsIsToldSo() throws Exception {
        JsonNode deal = deal("Contested", "10");
        List<String> targets = List.of(stage(1), stage(2), stage(3), stage(4));
        List<Integer> answers = new ArrayList<>();
        try (var several = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = targets.stream()
                    .map(stage ->
                            several.submit(() -> api.post(at(deal) + "/move", Map.of("stage", stage, "revision", 1))
                                    .status()))
                    .toList();
            for (Future<Integer> one : all) {
                answers.add(one.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(api.put(at(deal), Map.of("title", "Late", "revision", 1))
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("deals/changed");
        api.put(at(deal), Map.of("title", "Seen", "revision", 2)).expect(200);
    }

    @Test
    void concurrentMovesIntoOnePlaceGiveEachItsOwn() throws Exception {
        List<JsonNode> all =
                IntStream.range(0, 12).mapToObj(n -> deal("deal " + n, "1")).toList();
        String target = stage(1);
        try (var several = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JsonNode> one : all.stream()
                    .map(deal -> several.submit(() -> move(deal, target, null)))
                    .toList()) {
                one.get();
            }
        }
        assertThat(titles(1)).hasSize(12).doesNotHaveDuplicates();
        assertThat(titles(0)).isEmpty();
        JsonNode last = board().get(1).path("items").get(11);
        JsonNode first = board().get(1).path("items").get(0);
        move(last, target, first);
        assertThat(titles(1).get(1)).isEqualTo(last.path("title").asString());
    }

    @Test
    void aColumnGoesOnInPages() {
        for (int n = 0; n < 30; n++) {
            deal("deal " + n, "1");
        }
        JsonNode column = board().get(0);
        assertThat(column.path("items")).hasSize(25);
        assertThat(column.path("count").asInt()).isEqualTo(30);
        JsonNode more = api.get(BOARD + "/stages/" + stage(0) + "/deals?cursor="
                        + column.path("next").asString())
                .expect(200)
                .json();
        assertThat(more.path("items")
                        .valueStream()
                        .map(deal -> deal.path("title").asString()))
                .containsExactly("deal 4", "deal 3", "deal 2", "deal 1", "deal 0");
        api.get(BOARD + "/stages/" + stage(0) + "/deals?cursor=nonsense").expect(422);
    }

    @Test
    void isOfAPersonAndOfAnOwner() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(TestingAccount.text("260973000001", "m1", "menu"));
        account.awaitBalanced(1);
        String contact =
                api.get("/api/v1/contacts").expect(200).json().at("/items/0/id").asString();
        JsonNode made = api.post(DEALS, Map.of("title", "Theirs", "contact", contact))
                .expect(201)
                .json();
        assertThat(made.at("/contact/id").asString()).isEqualTo(contact);
        assertThat(api.get(DEALS + "?contact=" + contact)
                        .expect(200)
                        .json()
                        .at("/items/0/title")
                        .asString())
                .isEqualTo("Theirs");
        String owner = made.at("/owner/id").asString();
        assertThat(api.get(BOARD + "?owner=" + owner)
                        .expect(200)
                        .json()
                        .at("/stages/0/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get(BOARD + "?owner=" + UUID.randomUUID())
                        .expect(200)
                        .json()
                        .at("/stages/0/count")
                        .asInt())
                .isZero();
        api.get(DEALS + "?contact=" + UUID.randomUUID()).expect(404);
    }

    @Test
    void stagesAreTheOrganisationsOwn() {
        JsonNode deal = deal("Kept", "5");
        List<Map<String, Object>> stages = new ArrayList<>();
        board().forEach(stage -> stages.add(new HashMap<>(Map.of(
                "id",
                stage.path("id").asString(),
                "name",
                stage.path("name").asString(),
                "kind",
                stage.path("kind").asString()))));
        stages.get(1).put("name", "Visited");
        stages.remove(2);
        stages.add(1, Map.of("name", "Called", "kind", "open"));
        JsonNode after =
                api.put(BOARD + "/stages", Map.of("items", stages)).expect(200).json();
        assertThat(after.path("stages")
                        .valueStream()
                        .map(stage -> stage.path("name").asString()))
                .containsExactly("New", "Called", "Visited", "Won", "Lost");
        var without = stages.subList(1, stages.size());
        assertThat(api.put(BOARD + "/stages", Map.of("items", without))
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("deals/stage-used");
        assertThat(titles(0)).containsExactly(deal.path("title").asString());
        var noneLost = stages.subList(0, 4);
        api.put(BOARD + "/stages", Map.of("items", noneLost)).expect(422);
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.put(BOARD + "/stages", Map.of("items", stages)).expect(403);
    }

    @Test
    void areAFileWithoutFormulas() {
        deal("=1+1", "12.5");
        JsonNode won = deal("Forty chairs", "");
        move(won, stage(3), null);
        api.put(at(won), Map.of("title", "Forty, and a tent", "note", "two\nlines", "revision", 2))
                .expect(200);
        String file = api.post(BOARD + "/export", Map.of()).expect(200).text();
        assertThat(file.lines().toList().get(0))
                .endsWith("id,title,stage,state,value,currency,contact_id,contact,owner,expected_on,created_at,note");
        assertThat(file)
                .contains(",'=1+1,New,open,12.50,ZMW,,,")
                .contains(",\"Forty, and a tent\",Won,won,,,,,")
                .contains("\"two\nlines\"");
        String none = api.post(BOARD + "/export", Map.of("owner", UUID.randomUUID()))
                .expect(200)
                .text();
        assertThat(none.lines()).hasSize(1);
        api.post(BOARD + "/export", Map.of("format", "pdf")).expect(422);
        organisations
                .join(organisation, Role.AGENT)
                .api()
                .post(BOARD + "/export", Map.of())
                .expect(403);
    }

    @Test
    void refusesWhatIsNoDeal() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("title", "x", "value", Map.of("amount", "1", "currency", "QQQ")),
                Map.of("title", "x", "expectedOn", "9999-01-01"),
                Map.of("title", "x", "owner", UUID.randomUUID()))) {
            api.post(DEALS, wrong).expect(422);
        }
        for (String amount : List.of("-1", "1e9", "1,5", "NaN", "1.23456")) {
            assertThat(api.post(DEALS, Map.of("title", "x", "value", Map.of("amount", amount, "currency", "ZMW")))
                            .status())
                    .isIn(400, 422);
        }
        api.post(DEALS, Map.of("title", "x", "stage", UUID.randomUUID())).expect(404);
        api.post(DEALS, Map.of("title", "x", "contact", UUID.randomUUID())).expect(404);
        JsonNode deal = deal("real", "");
        api.put(at(deal), Map.of("title", "x")).expect(422);
        api.post(at(deal) + "/move", Map.of("stage", UUID.randomUUID(), "revision", 1))
                .expect(404);
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        viewer.post(DEALS, Map.of("title", "x")).expect(403);
        viewer.get(BOARD).expect(200);
    }
}
