package io.insaka.brain.turns;

import io.insaka.brain.memory.Memories;
import io.insaka.contacts.Contact;
import io.insaka.conversations.Holder;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.Threads;
import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.Lanes;
import io.insaka.intake.Ledger;
import io.insaka.intake.Settled;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.Spans;
import io.insaka.telemetry.Stages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finishes turns that wait for something slow, each on a virtual thread of its own and in a commit of its own. What it
 * decided is refused if somebody took the conversation meanwhile.
 */
@Component
class LongTurns {
    private static final Logger log = LoggerFactory.getLogger(LongTurns.class);

    private final Flow flow;
    private final TenantTransactions transactions;
    private final TurnTables tables;
    private final Ledger ledger;
    private final After after;
    private final Clock clock;

    LongTurns(Flow flow, TenantTransactions transactions, TurnTables tables, Ledger ledger, After after, Clock clock) {
        this.flow = flow;
        this.transactions = transactions;
        this.tables = tables;
        this.ledger = ledger;
        this.after = after;
        this.clock = clock;
    }

    /** What a finished turn writes to. */
    @Component
    record TurnTables(Threads threads, SessionRepository sessions, TurnRepository turns, Effects effects) {}

    /** How long a turn may take, and what waits for it to be over. */
    @Component
    record After(Lanes lanes, Spans spans, Memories memories, TypingSign typing, TurnSettings settings) {}

    void start(LongTurn turn) {
        Thread.ofVirtual().name("turn").start(() -> run(turn));
    }

    private void run(LongTurn turn) {
        try (var _ = turn.item().trace().open();
                var span = after.spans()
                        .part("turn")
                        .with("insaka.conversation", turn.input().conversation());
                var _ = span.open()) {
            after.typing().show(turn);
            var once = new JournalledOnce(
                    transactions, tables.turns(), turn, clock, after.settings().patience());
            TurnEnd end = flow.run(turn.input(), once);
            span.with("insaka.turn.outcome", end.outcome());
            long length = transactions.call(turn.item().tenant(), () -> finish(turn, end));
            Stages.passed(turn.item().trace(), "Turn {} is over", turn.input().id());
            after.lanes().reopen(turn.item().lane());
            after.memories().sumUp(turn.item().tenant(), turn.input().conversation(), length);
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                log.warn("A turn waits: the database is away");
                after.lanes().reopen(turn.item().lane());
            } else {
                giveWay(turn, failure);
            }
        }
    }

    private void giveWay(LongTurn turn, RuntimeException failure) {
        try {
            ledger.failed(turn.item(), failure);
        } catch (RuntimeException away) {
            log.warn("A failed turn could not be put off; it is resumed at once", away);
            after.lanes().reopen(turn.item().lane());
        }
    }

    /** @return how many messages the thread has now */
    private long finish(LongTurn turn, TurnEnd end) {
        TenantId tenant = turn.item().tenant();
        if (ledger.claim(tenant, List.of(turn.item())).isEmpty()) {
            return 0; // another worker finished it
        }
        Instant now = clock.instant();
        OpenThreads open = tables.threads()
                .open(tenant, turn.input().conversation())
                .orElseThrow(() -> new IllegalStateException("the thread is gone"));
        OpenThread thread = open.thread(turn.input().conversation());
        var lease = thread.conversation().lease();
        boolean mine = lease.fence() == turn.fence() && lease.holder() instanceof Holder.Bot;
        Trace trace = end.trace();
        if (mine) {
            Effects.Applied applied = tables.effects().apply(tenant, thread, end, now);
            trace = trace.saying(applied.said());
            tables.sessions().save(tenant, List.of(applied.session()));
            Contact heard = end.state().input().contact();
            if (!heard.spoken().equals(turn.input().contact().spoken())) {
                tables.effects().remember(tenant, Map.of(heard.id(), heard.spoken()));
            }
        }
        open.write();
        tables.turns().insert(tenant, List.of(row(turn, end, trace, mine, now)));
        boolean answered = mine && !end.state().replies().isEmpty();
        ledger.settle(tenant, List.of(answered ? Settled.answered(turn.item()) : Settled.stored(turn.item())));
        return thread.conversation().activity().nextPosition();
    }

    private static TurnRepository.Row row(LongTurn turn, TurnEnd end, Trace trace, boolean mine, Instant now) {
        return new TurnRepository.Row(
                turn.input().id(),
                turn.input().conversation(),
                Flow.VERSION,
                mine ? TurnRepository.DONE : TurnRepository.ABANDONED,
                mine ? end.outcome() : "a person took over first",
                turn.fence(),
                trace,
                turn.input().at(),
                now);
    }
}
