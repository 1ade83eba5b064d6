package io.insaka.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import io.insaka.vault.KeyRotation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The trail as it is written, and what somebody who owns the database can do to it unseen: nothing. */
@ProductTest
class TrailKeptTest {
    private static final Subject SUBJECT = new Subject("thing", "t1");
    private static final Origin ELSEWHERE = new Origin(Actor.SYSTEM, "203.0.113.9", "Browser");

    @Autowired
    EntryWriter entries;

    @Autowired
    ChainCheck check;

    @Autowired
    EntryRepository repository;

    @Autowired
    DailyAnchor anchor;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    KeyRotation rotation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    DatabaseSettings settings;

    private TenantId tenant;

    @BeforeEach
    void aChainOfFive() {
        tenant = new TenantId(ids.next());
        IntStream.range(0, 5).forEach(number -> append("thing.done"));
    }

    private void append(String action) {
        entries.write(tenant, ELSEWHERE, action, SUBJECT, new Details(Map.of("n", 1), Map.of("name", "Thandi")));
    }

    private List<EntryRepository.Kept> all() {
        return transactions.call(tenant, () -> repository.after(tenant, 0, 1_000));
    }

    private SingleConnectionDataSource ownConnection() {
        return new SingleConnectionDataSource(String.valueOf(settings.databaseUrl()), "postgres", "", true);
    }

    /** As the owner of the server, who can switch every trigger off. */
    private void tamper(String... statements) {
        var connection = ownConnection();
        try {
            JdbcClient owner = JdbcClient.create(connection);
            owner.sql("SET session_replication_role = replica").update();
            for (String statement : statements) {
                owner.sql(statement.replace("TENANT", "tenant_id = '" + tenant + "'"))
                        .update();
            }
        } finally {
            connection.destroy();
        }
    }

    private void isBroken(long at, String reason) {
        Verdict verdict = check.check(tenant);
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.brokenAt()).isEqualTo(at);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void isWholeAsItWasWritten() {
        Verdict verdict = check.check(tenant);
        assertThat(verdict.ok()).isTrue();
        assertThat(verdict.entries()).isEqualTo(5);
        assertThat(verdict.headHash()).hasSize(64);
    }

    @Test
    void standsAndFallsWithItsChange() {
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    append("thing.undone");
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");
        assertThat(all()).hasSize(5);
        transactions.run(tenant, () -> {
            append("thing.first");
            append("thing.second");
            assertThat(all()).as("linked at the end, when the change is sure").hasSize(5);
        });
        assertThat(all()).extracting(kept -> kept.entry().action()).endsWith("thing.first", "thing.second");
        assertThat(check.check(tenant).ok()).isTrue();
    }

    @Test
    void doesNotLetTheApplicationChangeWhatIsWritten() {
        for (String change : List.of("UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry")) {
            assertThatThrownBy(() ->
                            transactions.run(tenant, () -> jdbc.sql(change).update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void doesNotLetTheOwnerOfTheSchemaDoItByAccident() {
        var connection = ownConnection();
        try {
            JdbcClient owner = JdbcClient.create(connection);
            for (String change :
                    List.of("UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry")) {
                assertThatThrownBy(() -> owner.sql(change).update()).hasStackTraceContaining("append-only");
            }
        } finally {
            connection.destroy();
        }
    }

    @Test
    void noticesAnAlteredEntry() {
        tamper("UPDATE audit_entry SET details = '{\"n\":2}' WHERE TENANT AND seq = 3");
        isBroken(3, "altered");
    }

    @Test
    void noticesAnEntryOfAnotherAuthor() {
        tamper("UPDATE audit_entry SET actor_kind = 'nobody' WHERE TENANT AND seq = 3");
        isBroken(3, "altered");
    }

    @Test
    void noticesAMissingEntry() {
        tamper("DELETE FROM audit_entry WHERE TENANT AND seq = 3");
        isBroken(3, "missing");
    }

    @Test
    void noticesAMissingEntryAlsoWhenTheRestMovesUp() {
        tamper(
                "DELETE FROM audit_entry WHERE TENANT AND seq = 3",
                "UPDATE audit_entry SET seq = seq - 1 WHERE TENANT AND seq = 4",
                "UPDATE audit_entry SET seq = seq - 1 WHERE TENANT AND seq = 5");
        isBroken(3, "altered");
    }

    @Test
    void noticesTwoEntriesChangingPlaces() {
        tamper(
                "UPDATE audit_entry SET seq = 0 WHERE TENANT AND seq = 2",
                "UPDATE audit_entry SET seq = 2 WHERE TENANT AND seq = 3",
                "UPDATE audit_entry SET seq = 3 WHERE TENANT AND seq = 0");
        isBroken(2, "altered");
    }

    @Test
    void noticesAnInsertedEntry() {
        tamper(
                "UPDATE audit_entry SET seq = 6 WHERE TENANT AND seq = 5",
                "UPDATE audit_entry SET seq = 5 WHERE TENANT AND seq = 4",
                "INSERT INTO audit_entry SELECT tenant_id, 4, at, actor_kind, teammate_id, token_id, 'thing.invented',"
                        + " subject_type, subject_id, details, commitment, previous_hash, hash"
                        + " FROM audit_entry WHERE TENANT AND seq = 3");
        isBroken(4, "altered");
    }

    @Test
    void noticesAnEntryBehindTheEnd() {
        tamper(
                "INSERT INTO audit_entry SELECT tenant_id, 6, at, actor_kind, teammate_id, token_id, action,"
                        + " subject_type, subject_id, details, commitment, hash, hash FROM audit_entry WHERE TENANT AND seq = 5");
        isBroken(6, "head-altered");
    }

    @Test
    void noticesAMissingEnd() {
        tamper("DELETE FROM audit_entry WHERE TENANT AND seq = 5");
        isBroken(5, "cut-off");
    }

    @Test
    void noticesAMissingEndAgainstItsAnchorWhenTheHeadIsPutBackToo() {
        anchor.note(tenant);
        tamper(
                "DELETE FROM audit_entry WHERE TENANT AND seq = 5",
                "DELETE FROM audit_personal WHERE TENANT AND seq = 5",
                "UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entry WHERE TENANT AND seq = 4)"
                        + " WHERE TENANT");
        isBroken(5, "cut-off");
        append("thing.since");
        isBroken(5, "rewritten");
    }

    @Test
    void noticesPersonalValuesUnderAnotherEntry() {
        tamper("UPDATE audit_personal SET sealed = (SELECT sealed FROM audit_personal WHERE TENANT AND seq = 1)"
                + " WHERE TENANT AND seq = 2");
        isBroken(2, "personal-altered");
    }

    @Test
    void staysWholeWhenPersonalValuesAreForgotten() {
        transactions.run(
                tenant,
                () -> jdbc.sql("DELETE FROM audit_personal WHERE seq = 2").update());
        Verdict verdict = check.check(tenant);
        assertThat(verdict.ok()).isTrue();
        assertThat(verdict.forgotten()).isEqualTo(1);
    }

    @Test
    void staysWholeWhenKeysRotate() {
        byte[] before = all().getFirst().sealed();
        rotation.begin(tenant);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> rotation.progress(tenant).stream().allMatch(table -> table.finishedAt() != null));
        assertThat(all().getFirst().sealed()).isNotEqualTo(before);
        Verdict verdict = check.check(tenant);
        assertThat(verdict.ok()).isTrue();
        assertThat(verdict.forgotten()).isZero();
    }

    @Test
    void seesNothingOfAnotherOrganisation() {
        var other = new TenantId(ids.next());
        assertThat(transactions.call(other, () -> repository.after(tenant, 0, 10)))
                .isEmpty();
        assertThat(check.check(other).entries()).isZero();
    }

    /** Half of them hold locks of their own, taken in different orders, as changes do. */
    @Test
    void isOneChainWhenManyWriteAtOnce() throws Exception {
        var locks = new TenantId(ids.next());
        IntStream.range(0, 4).forEach(number -> entries.write(locks, ELSEWHERE, "lock.made", SUBJECT, Details.NONE));
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Future<?>> writers = IntStream.range(0, 16)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> IntStream.range(0, 20)
                            .forEach(number -> transactions.across(() -> {
                                transactions.enter(tenant);
                                append("thing.one");
                                if (writer % 2 == 0) {
                                    transactions.enter(locks);
                                    entries.write(locks, ELSEWHERE, "thing.two", SUBJECT, Details.NONE);
                                    transactions.enter(tenant);
                                    append("thing.three");
                                }
                                return true;
                            }))))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(all())
                .extracting(kept -> kept.entry().seq())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 5 + 320 + 160).boxed().toList());
        assertThat(Collections.max(
                        all().stream().map(kept -> kept.entry().seq()).toList()))
                .isEqualTo(check.check(tenant).entries());
        assertThat(check.check(locks).entries()).isEqualTo(4 + 160);
    }
}
