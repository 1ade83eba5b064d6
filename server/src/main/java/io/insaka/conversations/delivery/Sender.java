package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.kernel.ContactId;
import io.insaka.telemetry.Stages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One try: hands a message to its channel and turns the outcome into what is to be written. Holds no connection. */
@Component
class Sender {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final Channels channels;
    private final Envelopes envelopes;
    private final Recollection recollection;
    private final Experience experience;
    private final Verdicts verdicts;

    Sender(
            Channels channels,
            Envelopes envelopes,
            Recollection recollection,
            Experience experience,
            Verdicts verdicts) {
        this.channels = channels;
        this.envelopes = envelopes;
        this.recollection = recollection;
        this.experience = experience;
        this.verdicts = verdicts;
    }

    /**
     * What one of many alike needs: whom its way out is for, and what it is about.
     *
     * @param unwanted why it is not to be sent after all; null when it is
     */
    record Bulk(
            ContactId contact,
            @Nullable String subject,
            @Nullable ProviderError unwanted) {}

    /** What a try needs beside the row. */
    record Letter(
            Waiting row,
            Content content,
            List<Address> to,
            @Nullable String replyTo,
            boolean byTeammate,
            @Nullable Instant heardAt,
            @Nullable Original answers,
            @Nullable Bulk bulk) {
        /** Whether a person writes it when a bot would be too late. */
        boolean late(Capabilities channel, Instant now) {
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
            return verdicts.held(row);
        }
        try {
            Channel adapter = channels.adapter(account.kind());
            Outgoing outgoing = envelopes.of(letter, account, adapter.capabilities());
            Optional<Result> known = recollection.recall(row, account, adapter, outgoing);
            return known.or(() -> unwanted(letter)).orElseGet(() -> send(letter, account, adapter, outgoing));
        } catch (Envelopes.FileGone gone) {
            return new Result.Dead(row, new ProviderError("no-file", "The attached file does not exist any more."));
        } catch (RuntimeException surprise) {
            // The adapter promised outcomes; after an exception nobody knows whether the request went out.
            log.error("The {} adapter failed while sending", account.kind(), surprise);
            return verdicts.unsure(
                    row, "the adapter failed: " + surprise.getClass().getSimpleName());
        }
    }

    private static Optional<Result> unwanted(Letter letter) {
        return Optional.ofNullable(letter.bulk())
                .map(Bulk::unwanted)
                .map(why -> new Result.Unwanted(letter.row(), why, false));
    }

    private Result send(Letter letter, ChannelAccount account, Channel adapter, Outgoing outgoing) {
        Waiting row = letter.row();
        SendOutcome outcome = adapter.send(account.settings(), outgoing);
        experience.note(account, outcome);
        Stages.passed(
                row.trace(), "Message {} was handed over, " + outcome.getClass().getSimpleName(), row.message());
        return verdicts.of(row, outcome, letter.byTeammate());
    }

    Result notSent(Waiting row) {
        return verdicts.notSent(row);
    }
}
