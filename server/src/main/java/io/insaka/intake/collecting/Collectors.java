package io.insaka.intake.collecting;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.database.Outage;
import io.insaka.intake.ShardLeases;
import io.insaka.kernel.ChannelId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees to it that each account that has to be fetched from is being fetched from, by one node: the one that holds its
 * shard. Should two do it for a moment, the ledger keeps each item once.
 */
@Component
class Collectors implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Collectors.class);
    private static final int SHARDS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Channels channels;
    private final ShardLeases leases;
    private final Collection.Tools tools;
    private final Map<ChannelId, Collection> running = new HashMap<>();
    private volatile boolean on;

    Collectors(Channels channels, ShardLeases leases, Collection.Tools tools) {
        this.channels = channels;
        this.leases = leases;
        this.tools = tools;
    }

    @Scheduled(fixedDelayString = "PT1S")
    synchronized void look() {
        if (!on) {
            return;
        }
        try {
            Map<ChannelId, ChannelAccount> wanted = wanted();
            running.forEach((id, collection) -> {
                ChannelAccount account = wanted.get(id);
                if (account == null || !collection.isOf(account)) {
                    collection.stop();
                }
            });
            running.values().removeIf(Collection::over);
            wanted.forEach((id, account) -> running.computeIfAbsent(
                    id, unknown -> Collection.start(account, channels.adapter(account.kind()), tools)));
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Nothing is fetched: the database is away");
        }
    }

    private Map<ChannelId, ChannelAccount> wanted() {
        List<Short> shards = leases.held();
        Map<ChannelId, ChannelAccount> wanted = new HashMap<>();
        for (ChannelAccount account : channels.all()) {
            boolean mine =
                    shards.contains((short) Math.floorMod(account.id().value().hashCode(), SHARDS));
            if (mine && account.standing().sends() && collects(account)) {
                wanted.put(account.id(), account);
            }
        }
        return wanted;
    }

    private boolean collects(ChannelAccount account) {
        return channels.findAdapter(account.kind())
                .filter(adapter -> adapter.collects(account.settings()))
                .isPresent();
    }

    @Override
    public void start() {
        on = true;
    }

    @Override
    public synchronized void stop() {
        on = false;
        running.values().forEach(Collection::stop);
        try {
            for (Collection collection : running.values()) {
                collection.await(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return on;
    }

    /** Before those who keep what it finds. */
    @Override
    public int getPhase() {
        return 2;
    }
}
