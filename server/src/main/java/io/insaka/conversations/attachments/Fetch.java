package io.insaka.conversations.attachments;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.Connections;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.MediaReference;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.conversations.attachments.FetchRepository.Due;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.Ledger;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.media.MediaProblem;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One file: from the provider into the store, then into its message. No connection is held while bytes travel. */
@Component
class Fetch {
    static final String FAILED = "failed";
    static final String EXPIRED = "expired";
    static final String TOO_LARGE = "too-large";
    private static final int MOST_DOUBLINGS = 12;

    /** Looked at so often whether the account was reconnected. */
    private static final Duration UNTIL_RECONNECTED = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final MediaStore media;
    private final FetchTables tables;
    private final TenantTransactions transactions;
    private final FetchSettings settings;
    private final Clock clock;

    Fetch(
            Accounts accounts,
            MediaStore media,
            FetchTables tables,
            TenantTransactions transactions,
            FetchSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.media = media;
        this.tables = tables;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where files come from. */
    @Component
    record Accounts(Channels channels, Connections connections, Ledger ledger) {}

    /** What a finished fetch writes to. */
    @Component
    record FetchTables(FetchRepository fetches, Messages messages, LiveChanges live) {}

    void run(Due due) {
        Optional<Message> message =
                transactions.call(due.tenant(), () -> tables.messages().find(due.tenant(), due.message()));
        Optional<ChannelAccount> account = accounts.channels().find(due.tenant(), due.channel());
        Content.Media file =
                message.map(known -> known.body().file(due.place())).orElse(null);
        if (account.isEmpty() || file == null || file.reference() == null) {
            transactions.run(due.tenant(), () -> tables.fetches().done(due));
            return;
        }
        fetch(due, account.get(), file, file.reference());
    }

    /** The message says that its file could not be had. */
    void giveUp(Due due) {
        transactions
                .call(due.tenant(), () -> tables.messages().find(due.tenant(), due.message()))
                .map(message -> message.body().file(due.place()))
                .ifPresentOrElse(
                        file -> give(due, file, null, FAILED),
                        () -> transactions.run(
                                due.tenant(), () -> tables.fetches().done(due)));
    }

    private void fetch(Due due, ChannelAccount account, Content.Media file, MediaReference reference) {
        boolean enclosed = reference.equals(MediaReference.ENCLOSED);
        if (account.standing().expiredAt() != null && !enclosed) {
            whenReconnected(due);
            return;
        }
        long most = settings.maxBytes().toBytes();
        Channel adapter = accounts.channels().adapter(account.kind());
        FetchOutcome outcome =
                enclosed ? unpack(due, adapter, most) : adapter.fetch(account.settings(), reference, most);
        switch (outcome) {
            case FetchOutcome.Fetched fetched -> store(due, file, fetched, most);
            case FetchOutcome.Expired expired -> give(due, file, null, EXPIRED);
            case FetchOutcome.Refused refused -> give(due, file, null, FAILED);
            case FetchOutcome.TooLarge tooLarge -> give(due, file, null, TOO_LARGE);
            case FetchOutcome.Failed failed -> again(due, file);
            case FetchOutcome.Unauthorized unauthorized -> {
                accounts.connections().refused(account, unauthorized.error());
                whenReconnected(due);
            }
        }
    }

    /** It came with the message, whose id is its item's. */
    private FetchOutcome unpack(Due due, Channel adapter, long most) {
        return accounts.ledger()
                .find(due.tenant(), due.message().value())
                .map(item -> adapter.enclosed(item, most))
                .orElseGet(() -> new FetchOutcome.Expired("its item is not kept any more"));
    }

    private void whenReconnected(Due due) {
        transactions.run(
                due.tenant(),
                () -> tables.fetches().laterUncounted(due, clock.instant().plus(UNTIL_RECONNECTED)));
    }

    private void store(Due due, Content.Media file, FetchOutcome.Fetched fetched, long most) {
        try (InputStream bytes = fetched.bytes()) {
            String type = fetched.contentType() == null ? file.contentType() : fetched.contentType();
            give(due, file, media.received(due.tenant(), due.channel(), bytes, type, file.fileName(), most), null);
        } catch (MediaProblem notKept) {
            give(due, file, null, notKept instanceof MediaProblem.TooLarge ? TOO_LARGE : FAILED);
        } catch (IOException brokenOff) {
            again(due, file);
        }
    }

    private void again(Due due, Content.Media file) {
        if (due.attempts() >= settings.maxAttempts()) {
            give(due, file, null, FAILED);
            return;
        }
        Duration wait = settings.backoff().multipliedBy(1L << Math.min(due.attempts() - 1, MOST_DOUBLINGS));
        transactions.run(
                due.tenant(), () -> tables.fetches().later(due, clock.instant().plus(wait)));
    }

    /**
     * Puts the file, or what became of it, into the message as it is now: it may have been edited meanwhile. When it is
     * another file by now, that one is fetched instead.
     */
    private void give(Due due, Content.Media fetched, @Nullable StoredMedia stored, @Nullable String problem) {
        boolean wanted = transactions.call(due.tenant(), () -> {
            boolean another = tables.messages()
                    .lockFile(due.tenant(), due.message(), due.place())
                    .filter(file -> !Objects.equals(file.reference(), fetched.reference()))
                    .isPresent();
            if (another) {
                tables.fetches().later(due, clock.instant());
                return false;
            }
            Optional<Message> completed = tables.messages()
                    .complete(due.tenant(), due.message(), due.place(), file -> completed(file, stored), problem);
            completed.ifPresent(
                    message -> tables.live().record(due.tenant(), new Change(message.conversation(), "message")));
            tables.fetches().done(due);
            return completed.isPresent();
        });
        if (stored != null && !wanted) {
            media.delete(due.tenant(), stored.id()); // its message was changed or erased while it came
        }
    }

    private static Content.Media completed(Content.Media file, @Nullable StoredMedia stored) {
        return stored == null
                ? file
                : new Content.Media(
                        file.kind(),
                        file.reference(),
                        stored.id().toString(),
                        stored.contentType(),
                        file.fileName() == null ? null : stored.fileName(),
                        file.caption(),
                        file.voice());
    }
}
