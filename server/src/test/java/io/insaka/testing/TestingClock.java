package io.insaka.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Real time plus what a test added to it; never goes back. */
public final class TestingClock extends Clock {
    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    /** Stands still but for {@link #advance}. */
    public TestingClock() {
        this(Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC));
    }

    public TestingClock(Clock real) {
        this.real = real;
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
