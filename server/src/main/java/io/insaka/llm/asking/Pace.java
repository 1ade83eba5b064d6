package io.insaka.llm.asking;

import java.time.Duration;

/** Time as it passes for somebody who waits. */
interface Pace {
    /** As {@link System#nanoTime}. */
    long nanos();

    /** Waits that long. @return false when it was woken because the product stops */
    boolean rest(Duration length);

    /** Between 0 and 1, another each time: so that not all come back at once. */
    double dice();
}
