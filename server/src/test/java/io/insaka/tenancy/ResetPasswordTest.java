package io.insaka.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.audit.OperatorTrail;
import io.insaka.database.DatabaseSettings;
import io.insaka.database.DatabaseVisit;
import io.insaka.database.Terminal;
import io.insaka.database.TerminalCommand;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The command, with the product running. */
@ProductTest
class ResetPasswordTest {
    private static final String WANTED = "a better password";
    private static final Pattern LINK = Pattern.compile("http\\S+/welcome#(\\S+)");

    @Autowired
    Organisations organisations;

    @Autowired
    Tenants tenants;

    @Autowired
    DatabaseSettings settings;

    @Autowired
    Environment environment;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int reset(String... arguments) {
        said.reset();
        String[] all = new String[arguments.length + 1];
        all[0] = "reset-password";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try (var visit = DatabaseVisit.open(settings)) {
            var terminal = new Terminal(
                    new DefaultApplicationArguments(all), environment, settings, new PrintStream(said, true, UTF_8));
            return new ResetPassword(OperatorTrail::new).run(terminal, visit);
        }
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private String secret() {
        var link = LINK.matcher(said());
        assertThat(link.find()).as(said()).isTrue();
        return link.group(1);
    }

    private void choose(String secret, int status) {
        organisations
                .stranger()
                .post("/api/v1/welcome", Map.of("token", secret, "password", WANTED))
                .expect(status);
    }

    @Test
    void letsALoneOwnerBackInAndSaysSoInTheTrail() {
        var organisation = organisations.found();
        var before = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        lockOut(organisation.ownerEmail());

        assertThat(reset(organisation.ownerEmail().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(TerminalCommand.DONE);
        // Neither locked out any more, nor let in by what was open.
        organisations
                .stranger()
                .post("/api/v1/session", Map.of("email", organisation.ownerEmail(), "password", "a wrong password"))
                .expect(401);
        before.get("/api/v1/session").expect(401);
        organisation.api().get("/api/v1/session").expect(200);

        String secret = secret();
        choose(secret, 200);
        choose(secret, 404);
        organisations
                .signIn(organisation.ownerEmail(), WANTED)
                .get("/api/v1/session")
                .expect(200);

        JsonNode entries = organisation
                .api()
                .get("/api/v1/audit?action=teammate.password-reset")
                .expect(200)
                .json();
        assertThat(entries.get("items")).hasSize(1);
        assertThat(entries.at("/items/0/who/kind").asString()).isEqualTo("operator");
        assertThat(entries.at("/items/0/subject/name").asString())
                .isEqualTo(organisation.owner().name());
        assertThat(organisation
                        .api()
                        .post("/api/v1/audit/verification")
                        .expect(200)
                        .json()
                        .at("/verdict/ok")
                        .asBoolean())
                .isTrue();
    }

    private void lockOut(String email) {
        for (int wrong = 0; wrong < 5; wrong++) {
            organisations
                    .stranger()
                    .post("/api/v1/session", Map.of("email", email, "password", "a wrong password"))
                    .expect(401);
        }
        organisations
                .stranger()
                .post("/api/v1/session", Map.of("email", email, "password", Organisations.PASSWORD))
                .expect(429);
    }

    @Test
    void asksWhichOrganisationWhenTheAddressBelongsToSeveral() {
        String email = "everywhere@several.example";
        TenantId one = tenants.found(new Founding("One of two", "Mutale", email, Organisations.PASSWORD, null, false));
        TenantId two = tenants.found(new Founding("Two of two", "Mutale", email, Organisations.PASSWORD, null, false));

        assertThat(reset(email)).isEqualTo(TerminalCommand.NO);
        assertThat(said()).contains("--organisation=", one.toString(), "One of two", two.toString(), "Two of two");
        assertThat(LINK.matcher(said()).find()).isFalse();

        assertThat(reset(email, "--organisation=" + two)).isEqualTo(TerminalCommand.DONE);
        choose(secret(), 200);
        assertThat(organisations
                        .signIn(email, WANTED)
                        .get("/api/v1/session")
                        .json()
                        .at("/organisation/name")
                        .asString())
                .isEqualTo("Two of two");
    }

    @Test
    void makesNothingForAnAddressNobodyHas() {
        assertThat(reset("nobody@nowhere.example")).isEqualTo(TerminalCommand.NO);
        assertThat(said()).contains("Nobody active has this e-mail address");
    }

    @Test
    void listsTheOwnersWhenNobodyIsNamed() {
        var organisation = organisations.found();
        var agent = organisations.join(organisation, Role.AGENT);
        assertThat(reset()).isEqualTo(TerminalCommand.NO);
        assertThat(said()).contains(organisation.ownerEmail()).doesNotContain(agent.email());
    }
}
