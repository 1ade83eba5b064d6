package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.SystemTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two nodes took the same items of one lane, as happens while a shard moves: what one of them puts back, the other must
 * not step over. The items may not be tried before tomorrow, so that the product's own workers leave them alone.
 */
@ProductTest
class MovingShardTest {
    private static final long LANE = 9_000_000L;

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    WaitingRepository waiting;

    @Autowired
    Ledger ledger;

    @Autowired
    SystemTransactions system;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Ids ids;

    private TenantId tenant = new TenantId(new UUID(0, 0));
    private List<WaitingItem> lane = List.of();

    @BeforeEach
    void queue() {
        var organisation = organisations.found();
        var account = TestingAccount.connect(channel, organisation);
        tenant = organisation.tenant();
        system.call(jdbc -> {
            for (int n = 0; n < 4; n++) {
                jdbc.sql("""
                                WITH item AS (
                                    INSERT INTO intake_item
                                        (tenant_id, id, channel_id, kind, type, dedup, raw, lane, received_at)
                                    VALUES (:tenant, :id, :channel, 'message', 'text', :dedup, '', :lane, now())
                                    RETURNING seq)
                                INSERT INTO intake_waiting
                                    (tenant_id, shard, priority, seq, item_id, lane, not_before)
                                SELECT :tenant, :lane & 63, 0, seq, :id, :lane, now() + interval '1 day' FROM item""")
                        .param("tenant", tenant.value())
                        .param("id", ids.next())
                        .param("channel", UUID.fromString(account.id()))
                        .param("dedup", Integer.toString(n).getBytes())
                        .param("lane", LANE)
                        .update();
            }
            return true;
        });
        lane = taken();
        assertThat(lane).hasSize(4);
    }

    private List<WaitingItem> taken() {
        return waiting
                .take(List.of((short) (LANE & 63)), new Lanes.Closed(List.of(), List.of()), 10_000, 1, true)
                .stream()
                .map(WaitingRepository.Taken::item)
                .filter(item -> item.tenant().equals(tenant))
                .toList();
    }

    @AfterEach
    void empty() {
        transactions.run(tenant, () -> waiting.remove(tenant, lane));
    }

    private Set<UUID> others() {
        return transactions.call(tenant, () -> ledger.claim(tenant, lane));
    }

    /** The first of three begins a turn that goes on elsewhere, the two behind it go back. */
    private void beginTheFirst() {
        List<WaitingItem> three = lane.subList(0, 3);
        assertThat(ledger.claim(tenant, three)).hasSize(3);
        ledger.putBack(tenant, List.of(new Ledger.Back(three.getFirst(), true)));
        ledger.putBack(
                tenant, three.subList(1, 3).stream().map(Ledger.Back::untouched).toList());
    }

    private static Set<UUID> ids(List<WaitingItem> items) {
        return items.stream().map(WaitingItem::id).collect(Collectors.toSet());
    }

    @Test
    void nothingIsClaimedFromBehindWhatIsBeingPutBack() throws Exception {
        var claimed = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var one = new FutureTask<>(
                () -> transactions.run(tenant, () -> {
                    beginTheFirst();
                    claimed.countDown();
                    waitFor(commit);
                }),
                true);
        Thread.ofVirtual().start(one);
        claimed.await();
        var other = new FutureTask<>(this::others);
        Thread.ofVirtual().start(other);
        try {
            awaitBlocked();
        } finally {
            commit.countDown();
        }
        one.get();
        assertThat(other.get()).isEmpty();
        assertThat(ids(taken())).containsExactly(lane.getFirst().id());
    }

    @Test
    void whatWasBegunSinceIsNotBegunAgain() {
        transactions.run(tenant, this::beginTheFirst);
        assertThat(others()).isEmpty();
        assertThat(ids(taken())).containsExactly(lane.getFirst().id());
    }

    @Test
    void whatIsFinishedHoldsUpTheRestForOneRoundOnly() {
        transactions.run(
                tenant,
                () -> assertThat(ledger.claim(tenant, lane.subList(0, 2))).hasSize(2));
        assertThat(others()).isEmpty();
        List<WaitingItem> rest = taken();
        assertThat(ids(rest)).isEqualTo(ids(lane.subList(2, 4)));
        assertThat(transactions.call(tenant, () -> ledger.claim(tenant, rest))).isEqualTo(ids(rest));
    }

    @Test
    void aTurnThatIsOverIsClaimedWhoeverBeganIt() {
        transactions.run(tenant, this::beginTheFirst);
        WaitingItem first = lane.getFirst();
        assertThat(transactions.call(tenant, () -> ledger.claimBegun(tenant, List.of(first))))
                .containsExactly(first.id());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitBlocked() {
        await().until(() -> system.call(jdbc -> jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .query(Long.class)
                        .single())
                > 0);
    }
}
