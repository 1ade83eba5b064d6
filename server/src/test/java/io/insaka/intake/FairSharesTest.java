package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.SystemTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Items that may not be tried before tomorrow: the product's own workers leave them in the queue. */
@ProductTest
class FairSharesTest {
    private static final int BURST = 600;
    private static final int BATCH = 256;

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    WaitingRepository waiting;

    @Autowired
    SystemTransactions system;

    @Autowired
    TenantTransactions tenants;

    @Autowired
    Ids ids;

    private List<WaitingItem> left = List.of();

    private TenantId queued(int items) {
        var organisation = organisations.found();
        var account = TestingAccount.connect(channel, organisation);
        system.call(jdbc -> {
            for (int n = 0; n < items; n++) {
                jdbc.sql("""
                                WITH item AS (
                                    INSERT INTO intake_item
                                        (tenant_id, id, channel_id, kind, type, dedup, raw, lane, received_at)
                                    VALUES (:tenant, :id, :channel, 'message', 'text', :dedup, '', :lane, now())
                                    RETURNING seq)
                                INSERT INTO intake_waiting
                                    (tenant_id, shard, priority, seq, item_id, lane, not_before)
                                SELECT :tenant, :lane & 63, 0, seq, :id, :lane, now() + interval '1 day' FROM item""")
                        .param("tenant", organisation.tenant().value())
                        .param("id", ids.next())
                        .param("channel", UUID.fromString(account.id()))
                        .param("dedup", Integer.toString(n).getBytes())
                        .param("lane", 7_000_000L + n)
                        .update();
            }
            return items;
        });
        return organisation.tenant();
    }

    private List<WaitingItem> take() {
        return take(new Lanes.Closed(List.of(), List.of()), true);
    }

    private List<WaitingItem> take(Lanes.Closed closed, boolean resume) {
        List<Short> shards =
                IntStream.range(0, LedgerEntry.SHARDS).mapToObj(n -> (short) n).toList();
        return waiting.take(shards, closed, BATCH, 1, resume).stream()
                .map(WaitingRepository.Taken::item)
                .toList();
    }

    private static List<WaitingItem> of(TenantId tenant, List<WaitingItem> items) {
        return items.stream().filter(item -> item.tenant().equals(tenant)).toList();
    }

    @AfterEach
    void empty() {
        while (!left.isEmpty()) {
            TenantId tenant = left.getFirst().tenant();
            List<WaitingItem> its = of(tenant, left);
            tenants.run(tenant, () -> waiting.remove(tenant, its));
            left = take().stream()
                    .filter(item -> item.lane() >= 7_000_000L && item.lane() < 7_000_000L + BURST)
                    .toList();
        }
    }

    @Test
    void servesAnOrganisationWithThreeMessagesBesideOneWithABurst() {
        TenantId busy = queued(BURST);
        TenantId calm = queued(3);
        List<WaitingItem> taken = take();
        left = taken;
        assertThat(of(calm, taken)).hasSize(3);
        assertThat(of(busy, taken)).hasSizeBetween(64, BATCH);
    }

    @Test
    void passesTurnsInProgressByAndLetsWhatStandsBehindThemWait() {
        TenantId tenant = queued(3);
        left = of(tenant, take());
        WaitingItem begun = left.getFirst();
        WaitingItem behind = left.get(1);
        system.call(jdbc -> jdbc.sql("""
                        UPDATE intake_waiting w SET begun = seq = :begun, lane = :lane, shard = :lane & 63
                        WHERE tenant_id = :tenant AND seq IN (:begun, :behind)""")
                .param("begun", begun.seq())
                .param("behind", behind.seq())
                .param("lane", begun.lane())
                .param("tenant", tenant.value())
                .update());
        var nowhere = new Lanes.Closed(List.of(), List.of());
        var here = new Lanes.Closed(List.of(begun.lane()), List.of());
        UUID other = left.getLast().id();
        assertThat(ids(of(tenant, take(nowhere, false)))).containsExactly(other);
        assertThat(ids(of(tenant, take(here, true)))).containsExactly(other);
        assertThat(ids(of(tenant, take(nowhere, true)))).containsExactlyInAnyOrder(begun.id(), other);
        left = of(tenant, take());
    }

    private static List<UUID> ids(List<WaitingItem> items) {
        return items.stream().map(WaitingItem::id).toList();
    }
}
