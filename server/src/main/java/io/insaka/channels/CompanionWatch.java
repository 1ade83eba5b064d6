package io.insaka.channels;

import io.insaka.channels.spi.Companion;
import io.insaka.channels.spi.ProviderError;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.Failures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the bridges behind channels whether they are there, also while nothing is sent: one that is dead cannot say so itself.
 * What a bridge that answers has to complain of it says by itself, {@link ChannelHealth#alarmed}.
 */
@Component
class CompanionWatch {
    static final String SILENT = ProviderError.ALARM + "bridge-silent";
    private static final Logger log = LoggerFactory.getLogger(CompanionWatch.class);

    /** In these it calls its own alarm off, or has none: what is left of ours is over. */
    private static final Set<String> WELL = Set.of("starting", "pairing", "paired");

    private final Channels channels;
    private final ChannelHealth health;
    private final CompanionSettings settings;
    private final Clock clock;
    private final Map<ChannelId, Instant> silent = new ConcurrentHashMap<>();
    private final Set<ChannelId> asked = ConcurrentHashMap.newKeySet();

    CompanionWatch(Channels channels, ChannelHealth health, CompanionSettings settings, Clock clock) {
        this.channels = channels;
        this.health = health;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void look() {
        channels.all().stream()
                .filter(account -> account.standing().sends())
                .filter(account -> asked.add(account.id()))
                .forEach(account -> Thread.ofVirtual().name("companion").start(() -> {
                    try {
                        ask(account);
                    } catch (RuntimeException failure) {
                        log.warn(
                                "The bridge of channel {} could not be asked: {}",
                                account.id(),
                                Failures.words(failure));
                    } finally {
                        asked.remove(account.id());
                    }
                }));
    }

    /** Asks one; nothing happens where there is none. */
    void ask(ChannelAccount account) {
        channels.adapter(account.kind()).companion(account.settings()).ifPresent(companion -> {
            switch (companion) {
                case Companion.Silent still -> still(account, still.why());
                case Companion.Standing standing -> answered(account, standing.state());
            }
        });
    }

    private void still(ChannelAccount account, String why) {
        Instant now = clock.instant();
        Instant since = silent.computeIfAbsent(account.id(), id -> now);
        Duration length = Duration.between(since, now);
        if (length.compareTo(settings.silence()) >= 0 && !alarmed(account)) {
            log.warn("The bridge of channel {} does not answer", account.id());
            health.alarmed(account.id(), new ProviderError(SILENT, "The bridge does not answer. " + why));
        }
    }

    private void answered(ChannelAccount account, String state) {
        silent.remove(account.id());
        if (WELL.contains(state) && alarmed(account)) {
            health.alarmed(account.id(), null);
        }
    }

    /** By this node or another, before a restart or after. */
    private boolean alarmed(ChannelAccount account) {
        HealthRecord seen = health.seen(account.tenant()).get(account.id());
        ProviderError last = seen == null ? null : seen.trouble().lastError();
        return seen != null
                && seen.trouble().since() != null
                && last != null
                && last.code().equals(SILENT);
    }
}
