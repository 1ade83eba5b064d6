package io.insaka.database;

import io.insaka.kernel.Failures;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due, as much as there are places for, and works each on a virtual thread. What fails, or is cut off, is due
 * again for whoever looks when its lease has run out.
 *
 * @param <D> one piece of work, leased
 */
public final class LeasedWork<D> {
    private static final Logger log = LoggerFactory.getLogger(LeasedWork.class);

    private final String name;
    private final Semaphore places;
    private final IntFunction<List<D>> lease;
    private final Consumer<D> work;
    private final Function<D, Object> id;

    /**
     * @param name of one piece, for the log and the threads
     * @param lease takes at most so many
     * @param id what the log calls a piece; no personal data
     */
    public LeasedWork(String name, int atOnce, IntFunction<List<D>> lease, Consumer<D> work, Function<D, Object> id) {
        this.name = name;
        this.places = new Semaphore(atOnce);
        this.lease = lease;
        this.work = work;
        this.id = id;
    }

    /** To be called again and again; returns as soon as what is due is under way. */
    public void look() {
        int free = places.drainPermits();
        int taken = 0;
        try {
            for (D due : free == 0 ? List.<D>of() : lease.apply(free)) {
                taken++;
                Thread.ofVirtual().name(name).start(() -> run(due));
            }
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Whatever {} is due waits: the database is away", name);
        } finally {
            places.release(free - taken);
        }
    }

    private void run(D due) {
        try {
            work.accept(due);
        } catch (RuntimeException failure) {
            log.warn(
                    "{} {} failed and is tried again when its lease has run out: {}",
                    name,
                    id.apply(due),
                    Failures.words(failure));
        } finally {
            places.release();
        }
    }
}
