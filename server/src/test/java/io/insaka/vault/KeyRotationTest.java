package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over the table of files, because the vault itself keeps no rows that it seals. */
@ProductTest
class KeyRotationTest {
    private static final SealedTable MEDIA = new SealedTable("media", "id", Map.of("label", Purpose.MEDIA_NAME));

    @Autowired
    KeyRotation rotation;

    @Autowired
    Vault vault;

    @Autowired
    Keyring keyring;

    @Autowired
    ResealingRepository repository;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Ids ids;

    @Test
    void sealsEveryRowAgainInTheBackground() {
        var tenant = new TenantId(ids.next());
        rows(tenant, 250);
        rotation.begin(tenant);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rotation.progress(tenant))
                        .isNotEmpty()
                        .allSatisfy(
                                progress -> assertThat(progress.finishedAt()).isNotNull()));
        assertThat(rotation.progress(tenant))
                .filteredOn(progress -> progress.table().equals("media"))
                .extracting(KeyRotation.Progress::rows)
                .containsExactly(250L);
        assertThat(labels(tenant))
                .hasSize(250)
                .allSatisfy(label -> assertThat(keyring.of(tenant).sealedWithCurrentKey(label))
                        .isTrue())
                .allSatisfy(label -> assertThat(vault.openText(tenant, Purpose.MEDIA_NAME, label))
                        .startsWith("file "));
    }

    @Test
    void goesOnWhereItStoppedOnAnotherNode() {
        var tenant = new TenantId(ids.next());
        rows(tenant, 150);
        vault.rotate(tenant);
        var dies = worker();
        var takesOver = worker();
        transactions.run(tenant, () -> repository.begin(tenant, List.of(MEDIA), clock.instant()));
        assertThat(dies.batch(tenant, MEDIA)).isTrue();
        assertThat(current(tenant)).isEqualTo(100);
        assertThat(takesOver.batch(tenant, MEDIA)).isTrue();
        assertThat(takesOver.batch(tenant, MEDIA)).isFalse();
        assertThat(current(tenant)).isEqualTo(150);
        assertThat(rotation.progress(tenant)).singleElement().satisfies(progress -> {
            assertThat(progress.rows()).isEqualTo(150);
            assertThat(progress.finishedAt()).isNotNull();
        });
    }

    @Test
    void leavesADamagedRowAloneAndGoesOnWithTheOthers() {
        var tenant = new TenantId(ids.next());
        rows(tenant, 3);
        transactions.run(
                tenant,
                () -> jdbc.sql("UPDATE media SET label = set_byte(label, 30, 255 - get_byte(label, 30)) WHERE size = 1")
                        .update());
        vault.rotate(tenant);
        transactions.run(tenant, () -> repository.begin(tenant, List.of(MEDIA), clock.instant()));
        var worker = worker();
        assertThat(worker.batch(tenant, MEDIA)).isTrue();
        assertThat(worker.batch(tenant, MEDIA)).isFalse();
        assertThat(current(tenant)).isEqualTo(2);
    }

    @Test
    void refusesNamesThatAreNotIdentifiers() {
        assertThatThrownBy(() -> new SealedTable("media; DROP TABLE media", "id", Map.of("label", Purpose.MEDIA_NAME)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void walksATableWhoseKeyHasSeveralParts() {
        var tenant = new TenantId(ids.next());
        var addresses = new SealedTable(
                "contact_address", List.of("contact_id", "kind", "blind"), Map.of("value", Purpose.CONTACT_ADDRESS));
        transactions.run(tenant, () -> addresses(tenant, 130));
        vault.rotate(tenant);
        transactions.run(tenant, () -> repository.begin(tenant, List.of(addresses), clock.instant()));
        var worker = new ResealingWorker(keyring, vault, List.of(addresses), repository, transactions, clock);
        while (worker.batch(tenant, addresses)) {
            // until it is finished
        }
        List<byte[]> values = transactions.call(
                tenant,
                () -> jdbc.sql("SELECT value FROM contact_address")
                        .query((row, number) -> row.getBytes(1))
                        .list());
        assertThat(values)
                .hasSize(130)
                .allSatisfy(value -> assertThat(keyring.of(tenant).sealedWithCurrentKey(value))
                        .isTrue())
                .allSatisfy(value -> assertThat(vault.openText(tenant, Purpose.CONTACT_ADDRESS, value))
                        .startsWith("26097"));
    }

    private void addresses(TenantId tenant, int count) {
        UUID contact = ids.next();
        jdbc.sql("INSERT INTO contact (tenant_id, id, created_at) VALUES (?, ?, now())")
                .param(tenant.value())
                .param(contact)
                .update();
        for (int number = 0; number < count; number++) {
            String phone = "26097" + number;
            jdbc.sql("""
                            INSERT INTO contact_address (tenant_id, contact_id, kind, blind, value, identifying, created_at)
                            VALUES (:tenant, :contact, :kind, :blind, :value, true, now())
                            """)
                    .param("tenant", tenant.value())
                    .param("contact", contact)
                    .param("kind", number % 2 == 0 ? "phone" : "bsuid")
                    .param("blind", vault.blind(tenant, Purpose.CONTACT_ADDRESS, phone))
                    .param("value", vault.sealText(tenant, Purpose.CONTACT_ADDRESS, phone))
                    .update();
        }
    }

    private ResealingWorker worker() {
        return new ResealingWorker(keyring, vault, List.of(MEDIA), repository, transactions, clock);
    }

    private long current(TenantId tenant) {
        return labels(tenant).stream()
                .filter(keyring.of(tenant)::sealedWithCurrentKey)
                .count();
    }

    private List<byte[]> labels(TenantId tenant) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT label FROM media")
                        .query((row, number) -> row.getBytes(1))
                        .list());
    }

    private void rows(TenantId tenant, int count) {
        transactions.run(tenant, () -> {
            for (int number = 0; number < count; number++) {
                UUID id = ids.next();
                jdbc.sql("""
                                INSERT INTO media (tenant_id, id, kind, content_type, size, label, created_at)
                                VALUES (:tenant, :id, 'document', 'text/plain', :size, :label, now())
                                """)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("size", number)
                        .param("label", vault.sealText(tenant, Purpose.MEDIA_NAME, "file " + number))
                        .update();
            }
        });
    }
}
