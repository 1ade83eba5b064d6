package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import io.insaka.telemetry.Stages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One try: hands a message to its channel and turns the outcome into what is to be written. Holds no connection. */
@Component
class Sender {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final Duration SHORT_REST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 16;

    private final Channels channels;
    private final MediaStore media;
    private final Pacing pacing;
    private final Experience experience;
    private final DeliverySettings settings;
    private final Clock clock;

    Sender(
            Channels channels,
            MediaStore media,
            Pacing pacing,
            Experience experience,
            DeliverySettings settings,
            Clock clock) {
        this.channels = channels;
        this.media = media;
        this.pacing = pacing;
        this.experience = experience;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a try needs beside the row. */
    record Letter(
            Waiting row,
            Content content,
            List<Address> to,
            @Nullable String replyTo,
            boolean byTeammate,
            @Nullable Instant heardAt) {
        /** Whether a person writes it when a bot would be too late. */
        private boolean late(Capabilities channel, Instant now) {
            return byTeammate
                    && heardAt != null
                    && channel.replyWindow() != null
                    && now.isAfter(heardAt.plus(channel.replyWindow()));
        }
    }

    Result send(Letter letter) {
        Waiting row = letter.row();
        ChannelAccount account = channels.find(row.tenant(), row.channel()).orElse(null);
        if (account == null) {
            return new Result.Dead(row, new ProviderError("no-channel", "The channel does not exist any more."));
        }
        if (!account.standing().sends()) {
            return held(row);
        }
        try {
            Channel adapter = channels.adapter(account.kind());
            var outgoing = new Outgoing(
                    row.message().toString(),
                    letter.to(),
                    letter.content(),
                    letter.replyTo(),
                    letter.late(adapter.capabilities(), clock.instant()),
                    file(row.tenant(), letter.content()),
                    channels.webhookUrl(account));
            SendOutcome outcome = adapter.send(account.settings(), outgoing);
            experience.note(account, outcome);
            Stages.passed(
                    row.trace(),
                    "Message {} was handed over, " + outcome.getClass().getSimpleName(),
                    row.message());
            return result(row, outcome);
        } catch (FileGone gone) {
            return new Result.Dead(row, new ProviderError("no-file", "The attached file does not exist any more."));
        } catch (RuntimeException surprise) {
            // The adapter promised outcomes; after an exception nobody knows whether the request went out.
            log.error("The {} adapter failed while sending", account.kind(), surprise);
            return unsure(row, "the adapter failed: " + surprise.getClass().getSimpleName());
        }
    }

    /** What was claimed and did not even begin. */
    Result notSent(Waiting row) {
        var why = new ProviderError("not-begun", "The database was away when the message was to be sent.");
        return new Result.Again(row, why, clock.instant(), false);
    }

    /** Claimed a moment before the channel was switched off or its credentials were refused. */
    private Result held(Waiting row) {
        var why = new ProviderError("held", "The channel is switched off, or has to be reconnected.");
        return new Result.Again(row, why, clock.instant(), false);
    }

    private Result result(Waiting row, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> new Result.Sent(row, accepted.providerId());
            case SendOutcome.Refused refused -> new Result.Dead(row, refused.error());
            case SendOutcome.OptedOut optedOut -> new Result.Dead(row, optedOut.error(), true);
            case SendOutcome.Unknown unknown -> unsure(row, unknown.why());
            case SendOutcome.Postponed postponed -> postponed(row, postponed);
            case SendOutcome.Unauthorized unauthorized ->
                new Result.Again(row, unauthorized.error(), clock.instant().plus(SHORT_REST), false);
        };
    }

    private Result unsure(Waiting row, String why) {
        return new Result.Unsure(
                row, new ProviderError("unknown", why), clock.instant().plus(settings.reconcileAfter()));
    }

    private Result postponed(Waiting row, SendOutcome.Postponed postponed) {
        Duration asked = postponed.after();
        boolean account = postponed.scope() == SendOutcome.Scope.ACCOUNT;
        if (account) {
            Duration rest = asked == null ? SHORT_REST : asked;
            pacing.tooFast(row.channel());
            pacing.rest(row.channel(), rest);
            return new Result.Again(row, postponed.error(), clock.instant().plus(rest), false);
        }
        if (row.attempts() + 1 >= settings.maxAttempts()) {
            return new Result.Dead(row, postponed.error());
        }
        Duration wait = asked == null ? backoff(row.attempts()) : asked;
        return new Result.Again(row, postponed.error(), clock.instant().plus(wait), true);
    }

    /** Doubles, give or take a quarter, so that what failed together does not come back together. */
    private Duration backoff(int attempts) {
        long doubled = settings.backoff().toMillis() << Math.min(attempts, MOST_DOUBLINGS);
        long capped = Math.min(doubled, settings.maxBackoff().toMillis());
        return Duration.ofMillis(
                (long) (capped * (0.75 + ThreadLocalRandom.current().nextDouble() / 2)));
    }

    private static final class FileGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Outgoing.@Nullable File file(TenantId tenant, Content content) {
        if (!(content instanceof Content.Media file) || file.mediaId() == null) {
            return null;
        }
        StoredMedia stored =
                media.find(tenant, new MediaId(UUID.fromString(file.mediaId()))).orElseThrow(FileGone::new);
        return new Outgoing.File(stored.contentType(), stored.fileName(), stored.size(), () -> read(tenant, stored));
    }

    private InputStream read(TenantId tenant, StoredMedia stored) {
        try {
            return media.read(tenant, stored);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
