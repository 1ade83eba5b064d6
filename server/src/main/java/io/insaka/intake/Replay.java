package io.insaka.intake;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.LedgerReaderRepository.Kept;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.telemetry.TraceContext;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives an item that was ignored, quarantined or given up another chance. */
@Component
class Replay {
    private final LedgerReaderRepository ledger;
    private final TenantTransactions transactions;
    private final Channels channels;
    private final Intake intake;
    private final Told told;

    /** Who hears of it. */
    @Component
    record Told(WorkSignal signal, LiveChanges live, AuditTrail trail) {
        void again(TenantId tenant, UUID item, String from) {
            live.record(tenant, new Change(null, "intake"));
            trail.record(tenant, "intake.replayed", Subject.of("intake-item", item), Details.of("from", from));
        }
    }

    Replay(
            LedgerReaderRepository ledger,
            TenantTransactions transactions,
            Channels channels,
            Intake intake,
            Told told) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.channels = channels;
        this.intake = intake;
        this.told = told;
    }

    void replay(TenantId tenant, UUID id) {
        Kept kept = transactions.call(tenant, () -> ledger.lock(tenant, id)).orElseThrow(IntakeProblem::unknown);
        if (kept.raw().length == 0) {
            throw IntakeProblem.erased();
        }
        switch (kept.state()) {
            case "ignored", "dead" -> again(tenant, id);
            case "quarantined" -> release(tenant, id, kept);
            default -> throw IntakeProblem.notReplayable(kept.state());
        }
        told.signal().wake();
    }

    private void again(TenantId tenant, UUID id) {
        transactions.run(tenant, () -> {
            Kept kept = ledger.lock(tenant, id).orElseThrow(IntakeProblem::unknown);
            if (!kept.state().equals("ignored") && !kept.state().equals("dead")) {
                throw IntakeProblem.notReplayable(kept.state()); // somebody else was quicker
            }
            ledger.requeue(tenant, id, kept.state());
            told.again(tenant, id, kept.state());
        });
    }

    /** The items first, then the mark: dying in between leaves something to replay again, and the ledger keeps items once. */
    private void release(TenantId tenant, UUID id, Kept kept) {
        var account = channels.find(tenant, new ChannelId(kept.channel())).orElseThrow(IntakeProblem::unknown);
        var adapter = channels.adapter(account.kind());
        int items;
        try {
            items = adapter.split(account.settings(), kept.raw()).size();
        } catch (UnreadableBody stillUnreadable) {
            throw IntakeProblem.stillUnreadable(String.valueOf(stillUnreadable.getMessage()));
        } catch (RuntimeException surprise) {
            throw IntakeProblem.stillUnreadable(
                    "the adapter failed: " + surprise.getClass().getSimpleName());
        }
        intake.keep(account, adapter, kept.raw(), TraceContext.current()).join();
        transactions.run(tenant, () -> {
            if (ledger.lock(tenant, id)
                    .filter(now -> now.state().equals("quarantined"))
                    .isPresent()) {
                ledger.released(tenant, id, items);
                told.again(tenant, id, "quarantined");
            }
        });
    }
}
