package io.insaka.database;

import io.insaka.kernel.Failures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due, as much as there are places for, and works each on a virtual thread. What fails, or is cut off, is due
 * again for whoever looks when its lease has run out. What fails {@value #TRIES} times here, with the database there, is
 * given up where its owner says how, and told as an error where it must not be.
 *
 * @param <D> one piece of work, leased
 */
public final class LeasedWork<D> {
    static final int TRIES = 5;

    private static final Logger log = LoggerFactory.getLogger(LeasedWork.class);

    private final String name;
    private final Semaphore places;
    private final IntFunction<List<D>> lease;
    private final Consumer<D> work;
    private final Function<D, Object> id;
    private final @Nullable Consumer<D> giveUp;
    /** How often each has failed in this process. */
    private final Map<Object, Integer> failures = new ConcurrentHashMap<>();

    /**
     * @param name of one piece, for the log and the threads
     * @param lease takes at most so many
     * @param id what the log calls a piece; no personal data
     */
    public LeasedWork(String name, int atOnce, IntFunction<List<D>> lease, Consumer<D> work, Function<D, Object> id) {
        this(name, new Semaphore(atOnce), lease, new Course<>(work, null), id);
    }

    private record Course<D>(Consumer<D> work, @Nullable Consumer<D> giveUp) {}

    private LeasedWork(
            String name, Semaphore places, IntFunction<List<D>> lease, Course<D> course, Function<D, Object> id) {
        this.name = name;
        this.places = places;
        this.lease = lease;
        this.work = course.work();
        this.giveUp = course.giveUp();
        this.id = id;
    }

    /** The same, where what keeps failing is ended this way: it must not be due again, and somebody should see it. */
    public LeasedWork<D> givingUp(Consumer<D> how) {
        return new LeasedWork<>(name, places, lease, new Course<>(work, how), id);
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
            failures.remove(id.apply(due));
        } catch (RuntimeException | StackOverflowError failure) {
            failed(due, failure);
        } finally {
            places.release();
        }
    }

    private void failed(D due, Throwable failure) {
        Object which = id.apply(due);
        int times = Outage.passes(failure) ? 0 : failures.merge(which, 1, Integer::sum);
        if (times < TRIES) {
            log.warn("{} {} failed and is tried again when its lease has run out: {}", name, which, words(failure));
            return;
        }
        failures.remove(which);
        if (giveUp == null) {
            log.error("{} {} has failed {} times and is still tried: {}", name, which, times, words(failure));
            return;
        }
        log.error("{} {} has failed {} times and is given up: {}", name, which, times, words(failure));
        try {
            giveUp.accept(due);
        } catch (RuntimeException notEvenThat) {
            log.error("{} {} could not be given up: {}", name, which, words(notEvenThat));
        }
    }

    private static String words(Throwable failure) {
        return Failures.words(failure);
    }
}
