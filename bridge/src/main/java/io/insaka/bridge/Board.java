package io.insaka.bridge;

import io.insaka.bridge.reading.Messages;
import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Store;
import io.insaka.bridge.wire.Callbacks.Checkup;
import io.insaka.bridge.wire.Standing;
import io.insaka.bridge.wire.Standing.State;
import io.insaka.bridge.wire.Uplink;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the bridge stands, for everybody who asks; raises the alarm in Insaka when it cannot work, and calls it off. */
final class Board {
    private static final System.Logger log = System.getLogger(Board.class.getName());
    private static final Duration TOO_LONG_WITHOUT_A_LOOK = Duration.ofMinutes(2);

    private final Store store;
    private final Clock clock;
    private final Supplier<String> ids;
    private volatile Standing standing;
    /** What was raised last; {@code PAIRED} for nothing, {@code STARTING} as long as an earlier process may have. */
    private State raised = State.STARTING;

    Board(Store store, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.standing = new Standing(State.STARTING, clock.instant(), null, -1, null, null);
    }

    Standing standing() {
        return standing;
    }

    /** @param code of the code that is shown; null when none is */
    void stands(State state, @Nullable String strategy, int choice, byte @Nullable [] code) {
        Standing before = standing;
        boolean same = before.state() == state;
        standing =
                new Standing(state, same ? before.since() : clock.instant(), strategy, choice, code, clock.instant());
        if (choice > 0 && choice != before.choice()) {
            log.log(
                    Level.WARNING,
                    "The page has changed: it is read by strategy “{0}”, number {1}",
                    strategy,
                    choice + 1);
        }
        if (!same) {
            log.log(state == State.PAIRED || state == State.STARTING ? Level.INFO : Level.WARNING, "{0}", words(state));
            if (state == State.PAIRED && !store.paired()) {
                store.append(new Entry.Paired(true));
            }
            tell(state);
        }
    }

    /** The page did not change since it was last looked at. */
    void looked() {
        Standing now = standing;
        standing = new Standing(now.state(), now.since(), now.strategy(), now.choice(), now.code(), clock.instant());
    }

    private void tell(State state) {
        String id = clock.instant().toEpochMilli() + "-" + ids.get();
        boolean alarming = state == State.LOGGED_OUT || state == State.UNFIT || state == State.BROKEN;
        if (alarming && raised != state) {
            raised = state;
            store.append(new Entry.Told(Messages.alarm(id, "bridge-" + state.wireName(), words(state))));
        } else if ((state == State.PAIRED || state == State.PAIRING) && raised != State.PAIRED) {
            raised = State.PAIRED;
            store.append(new Entry.Told(Messages.calm(id)));
        }
    }

    static String words(State state) {
        return switch (state) {
            case STARTING -> "The page is loading.";
            case PAIRING -> "The bridge waits for the phone to scan the code.";
            case PAIRED -> "The bridge is linked to the phone.";
            case LOGGED_OUT -> "The bridge is no longer linked to the phone: the code has to be scanned again.";
            case UNFIT -> "The bridge no longer recognises the page: its markup has changed, and no selector fits.";
            case BROKEN -> "The browser of the bridge does not run, or the page does not load.";
        };
    }

    Checkup checkup(Uplink uplink) {
        Standing now = standing;
        boolean stuck = now.lookedAt() != null
                && now.lookedAt().plus(TOO_LONG_WITHOUT_A_LOOK).isBefore(clock.instant());
        if (now.state() != State.PAIRED || stuck) {
            return new Checkup("down", stuck ? "The page has not been looked at for minutes." : words(now.state()));
        }
        if (uplink.trouble().isPresent()) {
            return new Checkup("degraded", uplink.trouble().get());
        }
        return now.choice() > 0
                ? new Checkup("degraded", "The page has changed: it is read by strategy “" + now.strategy() + "”.")
                : new Checkup("healthy", words(now.state()));
    }
}
