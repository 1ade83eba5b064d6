package io.insaka.channels;

import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.ProviderError;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Whether accounts may be used: switched on and off, archived, deleted, and held while their provider does not accept
 * the credentials. Nothing that waits for an account is lost by any of it.
 */
@Service
public class Connections {
    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    private final Channels channels;
    private final ChannelDirectory directory;
    private final ChannelRepository repository;
    private final ChannelSeal seal;
    private final ChannelHealth health;
    private final Clock clock;

    Connections(
            Channels channels,
            ChannelDirectory directory,
            ChannelRepository repository,
            ChannelSeal seal,
            ChannelHealth health,
            Clock clock) {
        this.channels = channels;
        this.directory = directory;
        this.repository = repository;
        this.seal = seal;
        this.health = health;
        this.clock = clock;
    }

    /**
     * The provider does not accept the credentials: nothing goes out until somebody puts that right. Without effect when
     * the credentials have been changed since they were tried.
     */
    public void refused(ChannelAccount tried, ProviderError error) {
        health.refused(tried, error);
        if (!tried.standing().sends() || directory.silent().contains(tried.id())) {
            return;
        }
        Instant now = now();
        ChannelAccount account = change(tried.tenant(), tried.id(), row -> {
            Standing standing = row.standing();
            boolean same = seal.open(row).settings().equals(tried.settings());
            return same && standing.expiredAt() == null
                    ? row.next(row.sealed(), new Standing(standing.life(), standing.since(), now))
                    : row;
        });
        if (now.equals(account.standing().expiredAt())) {
            log.warn("Channel {} is held: its provider does not accept the credentials ({})", tried.id(), error.code());
        }
    }

    /** Tries the credentials, and remembers what came of it. */
    ConnectionTest test(ChannelAccount account) {
        ConnectionTest result = channels.adapter(account.kind()).test(account.settings());
        if (result.ok()) {
            accepted(account);
        } else if (result.unauthorized()) {
            refused(account, new ProviderError("unauthorized", result.detail()));
        } else {
            health.failed(account, new ProviderError("test", result.detail()), true);
        }
        return result;
    }

    private void accepted(ChannelAccount tried) {
        health.mended(tried);
        if (tried.standing().expiredAt() != null) {
            change(tried.tenant(), tried.id(), row -> {
                Standing standing = row.standing();
                boolean same = seal.open(row).settings().equals(tried.settings());
                return same && standing.expiredAt() != null
                        ? row.next(row.sealed(), new Standing(standing.life(), standing.since(), null))
                        : row;
            });
        }
    }

    /** Some providers refuse by mistake and think better of it: nobody should have to notice. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void tryAgain() {
        directory.all().stream()
                .filter(account -> account.standing().expiredAt() != null && account.answers())
                .forEach(account -> {
                    try {
                        test(account);
                    } catch (RuntimeException failure) {
                        log.warn("Channel {} could not be tried again: {}", account.id(), failure.toString());
                    }
                });
    }

    ChannelAccount turn(TenantId tenant, ChannelId id, Life life) {
        Instant now = now();
        return change(
                tenant,
                id,
                row -> row.standing().life() == life
                        ? row
                        : row.next(
                                row.sealed(),
                                new Standing(life, now, row.standing().expiredAt())));
    }

    /** Empties the account for good; its number may be connected anew. */
    void delete(TenantId tenant, ChannelId id) {
        byte[] nothing = seal.seal(tenant, "", new ChannelSettings(Map.of()));
        Instant now = now();
        while (true) {
            ChannelRepository.Row before = repository.find(tenant, id).orElseThrow(ChannelProblem::unknown);
            var next = before.next(nothing, new Standing(Life.DELETED, now, null));
            if (repository.update(before, next, seal.account(tenant, "deleted " + id))) {
                Channels.afterCommit(() -> directory.admit(next));
                return;
            }
        }
    }

    /** @param work what the row becomes; the same row when nothing is to change */
    private ChannelAccount change(TenantId tenant, ChannelId id, UnaryOperator<ChannelRepository.Row> work) {
        while (true) {
            ChannelRepository.Row before = repository.find(tenant, id).orElseThrow(ChannelProblem::unknown);
            ChannelRepository.Row next = work.apply(before);
            if (next == before) {
                return seal.open(before);
            }
            if (repository.update(before, next, null)) {
                Channels.afterCommit(() -> directory.admit(next));
                return seal.open(next);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
