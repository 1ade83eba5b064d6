package io.insaka.bridge;

import com.microsoft.playwright.PlaywrightException;
import io.insaka.bridge.page.Look;
import io.insaka.bridge.page.WebPage;
import io.insaka.bridge.reading.Reader;
import io.insaka.bridge.store.Store;
import io.insaka.bridge.wire.Backoff;
import io.insaka.bridge.wire.Standing.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sits before the page: looks, reads, types, and starts the browser again when it is gone. A thread of its own. */
final class Operator implements Runnable {
    private static final System.Logger log = System.getLogger(Operator.class.getName());
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CODES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_RELOADS = Duration.ofMinutes(5);
    private static final int MOST_STUMBLES = 10;

    private final Opening opening;
    private final Duration patience;
    private final Store store;
    private final Contacts contacts;
    private final Typist typist;
    private final Board board;
    private final Clock clock;
    private final Reader reader;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Starts the browser with the page in it. */
    interface Opening {
        WebPage open() throws IOException;
    }

    /** Who works with the operator. */
    record Staff(Store store, Contacts contacts, Reader reader, Typist typist, Board board) {}

    Operator(Opening opening, Duration patience, Staff staff, Clock clock) {
        this.opening = opening;
        this.patience = patience;
        this.store = staff.store();
        this.contacts = staff.contacts();
        this.reader = staff.reader();
        this.typist = staff.typist();
        this.board = staff.board();
        this.clock = clock;
    }

    void stop() {
        stop.countDown();
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    @Override
    public void run() {
        int failures = 0;
        while (!stopping()) {
            try (WebPage page = opening.open()) {
                var session = new Session(page);
                while (!stopping()) {
                    session.step();
                    failures = session.recognised ? 0 : failures;
                }
            } catch (PlaywrightException | IOException gone) {
                failures++;
                log.log(Level.WARNING, "The browser or its page is gone: {0}", inShort(gone));
                broken(failures);
            } catch (RuntimeException failure) {
                failures++;
                log.log(Level.ERROR, "The page is opened anew", failure);
                broken(failures);
            }
        }
    }

    /** Once is nothing: the browser of the process before this one may be about to go. */
    private void broken(int failures) {
        try {
            if (failures > 1) {
                board.stands(State.BROKEN, null, -1, null);
            }
        } catch (UncheckedIOException full) {
            log.log(Level.ERROR, "The disk takes nothing", full);
        }
        await(backoff.after(failures));
    }

    private static String inShort(Exception failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> line.length() > 10)
                .findFirst()
                .orElse(failure.getClass().getSimpleName());
    }

    private void await(Duration pause) {
        try {
            if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                log.log(Level.DEBUG, "stopped while waiting");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** One page, from its opening until it is gone. */
    private final class Session {
        private final WebPage page;
        private final Visits visits;
        private Instant lookedAt = Instant.EPOCH;
        private Instant unknownSince;
        private Instant reloadedAt;
        private Instant codeAt = Instant.EPOCH;
        private @Nullable String code;
        private boolean recognised;
        private int stumbles;

        private Session(WebPage page) {
            this.page = page;
            this.visits = new Visits(page, store, contacts, reader, clock);
            this.unknownSince = clock.instant();
            this.reloadedAt = clock.instant();
            board.stands(State.STARTING, null, -1, null);
        }

        /** What is clicked may have gone a moment ago: that is no reason for a new browser. */
        private void step() {
            try {
                look();
                stumbles = 0;
            } catch (PlaywrightException failure) {
                stumbles++;
                if (page.gone() || stumbles > MOST_STUMBLES) {
                    throw failure;
                }
                log.log(Level.INFO, "The page changed under our hands: {0}", inShort(failure));
            }
        }

        private void look() {
            boolean changed = page.live(BEAT);
            Instant now = clock.instant();
            if (!changed && lookedAt.plus(BETWEEN_LOOKS).isAfter(now)) {
                return;
            }
            lookedAt = now;
            Look look = page.look();
            switch (look.screen()) {
                case READY -> {
                    recognised = true;
                    unknownSince = now;
                    board.stands(State.PAIRED, look.strategy(), look.choice(), null);
                    visits.readOpen(look);
                    if (!visits.next(look)) {
                        typist.next(look, page, visits);
                    }
                }
                case PAIRING -> {
                    recognised = true;
                    unknownSince = now;
                    pairing(look, now);
                }
                case UNKNOWN -> unknown(now);
            }
        }

        private void pairing(Look look, Instant now) {
            boolean another = look.code() != null && !look.code().equals(code);
            if (another || !codeAt.plus(BETWEEN_CODES).isAfter(now)) {
                code = look.code();
                codeAt = now;
                State state = store.paired() ? State.LOGGED_OUT : State.PAIRING;
                board.stands(state, look.strategy(), look.choice(), page.code().orElse(null));
            } else {
                board.looked();
            }
        }

        private void unknown(Instant now) {
            board.looked();
            if (unknownSince.plus(patience).isAfter(now)) {
                return;
            }
            board.stands(State.UNFIT, null, -1, null);
            if (!reloadedAt.plus(BETWEEN_RELOADS).isAfter(now)) {
                reloadedAt = now;
                page.reload();
            }
        }
    }
}
