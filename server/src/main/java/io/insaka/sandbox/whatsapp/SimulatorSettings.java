package io.insaka.sandbox.whatsapp;

import java.time.Duration;
import java.util.Optional;

/**
 * How a simulated Meta behaves when nothing goes wrong.
 *
 * @param lanes deliveries to one number at a time; within a lane webhooks keep their order, a customer keeps to a lane.
 *     1 is one order for the whole number
 * @param keep how many messages, accepted requests and deliveries are remembered for each number
 */
public record SimulatorSettings(Receipts receipts, Retry retry, Limits limits, int lanes, int keep, Manner manner) {

    /** How long after acceptance each status comes; without {@code read} the customer never reads. */
    public record Receipts(Duration sent, Duration delivered, Optional<Duration> read) {
        public static final Receipts AT_ONCE = new Receipts(Duration.ZERO, Duration.ZERO, Optional.of(Duration.ZERO));
    }

    /**
     * A webhook that is not answered with 2xx comes again, after {@code first}, then twice as long each time, at most
     * {@code longest}, for ever.
     *
     * @param timeout how long an answer may take
     */
    public record Retry(Duration first, Duration longest, Duration timeout) {}

    /**
     * @param perSecond messages of a number in a second
     * @param pairBurst messages to one customer at once
     * @param pairRefill how long until one more may go to that customer
     */
    public record Limits(int perSecond, int pairBurst, Duration pairRefill) {
        public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO);
        /** As published: 80 a second; 45 to one customer, borrowed from one each six seconds. */
        public static final Limits AS_META = new Limits(80, 45, Duration.ofSeconds(6));
    }

    /**
     * @param seed of everything that happens by chance
     * @param hang how long a connection that is never answered stays open
     * @param forgetful whether the simulator may have forgotten what was before its start: then an unknown customer's
     *     window counts as open, and a message id of the right form as known
     * @param mediaBytes how much media is kept in all; the oldest goes first
     */
    public record Manner(long seed, Duration hang, boolean forgetful, long mediaBytes) {}

    /** Strict, quick and unlimited: for tests. */
    public static final SimulatorSettings TEST = new SimulatorSettings(
            Receipts.AT_ONCE,
            new Retry(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(10)),
            Limits.NONE,
            1,
            Integer.MAX_VALUE,
            new Manner(42, Duration.ofMinutes(2), false, Long.MAX_VALUE));

    public SimulatorSettings {
        if (lanes < 1 || keep < 1) {
            throw new IllegalArgumentException("at least one lane, and at least one message kept");
        }
    }

    public SimulatorSettings with(Receipts changed) {
        return new SimulatorSettings(changed, retry, limits, lanes, keep, manner);
    }

    public SimulatorSettings with(Retry changed) {
        return new SimulatorSettings(receipts, changed, limits, lanes, keep, manner);
    }

    public SimulatorSettings with(Limits changed) {
        return new SimulatorSettings(receipts, retry, changed, lanes, keep, manner);
    }

    public SimulatorSettings with(Manner changed) {
        return new SimulatorSettings(receipts, retry, limits, lanes, keep, changed);
    }

    public SimulatorSettings withLanes(int wanted) {
        return new SimulatorSettings(receipts, retry, limits, wanted, keep, manner);
    }

    public SimulatorSettings keeping(int wanted) {
        return new SimulatorSettings(receipts, retry, limits, lanes, wanted, manner);
    }
}
