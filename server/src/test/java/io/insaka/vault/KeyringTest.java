package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.database.SystemTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nodes over one database: each has a keyring, and so a memory, of its own. */
@ProductTest
class KeyringTest {
    @Autowired
    SystemTransactions system;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    MasterKey master;

    @Autowired
    Clock clock;

    @Autowired
    Ids ids;

    TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void freshTenant() {
        tenant = new TenantId(ids.next());
    }

    @RepeatedTest(5)
    void agreesOnOneSetOfKeysWhenSeveralNodesAreFirst() throws Exception {
        var nodes = IntStream.range(0, 8).mapToObj(number -> node()).toList();
        var start = new CountDownLatch(1);
        List<Future<byte[]>> sealed = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Vault node : nodes) {
                Callable<byte[]> first = () -> {
                    start.await();
                    return node.sealText(tenant, Purpose.CONTACT_NAME, "Mutale");
                };
                sealed.add(threads.submit(first));
            }
            start.countDown();
        }
        for (Future<byte[]> one : sealed) {
            for (Vault node : nodes) {
                assertThat(node.openText(tenant, Purpose.CONTACT_NAME, one.get()))
                        .isEqualTo("Mutale");
            }
        }
        assertThat(nodes.stream()
                        .map(node -> node.blindNumber(tenant, Purpose.CONTACT_NAME, "Mutale"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void opensWhatAnotherNodeSealedAfterItRotated() {
        var one = node();
        var other = node();
        other.sealText(tenant, Purpose.CONTACT_NAME, "keys are in memory now");
        one.rotate(tenant);
        byte[] sealed = one.sealText(tenant, Purpose.CONTACT_NAME, "Mutale");
        assertThat(other.openText(tenant, Purpose.CONTACT_NAME, sealed)).isEqualTo("Mutale");
    }

    @Test
    void looksOnceOnlyForAKeyThatNobodyHas() {
        var repository = new CountingRepository();
        var vault = new TinkVault(new Keyring(repository, master));
        byte[] sealed = vault.sealText(tenant, Purpose.CONTACT_NAME, "Mutale");
        sealed[1] ^= 1;
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThatThrownBy(() -> vault.openText(tenant, Purpose.CONTACT_NAME, sealed))
                    .isInstanceOf(SealBroken.class);
        }
        assertThat(repository.looks).hasValue(2);
    }

    private final class CountingRepository extends KeyRepository {
        private final AtomicInteger looks = new AtomicInteger();

        CountingRepository() {
            super(system, clock);
        }

        @Override
        Map<KeyUse, Sealed> find(TenantId tenant) {
            looks.incrementAndGet();
            return super.find(tenant);
        }
    }

    @Test
    void losesNoRotationWhenTwoNodesRotateAtOnce() throws Exception {
        var nodes = List.of(node(), node(), node());
        List<byte[]> sealed = new ArrayList<>();
        sealed.add(nodes.getFirst().sealText(tenant, Purpose.CONTACT_NAME, "Mutale"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> rotations = nodes.stream()
                    .map(node -> threads.submit(() -> {
                        node.rotate(tenant);
                        return node.sealText(tenant, Purpose.CONTACT_NAME, "Mutale");
                    }))
                    .toList();
            for (Future<byte[]> rotation : rotations) {
                sealed.add(rotation.get());
            }
        }
        var fresh = node();
        assertThat(sealed)
                .allSatisfy(bytes -> assertThat(fresh.openText(tenant, Purpose.CONTACT_NAME, bytes))
                        .isEqualTo("Mutale"));
    }

    @Test
    void keepsKeysThatWereFirstNeededInsideATransactionThatFails() {
        var vault = node();
        List<byte[]> sealed = new ArrayList<>();
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    sealed.add(vault.sealText(tenant, Purpose.CONTACT_NAME, "Mutale"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(node().openText(tenant, Purpose.CONTACT_NAME, sealed.getFirst()))
                .isEqualTo("Mutale");
    }

    @Test
    void findsKeysInsideASystemTransactionToo() {
        byte[] sealed = system.call(jdbc -> node().sealText(tenant, Purpose.INTAKE_ITEM, "{}"));
        assertThat(node().openText(tenant, Purpose.INTAKE_ITEM, sealed)).isEqualTo("{}");
    }

    private Vault node() {
        return new TinkVault(new Keyring(new KeyRepository(system, clock), master));
    }
}
