package io.insaka.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.DatabaseVisit;
import io.insaka.database.Terminal;
import io.insaka.database.TerminalCommand;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The command, with the product running. */
@ProductTest
class AuditVerifyTest {
    @Autowired
    Organisations organisations;

    @Autowired
    DatabaseSettings settings;

    @Autowired
    Environment environment;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int verify() {
        said.reset();
        try (var visit = DatabaseVisit.open(settings)) {
            var terminal = new Terminal(
                    new DefaultApplicationArguments("audit-verify"),
                    environment,
                    settings,
                    new PrintStream(said, true, UTF_8));
            return new AuditVerify().run(terminal, visit);
        }
    }

    @Test
    void saysOfEveryOrganisationWhetherItsChainIsWhole() {
        var tenant = organisations.found().tenant();
        assertThat(verify()).as(said.toString(UTF_8)).isEqualTo(TerminalCommand.DONE);
        assertThat(said.toString(UTF_8)).contains("organisation " + tenant + ": whole, ");
        alter("UPDATE audit_entry SET action = 'organisation.lost' WHERE seq = 1 AND tenant_id = '" + tenant + "'");
        try {
            assertThat(verify()).isEqualTo(TerminalCommand.NO);
            assertThat(said.toString(UTF_8)).contains("organisation " + tenant + ": BROKEN at entry 1 (altered)");
        } finally {
            alter("UPDATE audit_entry SET action = 'organisation.founded' WHERE seq = 1 AND tenant_id = '" + tenant
                    + "'");
        }
    }

    @Test
    void saysThatItCannotTellWhereThereIsNoDatabase() {
        Path nowhere = Path.of(System.getProperty("java.io.tmpdir"), "insaka-nowhere");
        assertThatThrownBy(() -> DatabaseVisit.open(new DatabaseSettings(nowhere, null, "", "", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no database");
        assertThat(nowhere).as("looking makes nothing").doesNotExist();
    }

    private void alter(String statement) {
        var connection = new SingleConnectionDataSource(String.valueOf(settings.databaseUrl()), "postgres", "", true);
        try {
            JdbcClient owner = JdbcClient.create(connection);
            owner.sql("SET session_replication_role = replica").update();
            owner.sql(statement).update();
        } finally {
            connection.destroy();
        }
    }
}
