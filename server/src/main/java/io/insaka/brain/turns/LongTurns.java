package io.insaka.brain.turns;

import io.insaka.brain.memory.Memories;
import io.insaka.database.Outage;
import io.insaka.intake.Lanes;
import io.insaka.intake.Ledger;
import io.insaka.telemetry.Spans;
import io.insaka.telemetry.Stages;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs turns that wait for something slow, each on a virtual thread of its own.
 */
@Component
class LongTurns {
    private static final Logger log = LoggerFactory.getLogger(LongTurns.class);

    private final Flow flow;
    private final Journal journal;
    private final Endings endings;
    private final Ledger ledger;
    private final After after;
    private final Clock clock;

    LongTurns(Flow flow, Journal journal, Endings endings, Ledger ledger, After after, Clock clock) {
        this.flow = flow;
        this.journal = journal;
        this.endings = endings;
        this.ledger = ledger;
        this.after = after;
        this.clock = clock;
    }

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
            var once = new JournalledOnce(journal, turn, clock, after.settings().patience());
            TurnEnd end = flow.goOn(turn.halt(), once);
            span.with("insaka.turn.outcome", end.outcome());
            long length = endings.finish(turn, end);
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
}
