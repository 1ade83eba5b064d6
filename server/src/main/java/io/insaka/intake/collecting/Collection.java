package io.insaka.intake.collecting;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.ChannelHealth;
import io.insaka.channels.Connections;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Collected;
import io.insaka.channels.spi.Collecting;
import io.insaka.database.Outage;
import io.insaka.intake.Intake;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One account being collected, on a thread of its own, until it is stopped. */
final class Collection implements Collecting {
    private static final Logger log = LoggerFactory.getLogger(Collection.class);
    private static final Duration SHORTEST_REST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 9;

    private final ChannelAccount account;
    private final Channel adapter;
    private final Tools tools;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** Belongs to the thread. */
    private int failures;

    /** What a collection writes to. */
    @Component
    record Tools(
            Intake intake, PositionRepository positions, ChannelHealth health, Connections connections, Clock clock) {}

    private Collection(ChannelAccount account, Channel adapter, Tools tools) {
        this.account = account;
        this.adapter = adapter;
        this.tools = tools;
        this.thread = Thread.ofVirtual().name("collect-" + account.id()).unstarted(this::run);
    }

    static Collection start(ChannelAccount account, Channel adapter, Tools tools) {
        var collection = new Collection(account, adapter, tools);
        collection.thread.start();
        return collection;
    }

    /** Whether it is this very account, as it is set now. */
    boolean isOf(ChannelAccount now) {
        return account.settings().equals(now.settings());
    }

    boolean over() {
        return !thread.isAlive();
    }

    /** Interrupts a virtual thread's reading, too: its connection is closed. */
    void stop() {
        stopping.countDown();
        thread.interrupt();
    }

    void await(Duration patience) throws InterruptedException {
        thread.join(patience);
    }

    private void run() {
        try {
            boolean more = goesOn();
            while (more) {
                more = again() && rested();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it should be tried again. Nothing was told to the provider that is not kept. */
    private boolean again() {
        try {
            return switch (adapter.collect(account.settings(), this)) {
                case Collected.Stopped ended -> false;
                case Collected.Unauthorized refused -> {
                    tools.connections().refused(account, refused.error());
                    yield false;
                }
                case Collected.Failed failed -> {
                    tools.health().failed(account, failed.error(), false);
                    yield true;
                }
            };
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                log.warn("Channel {} is not fetched from: the database is away", account.id());
            } else {
                log.error("Fetching from channel {} failed", account.id(), failure);
            }
            return true;
        }
    }

    /** Doubles up to some minutes, give or take a quarter; over at once when it is stopped. */
    private boolean rested() throws InterruptedException {
        Duration wait = SHORTEST_REST.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        long millis =
                (long) (wait.toMillis() * (0.75 + ThreadLocalRandom.current().nextDouble() / 2));
        return !stopping.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable String since() {
        return tools.positions().find(account).orElse(null);
    }

    @Override
    public void connected() {
        failures = 0;
        tools.health().webhook(account);
    }

    @Override
    public void keep(byte[] body, String position) throws InterruptedException {
        try {
            tools.intake().keep(account, adapter, body, null).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("could not be kept", failure);
        }
        tools.positions().save(account, position, tools.clock().instant());
        tools.health().webhook(account);
    }

    @Override
    public void passed(String position) {
        tools.positions().save(account, position, tools.clock().instant());
    }

    @Override
    public boolean goesOn() {
        return stopping.getCount() > 0;
    }
}
