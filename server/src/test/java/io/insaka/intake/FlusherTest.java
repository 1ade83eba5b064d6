package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.spi.ItemKind;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.Ids;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class FlusherTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    Flusher flusher;

    @Autowired
    Vault vault;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    LedgerRepository ledger;

    @Autowired
    WorkSignal signal;

    @Autowired
    IntakeSettings settings;

    @Autowired
    Node node;

    private LedgerEntry entry(Organisations.Organisation organisation, TestingAccount account, String type, int n) {
        return new LedgerEntry(
                organisation.tenant(),
                ids.next(),
                new ChannelId(UUID.fromString(account.id())),
                ItemKind.OTHER,
                type,
                new byte[] {(byte) n},
                null,
                vault.seal(organisation.tenant(), Purpose.INTAKE_ITEM, "{\"type\":\"none\"}".getBytes()),
                n,
                ItemState.RECEIVED,
                null,
                clock.instant(),
                null);
    }

    @Test
    void keepsTheOthersWhenTheDatabaseRefusesOne() throws Exception {
        var organisation = organisations.found();
        var account = TestingAccount.connect(channel, organisation);
        List<CompletableFuture<Void>> good = new ArrayList<>();
        CompletableFuture<Void> refused = null;
        for (int n = 0; n < 40; n++) {
            // PostgreSQL's text takes no U+0000; intake cleans it away, this entry went around that.
            var kept = flusher.add(List.of(entry(organisation, account, n == 20 ? "no\0text" : "other", n)));
            if (n == 20) {
                refused = kept;
            } else {
                good.add(kept);
            }
        }
        for (var kept : good) {
            kept.get(20, TimeUnit.SECONDS);
        }
        CompletableFuture<Void> bad = refused;
        assertThat(bad).isNotNull();
        assertThatThrownBy(() -> bad.get(20, TimeUnit.SECONDS)).hasMessageContaining("0x00");
        account.awaitBalanced(39);
    }
}
