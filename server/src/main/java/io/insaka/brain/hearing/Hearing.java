package io.insaka.brain.hearing;

import io.insaka.brain.skill.Once;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Listens to recordings and looks at pictures, where the organisation has a model that can. */
@Component
public class Hearing {
    private static final Logger log = LoggerFactory.getLogger(Hearing.class);

    private final Ears ears;
    private final Eyes eyes;
    private final Files files;
    private final TenantTransactions transactions;
    private final Messages messages;
    private final LiveChanges live;
    private final HearingSettings settings;

    /** Who listens and who looks. */
    @Component
    record Senses(Ears ears, Eyes eyes) {}

    Hearing(
            Senses senses,
            Files files,
            TenantTransactions transactions,
            Messages messages,
            LiveChanges live,
            HearingSettings settings) {
        this.ears = senses.ears();
        this.eyes = senses.eyes();
        this.settings = settings;
        this.files = files;
        this.transactions = transactions;
        this.messages = messages;
        this.live = live;
    }

    /** Whether trying makes sense right now; quick, from memory. */
    public boolean can(TenantId tenant, Content.Media file) {
        return file.kind() == MediaKind.AUDIO && ears.ready(tenant)
                || file.kind() == MediaKind.IMAGE && eyes.ready(tenant);
    }

    /** Slow and paid. Whatever goes wrong is an outcome; then the message is answered as one without words. */
    public Perceived perceive(
            TenantId tenant, ConversationId conversation, MessageId message, MediaKind kind, Once once) {
        try {
            return files.await(tenant, message, kind, once.atMost(settings.fileWait()))
                    .map(file -> {
                        Duration patience = once.atMost(settings.patience());
                        return kind == MediaKind.AUDIO
                                ? ears.listen(tenant, conversation, file, patience)
                                : eyes.look(tenant, conversation, file, patience);
                    })
                    .orElseGet(() -> Perceived.nothing("the file did not come, or is too large"));
        } catch (RuntimeException failure) {
            log.warn("A file could not be listened to or looked at", failure);
            return Perceived.nothing("it could not be read");
        }
    }

    /** Shows in the thread what was heard or seen; doing it twice changes nothing. */
    public void show(TenantId tenant, MessageId id, String text) {
        transactions.run(
                tenant,
                () -> messages.find(tenant, id)
                        .filter(message -> !text.equals(message.body().perceived()))
                        .ifPresent(message -> show(tenant, message, text)));
    }

    private void show(TenantId tenant, Message message, String text) {
        messages.perceived(tenant, message, text);
        live.record(tenant, new Change(message.conversation(), "message"));
    }
}
