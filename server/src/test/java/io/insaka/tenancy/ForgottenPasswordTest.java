package io.insaka.tenancy;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.OwnMail;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** A link to a new password, and invitations, by mail. */
@ProductTest
class ForgottenPasswordTest {
    private static final String WANTED = "a better password";
    private static final String PATH = "/api/v1/forgotten-password";

    @Autowired
    Organisations organisations;

    @Autowired
    EntryLinks links;

    private final String database;

    ForgottenPasswordTest(@Value("${insaka.database-url}") String database) {
        this.database = database;
    }

    private Api.Response ask(String email) {
        return organisations.stranger().post(PATH, Map.of("email", email)).expect(202);
    }

    private static List<OwnMail.Got> mails(String email, int many) {
        await().atMost(PATIENCE).until(() -> OwnMail.to(email).size() >= many);
        return OwnMail.to(email);
    }

    private Api.Response enter(String secret) {
        return organisations
                .stranger()
                .post("/api/v1/welcome", Map.of("token", secret, "name", "Bwalya", "password", WANTED));
    }

    /** Wishes are worked off in turn of their coming: none waits any more. */
    private void allAnswered() {
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("SELECT NOT bool_or(waiting) FROM password_wish")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void letsInOnceWhoForgotAndEndsTheirSessions() {
        var organisation = organisations.found();
        var colleague = organisations.join(organisation, Role.AGENT);
        ask(" " + colleague.email().toUpperCase(java.util.Locale.ROOT));
        OwnMail.Got mail = mails(colleague.email(), 1).getFirst();
        assertThat(mail.subject()).contains("A new password for Organisation");
        assertThat(mail.html()).contains("/welcome#" + mail.secret());
        colleague.api().get("/api/v1/session").expect(200);

        assertThat(enter(mail.secret()).expect(200).cookie("insaka_session")).isNotEmpty();
        colleague.api().get("/api/v1/session").expect(401);
        organisations.signIn(colleague.email(), WANTED);
        enter(mail.secret()).expect(404);
        JsonNode entries = organisation
                .api()
                .get("/api/v1/audit?action=teammate.password-link-mailed")
                .expect(200)
                .json()
                .get("items");
        assertThat(entries).hasSize(1);
    }

    @Test
    void tellsNobodyWhoHasAnAddress() {
        String known = organisations.found().ownerEmail();
        String unknown = UUID.randomUUID() + "@nobody.example";
        assertThat(ask(unknown).text()).isEqualTo(ask(known).text());
        mails(known, 1);
        allAnswered();
        assertThat(OwnMail.to(unknown)).isEmpty();
    }

    @Test
    void mailsThreeTimesAnHourAndNoMore() {
        var organisation = organisations.found();
        for (int times = 1; times <= 3; times++) {
            ask(organisation.ownerEmail());
            mails(organisation.ownerEmail(), times);
            allAnswered();
        }
        ask(organisation.ownerEmail());
        allAnswered();
        assertThat(OwnMail.to(organisation.ownerEmail())).hasSize(3);
    }

    @Test
    void mailsALinkOfEachOrganisation() {
        String email = UUID.randomUUID() + "@two.example";
        for (int organisation = 0; organisation < 2; organisation++) {
            organisations
                    .found()
                    .api()
                    .post(
                            "/api/v1/teammates",
                            Map.of("name", "Two", "email", email, "password", Organisations.PASSWORD, "role", "agent"))
                    .expect(201);
        }
        ask(email);
        assertThat(mails(email, 2)).extracting(OwnMail.Got::subject).doesNotHaveDuplicates();
    }

    /** A process that was killed between two letters of one wish goes on with it, and writes no letter again. */
    @Test
    void mailsOnceForOneWish() {
        var organisation = organisations.found();
        var colleague = organisations.join(organisation, Role.AGENT);
        UUID wish = UUID.randomUUID();
        for (int times = 0; times < 3; times++) {
            links.mailForPassword(organisation.tenant(), colleague.caller().teammate(), wish);
        }
        String secret = mails(colleague.email(), 1).getFirst().secret();
        enter(secret).expect(200);
        assertThat(OwnMail.to(colleague.email())).hasSize(1);
    }

    @Test
    void leavesALinkAloneThatAnOwnerMadeUntilAPasswordIsChosen() {
        var organisation = organisations.found();
        var colleague = organisations.join(organisation, Role.AGENT);
        String made = organisation
                .api()
                .post("/api/v1/teammates/" + colleague.caller().teammate() + "/password-link")
                .expect(200)
                .json()
                .get("link")
                .asString();
        ask(colleague.email());
        String mailed = mails(colleague.email(), 1).getFirst().secret();
        Map<String, String> shown = Map.of("token", made.substring(made.indexOf('#') + 1));
        organisations.stranger().post("/api/v1/welcome/look", shown).expect(200);
        enter(mailed).expect(200);
        organisations.stranger().post("/api/v1/welcome/look", shown).expect(404);
    }

    @Test
    void mailsNothingToWhoLeft() {
        var organisation = organisations.found();
        var colleague = organisations.join(organisation, Role.AGENT);
        organisation
                .api()
                .delete("/api/v1/teammates/" + colleague.caller().teammate())
                .expect(204);
        ask(colleague.email());
        allAnswered();
        assertThat(OwnMail.to(colleague.email())).isEmpty();
    }

    @Test
    void mailsAnInvitationInTheLanguageOfWhoInvites() {
        var organisation = organisations.found();
        Api owner = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        owner.put("/api/v1/me", Map.of("name", "Chanda Mumba", "language", "fr"))
                .expect(200);
        String email = UUID.randomUUID() + "@invited.example";
        JsonNode made = owner.post("/api/v1/invitations", Map.of("email", email, "role", "agent"))
                .expect(201)
                .json();
        assertThat(made.get("mailed").asBoolean()).isTrue();
        assertThat(made.get("link").asString()).isNotEmpty();
        OwnMail.Got mail = mails(email, 1).getFirst();
        assertThat(mail.plain()).contains("Chanda Mumba vous invite", "Rejoindre");
        owner.post("/api/v1/invitations/" + made.get("id").asString() + "/renew")
                .expect(200);
        String renewed = mails(email, 2).getLast().secret();
        enter(mail.secret()).expect(404);
        enter(renewed).expect(200);
    }

    @Test
    void wantsAnAddress() {
        organisations.stranger().post(PATH, Map.of("email", " ")).expect(400);
        organisations.stranger().post(PATH, Map.of()).expect(400);
        assertThat(organisations
                        .stranger()
                        .get(PATH)
                        .expect(200)
                        .json()
                        .get("byMail")
                        .asBoolean())
                .isTrue();
    }
}
