package io.insaka.bridge.wire;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the bridge stands at a moment.
 *
 * @param strategy by which the page is read; null while it is not
 * @param choice its place in the order of strategies, from 0: more than 0 says that the page has changed
 * @param code a PNG of the code that the phone has to scan; null when none is shown
 * @param lookedAt when the page was last looked at; null before the first time
 */
public record Standing(
        State state,
        Instant since,
        @Nullable String strategy,
        int choice,
        byte @Nullable [] code,
        @Nullable Instant lookedAt) {
    public enum State {
        /** The page is loading. */
        STARTING,
        /** The phone has to scan the code. */
        PAIRING,
        /** Messages come and go. */
        PAIRED,
        /** It was linked, and is no more: the phone has to scan the code again. */
        LOGGED_OUT,
        /** No strategy recognises the page. */
        UNFIT,
        /** Chromium does not run, or the page does not load. */
        BROKEN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
