package io.insaka.notices;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.email.MailSimulator.Fault;
import io.insaka.tenancy.Role;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.OwnMail;
import io.insaka.testing.OwnMail.Got;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** What somebody has not seen comes by mail: once, as they chose, and saying nothing of customers. */
@ProductTest
class MailTest {
    private static final String PREFERENCES = "/api/v1/me/notices/preferences";
    private static final String RULES = "/api/v1/notices/mail";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    /** The schema's owner: moves times that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private TestingAccount account;
    private Colleague ben;
    private String conversation = "";

    MailTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void found() {
        organisation = organisations.found();
        ben = organisations.join(organisation, Role.AGENT);
        account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "Hello"));
        account.awaitBalanced(1);
        conversation = organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private void prefer(Map<String, ?> mail, Map<String, ?> other) {
        var body = new HashMap<String, Object>(Map.of("kinds", List.of(), "zone", "UTC", "mail", mail));
        body.putAll(other);
        ben.api().put(PREFERENCES, body).expect(200);
    }

    private void prefer(String rhythm, boolean urgent) {
        prefer(Map.of("rhythm", rhythm, "urgent", urgent), Map.of());
    }

    private void assignToBen() {
        organisation
                .api()
                .post(
                        "/api/v1/conversations/changes",
                        Map.of(
                                "conversations",
                                List.of(conversation),
                                "assign",
                                ben.caller().teammate().toString()))
                .expect(200);
    }

    private void callBen() {
        organisation
                .api()
                .post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of(
                                "text",
                                "Look, please",
                                "note",
                                true,
                                "mentions",
                                List.of(ben.caller().teammate().toString())))
                .expect(201);
    }

    private void say(int number) {
        account.deliver(text("260970000001", "m" + number, "More " + number));
        account.awaitBalanced(number);
    }

    private int change(String sql) {
        return everything
                .sql(sql)
                .param("tenant", organisation.tenant().value())
                .param("ben", ben.caller().teammate().value())
                .update();
    }

    /** The time has come to look. */
    private void due() {
        change(
                "UPDATE notice_mail SET next_at = now() - interval '1 second' WHERE tenant_id = :tenant AND teammate_id = :ben");
    }

    private void urgentIsDue() {
        assertThat(change("UPDATE notice_urgent SET written_at = now() - interval '2 minutes', not_before = now()"
                        + " WHERE tenant_id = :tenant AND teammate_id = :ben"))
                .isEqualTo(1);
    }

    private long count(String sql) {
        return everything
                .sql("SELECT count(*) FROM " + sql)
                .param("tenant", organisation.tenant().value())
                .query(Long.class)
                .single();
    }

    private void awaitLookedAfter() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count(
                                "notice_mail WHERE tenant_id = :tenant AND next_at > now() + interval '6 minutes'"))
                        .isEqualTo(1));
    }

    private List<Got> mails() {
        return OwnMail.to(ben.email());
    }

    private void awaitMails(int number) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails()).hasSize(number));
    }

    private String raw() {
        return OwnMail.server().taken().stream()
                .filter(mail -> mail.to().contains(ben.email()))
                .reduce((first, last) -> last)
                .orElseThrow()
                .text();
    }

    @Test
    void whoeverIsAwayIsMailedOnceOfWhatTheyHaveNotSeen() {
        assignToBen();
        prefer("away", false);
        say(2);
        say(3);
        due();
        awaitMails(1);
        Got got = mails().getFirst();
        assertThat(got.subject()).endsWith("one thing you have not seen");
        assertThat(got.plain())
                .contains("- 2 new messages in conversations of yours", "/inbox/" + conversation)
                .doesNotContain("given", "More", "26097");
        assertThat(got.html()).contains("<li", "2 new messages").doesNotContain("More 2");
        awaitLookedAfter();
        due();
        awaitLookedAfter();
        assertThat(mails()).as("nothing new has happened").hasSize(1);
        say(4);
        due();
        awaitMails(2);
    }

    @Test
    void whoeverIsHereOrHasSeenItIsNotMailed() {
        prefer("away", false);
        ben.api().put("/api/v1/presence", Map.of("status", "available")).expect(200);
        assignToBen();
        due();
        awaitLookedAfter();
        assertThat(mails()).isEmpty();
        ben.api().post("/api/v1/conversations/" + conversation + "/read").expect(204);
        ben.api().put("/api/v1/presence", Map.of("status", "away")).expect(200);
        due();
        awaitLookedAfter();
        assertThat(mails()).isEmpty();
    }

    @Test
    void aDailyMailComesAtItsTimeAlsoToWhoIsHere() {
        String past = DateTimeFormatter.ofPattern("HH:mm")
                .format(Instant.now().minusSeconds(120).atOffset(ZoneOffset.UTC));
        prefer(Map.of("rhythm", "daily", "at", past, "urgent", false), Map.of());
        ben.api().put("/api/v1/presence", Map.of("status", "available")).expect(200);
        assignToBen();
        assertThat(count("notice_mail WHERE tenant_id = :tenant AND next_at > now() + interval '23 hours'"))
                .isEqualTo(1);
        due();
        awaitMails(1);
        assertThat(mails().getFirst().plain()).contains("- You were given a conversation");
        assertThat(count("notice_mail WHERE tenant_id = :tenant AND next_at > now() + interval '23 hours'"))
                .isEqualTo(1);
    }

    @Test
    void inQuietHoursEverythingWaitsForTheirEnd() {
        String hour = DateTimeFormatter.ofPattern("HH:mm")
                .format(Instant.now().minusSeconds(120).atOffset(ZoneOffset.UTC));
        String later = DateTimeFormatter.ofPattern("HH:mm")
                .format(Instant.now().plusSeconds(7200).atOffset(ZoneOffset.UTC));
        prefer(Map.of("rhythm", "away", "urgent", true), Map.of("quiet", Map.of("from", hour, "to", later)));
        callBen();
        urgentIsDue();
        due();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                count("notice_mail WHERE tenant_id = :tenant AND next_at > now() + interval '1 hour'")
                                        + count(
                                                "notice_urgent WHERE tenant_id = :tenant AND not_before > now() + interval '1 hour'"))
                        .isEqualTo(2));
        assertThat(mails()).isEmpty();
    }

    @Test
    void whatIsUrgentIsMailedAtOnceAndNotAgainWithTheRest() {
        prefer("away", true);
        assignToBen();
        callBen();
        urgentIsDue();
        awaitMails(1);
        assertThat(mails().getFirst().subject()).endsWith("you are wanted");
        assertThat(mails().getFirst().plain())
                .contains("Somebody called you in a note")
                .doesNotContain("given");
        due();
        awaitMails(2);
        assertThat(mails().getLast().plain()).contains("given").doesNotContain("called you");
    }

    @Test
    void whatWasUrgentAndIsSeenIsNotMailed() {
        prefer("never", true);
        callBen();
        ben.api().post("/api/v1/conversations/" + conversation + "/read").expect(204);
        urgentIsDue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("notice_urgent WHERE tenant_id = :tenant"))
                        .isZero());
        assertThat(mails()).isEmpty();
    }

    @Test
    void customersAreNamedOnlyWhereTheOrganisationAllowsIt() {
        theyAreCalled("Thandi Zulu");
        ben.api().put(RULES, Map.of("names", true)).expect(403);
        assertThat(organisation
                        .api()
                        .get(RULES)
                        .expect(200)
                        .json()
                        .path("names")
                        .asBoolean())
                .isFalse();
        organisation.api().put(RULES, Map.of("names", true)).expect(200);
        prefer("away", false);
        assignToBen();
        due();
        awaitMails(1);
        assertThat(mails().getFirst().plain()).contains("- You were given a conversation: Thandi Zulu");
    }

    private void theyAreCalled(String name) {
        Map<String, Object> message = text("260970000001", "m2", "It is me");
        message.put("name", name);
        account.deliver(message);
        account.awaitBalanced(2);
    }

    @Test
    void whatSomebodyDoesNotSeeIsNotMailedToThem() {
        prefer("away", false);
        assignToBen();
        String other = TestingAccount.connect(channel, organisation).id();
        organisation
                .api()
                .patch(
                        "/api/v1/teammates/" + ben.caller().teammate(),
                        Map.of("channels", Map.of("all", false, "ids", List.of(other))))
                .expect(200);
        due();
        awaitLookedAfter();
        assertThat(mails()).isEmpty();
    }

    @Test
    void whoeverIsGoneGetsNothing() {
        prefer("away", true);
        callBen();
        organisation
                .api()
                .delete("/api/v1/teammates/" + ben.caller().teammate())
                .expect(204);
        assertThat(count("notice_mail WHERE tenant_id = :tenant")).isZero();
        assertThat(count("notice_urgent WHERE tenant_id = :tenant")).isZero();
    }

    @Test
    void aMailLeadsOutWithOneRequestAndAForgedOneNowhere() {
        prefer("away", true);
        assignToBen();
        due();
        awaitMails(1);
        assertThat(raw()).contains("List-Unsubscribe: <").doesNotContain("List-Unsubscribe-Post");
        String link = raw().replaceAll("\r\n[ \t]+", "")
                .replaceAll("(?s).*List-Unsubscribe:\\s*<https?://[^/]+([^>]+)>.*", "$1");
        var mailProgram = organisations.stranger();
        assertThat(mailProgram.get(link).expect(200).text()).contains("Shall these mails end?");
        assertThat(count("notice_mail WHERE tenant_id = :tenant")).isEqualTo(1);
        mailProgram.post(link, Map.of()).expect(200);
        assertThat(count("notice_mail WHERE tenant_id = :tenant")).isZero();
        mailProgram.post(link, Map.of()).expect(200);
        JsonNode mail = ben.api().get(PREFERENCES).expect(200).json().path("mail");
        assertThat(mail.path("rhythm").asString()).isEqualTo("never");
        assertThat(mail.path("urgent").asBoolean()).isFalse();
        mailProgram
                .post(link.substring(0, link.length() - 4) + "AAAA", Map.of())
                .expect(404);
        mailProgram.get("/unsubscribe/notices/nonsense").expect(404);
    }

    @Test
    void aMailThatTheServerMayHaveIsNotSentAgain() {
        prefer("away", false);
        assignToBen();
        OwnMail.server().failNext(Fault.CUT_AFTER);
        due();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("own_letter WHERE tenant_id = :tenant AND outcome = 'unsure'"))
                        .isEqualTo(1));
        assertThat(mails()).hasSize(1);
    }

    /** What it had only leased is sent by the next; what it may have handed over is not. */
    @Test
    void whatAKilledProcessLeavesIsSentOnceAtMost() {
        prefer("away", false);
        assignToBen();
        due();
        awaitMails(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("own_letter WHERE tenant_id = :tenant AND outcome = 'sent'"))
                        .isEqualTo(1));
        assertThat(change("UPDATE notice_mail SET next_at = now() - interval '1 second', tries = tries + 1"
                        + " WHERE tenant_id = :tenant AND teammate_id = :ben"))
                .as("a lease that has run out")
                .isEqualTo(1);
        awaitLookedAfter();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void ownersSeeThatMailDoesNotGetThrough() {
        prefer("away", false);
        assignToBen();
        OwnMail.server().failNext(Fault.NO_SUCH_USER);
        due();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(organisation
                                .api()
                                .get(RULES)
                                .expect(200)
                                .json()
                                .path("lost")
                                .asInt())
                        .isEqualTo(1));
        JsonNode state = organisation.api().get(RULES).expect(200).json();
        assertThat(state.path("on").asBoolean()).isTrue();
        assertThat(state.path("trouble").asString()).isEqualTo("the mail server answered 550");
        assertThat(state.path("kind").asString()).isEqualTo("refused");
        assertThat(state.path("held").asBoolean()).isTrue();
        ben.api().get(RULES).expect(403);
    }
}
