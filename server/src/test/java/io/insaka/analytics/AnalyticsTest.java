package io.insaka.analytics;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProductTest
class AnalyticsTest {
    private static final String AT = "/api/v1/analytics";

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

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private JsonNode report(String name, String query) {
        return api.get(AT + "/reports/" + name + query).expect(200).json();
    }

    private static double figure(JsonNode report, String metric) {
        return report.get("figures")
                .valueStream()
                .filter(figure -> figure.get("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }

    private void awaitFigure(String report, String metric, double value) {
        await().atMost(PATIENCE.multipliedBy(3)).until(() -> figure(report(report, ""), metric) == value);
    }

    private String conversationOf(TestingAccount account, String words) {
        String[] found = {""};
        await().atMost(PATIENCE.multipliedBy(3)).until(() -> {
            account.conversations().stream()
                    .filter(one -> one.at("/lastMessage/text").asString("").equals(words)
                            || account.messages(one.get("id").asString()).stream()
                                    .anyMatch(message ->
                                            message.path("text").asString("").equals(words)))
                    .findFirst()
                    .ifPresent(one -> found[0] = one.get("id").asString());
            return !found[0].isEmpty();
        });
        return found[0];
    }

    /** What the visible sums hold. */
    private List<String> sums() {
        return transactions.call(
                organisation.tenant(),
                () -> jdbc.sql("""
                        SELECT concat_ws('|', d.measure, d.day, d.channel_id, d.team_id, d.teammate_id, d.tag, d.n, d.total,
                            d.buckets::text, d.counts::text)
                        FROM analytics_day d JOIN analytics_progress p
                          ON p.tenant_id = d.tenant_id AND p.generation = d.generation
                        WHERE d.tenant_id = ? AND d.n <> 0 ORDER BY 1""")
                        .param(organisation.tenant().value())
                        .query(String.class)
                        .list());
    }

    private int generation() {
        return transactions.call(
                organisation.tenant(),
                () -> jdbc.sql("SELECT generation FROM analytics_progress WHERE tenant_id = ?")
                        .param(organisation.tenant().value())
                        .query(Integer.class)
                        .single());
    }

    @Test
    void theReportOfTeammatesAddsUpToItsTable() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "a1", "eels"), text("260970000002", "b1", "parrots"));
        account.awaitBalanced(2);
        String ours = conversationOf(account, "eels");
        api.post("/api/v1/conversations/" + ours + "/take").expect(200);
        change(Map.of("conversations", List.of(ours), "status", "resolved"));
        change(Map.of("conversations", List.of(conversationOf(account, "parrots")), "status", "resolved"));
        awaitFigure("conversations", "resolved", 2);
        JsonNode report = report("teammates", "");
        assertThat(figure(report, "resolved")).as("nobody had the other one").isEqualTo(1);
        assertThat(report.at("/tables/0/rows")
                        .valueStream()
                        .mapToInt(row -> row.at("/values/5").asInt())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void countsWhatHappensAndComesToTheSameWhenItCountsAllOverAgain() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(
                text("260970000001", "a1", "my hovercraft is full of eels"),
                text("260970000002", "b1", "my nipples explode with delight"));
        account.awaitBalanced(2);
        String first = conversationOf(account, "my hovercraft is full of eels");
        String second = conversationOf(account, "my nipples explode with delight");
        String on = "/api/v1/conversations/" + first;
        change(Map.of("conversations", List.of(first), "assign", "none"));
        api.post(on + "/take").expect(200);
        account.reply(first, "we are sorry to hear that").expect(201);
        String label = api.post("/api/v1/labels", Map.of("name", "=Eels", "colour", "red"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        change(Map.of("conversations", List.of(first), "label", List.of(label)));
        account.deliver(text("260970000001", "a2", "they are slippery"));
        account.awaitBalanced(3);
        account.reply(first, "hold them tight").expect(201);
        api.post(on + "/resolve").expect(200);
        account.deliver(text("260970000001", "a3", "there are more of them"));
        account.awaitBalanced(4);
        change(Map.of("conversations", List.of(second), "assign", "none"));

        awaitFigure("conversations", "received", 4);
        awaitFigure("labels", "label-resolved", 1);
        awaitFigure("bot", "handed-over", 2);
        JsonNode conversations = report("conversations", "?compare=previous");
        assertThat(figure(conversations, "started"))
                .as("the one that came back began anew")
                .isEqualTo(3);
        assertThat(figure(conversations, "needed-person")).isEqualTo(2);
        assertThat(figure(conversations, "bot-share")).isBetween(0.33, 0.34);
        assertThat(figure(conversations, "resolved")).isEqualTo(1);
        assertThat(figure(conversations, "reopened")).isEqualTo(1);
        assertThat(conversations.at("/figures/0/before").asInt()).isZero();
        assertThat(conversations.at("/series/0/points").size()).isEqualTo(30);
        assertThat(conversations.at("/tables/0/rows/0/name").asString()).isEqualTo("Testing");
        assertThat(figure(report("responses", ""), "first-responses")).isEqualTo(1);
        JsonNode people = report("teammates", "").at("/tables/0");
        assertThat(people.at("/rows/0/id").asString())
                .isEqualTo(organisation.owner().teammate().toString());
        assertThat(people.at("/rows/0/values/0").asInt()).as("answers sent").isEqualTo(2);
        assertThat(report("conversations", "?channel=" + account.id())
                        .at("/figures/0/value")
                        .asInt())
                .isEqualTo(3);
        assertThat(api.get(AT + "/heat-map")
                        .expect(200)
                        .json()
                        .get("cells")
                        .valueStream()
                        .mapToInt(cell -> cell.get("received").asInt())
                        .sum())
                .isEqualTo(4);
        assertThat(api.get(AT + "/reports/labels/label.csv").expect(200).text())
                .contains("label,id,labelled,label-resolved,label-resolution-median (seconds)\r\n")
                .contains("'=Eels," + label + ",1,1,");

        assertThat(api.get(AT + "/reports/conversations.pdf?compare=previous&language=fr")
                        .expect(200)
                        .text())
                .startsWith("%PDF-");
        JsonNode own = api.get(AT + "/own?compare=previous").expect(200).json();
        assertThat(figure(own, "sent-by-people")).isEqualTo(2);
        assertThat(figure(own, "resolved")).isEqualTo(1);
        assertThat(figure(own, "first-responses")).isEqualTo(1);
        Api agent = organisations.join(organisation, Role.AGENT).api();
        JsonNode others = agent.get(AT + "/own").expect(200).json();
        assertThat(figure(others, "sent-by-people"))
                .as("sees nothing of anybody else")
                .isZero();
        assertThat(figure(others, "resolved")).isZero();
        assertThat(others.get("tables").size()).isZero();

        JsonNode now = api.get(AT + "/overview").expect(200).json();
        assertThat(now.get("waiting").asInt()).isEqualTo(1);
        assertThat(now.get("unassigned").asInt()).isEqualTo(1);
        assertThat(now.get("longestSince").isNull()).isFalse();

        List<String> counted = sums();
        int before = generation();
        api.post(AT + "/recount").expect(202);
        await().atMost(PATIENCE.multipliedBy(3)).until(() -> generation() > before);
        assertThat(sums()).isEqualTo(counted);
    }

    private void change(Map<String, Object> wanted) {
        api.post("/api/v1/conversations/changes", wanted).expect(200);
    }

    @Test
    void refusesWhatCannotBeShown() {
        refused("/reports/astrology", 404, "analytics/unknown-report");
        refused("/reports/astrology.pdf", 404, "analytics/unknown-report");
        refused("/reports/own", 404, "analytics/unknown-report");
        refused("/reports/bot.pdf?compare=neighbours", 422, "analytics/invalid");
        refused("/own?from=2026-02-02&to=2026-02-01", 422, "analytics/invalid");
        refused("/reports/cost/teammate.csv", 404, "analytics/unknown-part");
        refused("/reports/cost?channel=00000000-0000-0000-0000-000000000001", 422, "analytics/invalid");
        refused("/reports/bot?compare=neighbours", 422, "analytics/invalid");
        refused("/reports/bot?granularity=century", 422, "analytics/invalid");
        refused("/reports/bot?from=2026-02-02&to=2026-02-01", 422, "analytics/invalid");
        refused("/reports/bot?from=2001-02-02&to=2026-02-01", 422, "analytics/invalid");
        refused("/reports/bot?from=-999999999-01-01", 422, "analytics/invalid");
        refused("/reports/bot?to=-999999999-01-01", 422, "analytics/invalid");
        refused("/heat-map?to=%2B999999999-12-31", 422, "analytics/invalid");
        assertThat(figure(report("cost", "?compare=year"), "cost")).isZero();
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get(AT + "/overview").expect(403);
        agent.get(AT + "/reports/teammates").expect(403);
        agent.get(AT + "/reports/teammates.pdf").expect(403);
        agent.post(AT + "/recount").expect(403);
        organisations.join(organisation, Role.ADMIN).api().get(AT + "/overview").expect(200);
    }

    private void refused(String path, int status, String code) {
        assertThat(api.get(AT + path).expect(status).json().get("code").asString())
                .isEqualTo(code);
    }
}
