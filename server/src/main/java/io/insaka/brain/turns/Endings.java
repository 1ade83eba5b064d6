package io.insaka.brain.turns;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Spoken;
import io.insaka.conversations.Holder;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.Threads;
import io.insaka.database.SharedTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.Ledger;
import io.insaka.intake.Settled;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Applies what long turns decided and writes it down: those that end at the same moment share a commit. What was decided
 * is refused if somebody took the conversation meanwhile.
 */
@Component
class Endings {
    /** As many as a batch of short turns has: their threads are locked until all of them are written. */
    private static final int MOST = 64;

    private final TurnTables tables;
    private final Ledger ledger;
    private final Clock clock;
    private final SharedTransactions<Ending, Long> commits;

    private record Ending(LongTurn turn, TurnEnd end) {}

    /** What a finished turn writes to. */
    @Component
    record TurnTables(Threads threads, SessionRepository sessions, TurnRepository turns, Effects effects) {}

    Endings(TenantTransactions transactions, TurnTables tables, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.ledger = ledger;
        this.clock = clock;
        this.commits = new SharedTransactions<>(transactions, MOST, this::write);
    }

    /** @return how many messages the thread has now; 0 when another worker finished the turn */
    long finish(LongTurn turn, TurnEnd end) {
        return commits.call(turn.item().tenant(), new Ending(turn, end));
    }

    private List<Long> write(TenantId tenant, List<Ending> endings) {
        Set<UUID> claimed = ledger.claimBegun(
                tenant, endings.stream().map(ending -> ending.turn().item()).toList());
        List<Ending> mine = endings.stream()
                .filter(ending -> claimed.contains(ending.turn().item().id()))
                .toList();
        var batch = new Batch(
                tenant,
                clock.instant(),
                tables.threads()
                        .openAll(
                                tenant,
                                mine.stream()
                                        .map(ending -> ending.turn().input().conversation())
                                        .toList()));
        mine.forEach(batch::add);
        batch.write();
        return endings.stream()
                .map(ending -> mine.contains(ending) ? batch.length(ending.turn()) : 0)
                .toList();
    }

    /** The endings of one commit. */
    private final class Batch {
        private final TenantId tenant;
        private final Instant now;
        private final OpenThreads open;
        private final List<Session> sessions = new ArrayList<>();
        private final Map<ContactId, Spoken> spoken = new HashMap<>();
        private final List<TurnRepository.Row> rows = new ArrayList<>();
        private final List<Settled> settled = new ArrayList<>();

        Batch(TenantId tenant, Instant now, OpenThreads open) {
            this.tenant = tenant;
            this.now = now;
            this.open = open;
        }

        void add(Ending ending) {
            LongTurn turn = ending.turn();
            try (var _ = turn.item().trace().open()) {
                OpenThread thread = open.thread(turn.input().conversation());
                var lease = thread.conversation().lease();
                boolean mine = lease.fence() == turn.fence() && lease.holder() instanceof Holder.Bot;
                Trace trace = mine ? apply(ending, thread) : ending.end().trace();
                rows.add(row(ending, trace, mine));
                boolean answered = mine && !ending.end().state().replies().isEmpty();
                settled.add(answered ? Settled.answered(turn.item()) : Settled.stored(turn.item()));
            }
        }

        private Trace apply(Ending ending, OpenThread thread) {
            Effects.Applied applied = tables.effects().apply(tenant, thread, ending.end(), now);
            sessions.add(applied.session());
            Contact heard = ending.end().state().input().contact();
            if (!heard.spoken().equals(ending.turn().input().contact().spoken())) {
                spoken.put(heard.id(), heard.spoken());
            }
            return ending.end().trace().saying(applied.said());
        }

        void write() {
            if (rows.isEmpty()) {
                return;
            }
            open.write();
            if (!sessions.isEmpty()) {
                tables.sessions().save(tenant, sessions);
            }
            tables.effects().remember(tenant, spoken);
            tables.turns().insert(tenant, rows);
            ledger.settle(tenant, settled);
        }

        long length(LongTurn turn) {
            return open.thread(turn.input().conversation())
                    .conversation()
                    .activity()
                    .nextPosition();
        }

        private TurnRepository.Row row(Ending ending, Trace trace, boolean mine) {
            LongTurn turn = ending.turn();
            return new TurnRepository.Row(
                    turn.input().id(),
                    turn.input().conversation(),
                    Flow.VERSION,
                    mine ? TurnRepository.DONE : TurnRepository.ABANDONED,
                    mine ? ending.end().outcome() : "a person took over first",
                    turn.fence(),
                    trace,
                    turn.input().at(),
                    now);
        }
    }
}
