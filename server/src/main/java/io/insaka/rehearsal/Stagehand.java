package io.insaka.rehearsal;

import io.insaka.brain.rehearsing.DryTurns;
import io.insaka.database.TenantTransactions;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works through a rehearsal on a thread of its own, a few questions at a time, and writes down each as it is done. */
@Component
class Stagehand {
    private static final Logger log = LoggerFactory.getLogger(Stagehand.class);
    private static final double MICROS = 1_000_000;
    /** When models fail this often in a row, they will go on failing. */
    private static final int MOST_FAILURES = 3;
    /** With these nothing more comes of going on. */
    private static final Set<String> FINAL = Set.of("budget-spent", "not-configured");

    private final DryTurns turns;
    private final RehearsalRepository rows;
    private final TenantTransactions transactions;
    private final RehearsalSettings settings;
    private final Clock clock;

    Stagehand(
            DryTurns turns,
            RehearsalRepository rows,
            TenantTransactions transactions,
            RehearsalSettings settings,
            Clock clock) {
        this.turns = turns;
        this.rows = rows;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    void start(Performance performance, Script begun) {
        Thread.ofVirtual().name("rehearsal").start(() -> {
            try {
                work(performance, begun);
            } catch (RuntimeException failure) {
                log.warn("Rehearsal {} broke off", performance.id(), failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void work(Performance performance, Script begun) throws InterruptedException {
        long until = System.nanoTime() + settings.time().toNanos();
        // Closing it waits for questions that are being answered: a call to a model is not broken off in the middle.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Script.Item> answers = new ExecutorCompletionService<>(threads);
            Script script = begun;
            int asked = 0;
            int failures = 0;
            while (script.items().size() < performance.questions().size()) {
                while (asked < performance.questions().size()
                        && asked - script.items().size() < settings.atOnce()) {
                    int position = asked++;
                    answers.submit(() -> performance.item(turns, position));
                }
                Future<Script.Item> answered = answers.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (answered == null) {
                    save(performance, Rehearsal.State.STOPPED, script.stopped("too-long-in-all"));
                    return;
                }
                Script.Item item = got(answered);
                script = script.with(item);
                failures = item.verdict() == Verdict.FAILED ? failures + 1 : 0;
                String reason = item.reason();
                if (reason != null && (FINAL.contains(reason) || failures >= MOST_FAILURES)) {
                    save(performance, Rehearsal.State.STOPPED, script.stopped(reason));
                    return;
                }
                boolean complete =
                        script.items().size() == performance.questions().size();
                if (!complete && script.microCost() >= settings.dollars() * MICROS) {
                    save(performance, Rehearsal.State.STOPPED, script.stopped("too-dear"));
                    return;
                }
                if (!save(performance, complete ? Rehearsal.State.DONE : Rehearsal.State.RUNNING, script)) {
                    return; // somebody canceled it
                }
            }
        }
    }

    private static Script.Item got(Future<Script.Item> answered) throws InterruptedException {
        try {
            return answered.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private boolean save(Performance performance, Rehearsal.State state, Script script) {
        return transactions.call(
                performance.tenant(),
                () -> rows.save(performance.tenant(), performance.id(), state, script, clock.instant()));
    }
}
