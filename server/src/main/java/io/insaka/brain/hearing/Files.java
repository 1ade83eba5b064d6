package io.insaka.brain.hearing;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** The bytes of a message's file, which may still be on their way from the provider. */
@Component
class Files {
    private static final Duration LOOK = Duration.ofMillis(150);

    private final Messages messages;
    private final MediaStore media;
    private final TenantTransactions transactions;
    private final HearingSettings settings;

    Files(Messages messages, MediaStore media, TenantTransactions transactions, HearingSettings settings) {
        this.messages = messages;
        this.media = media;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** @param type as found in the bytes, not as somebody claims */
    record Fetched(String type, byte[] bytes, String caption) {}

    /** Empty when it does not come in time, is not to be had, is too large or is no such file after all. */
    Optional<Fetched> await(TenantId tenant, MessageId id, MediaKind kind, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            Message.Body body = transactions
                    .call(tenant, () -> messages.find(tenant, id))
                    .map(Message::body)
                    .orElse(null);
            if (body == null || !(body.content() instanceof Content.Media file) || body.fileProblem() != null) {
                return Optional.empty();
            }
            if (file.mediaId() != null) {
                return read(tenant, new MediaId(UUID.fromString(file.mediaId())), kind, body.content());
            }
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Optional<Fetched> read(TenantId tenant, MediaId id, MediaKind kind, Content content) {
        long most = (kind == MediaKind.AUDIO ? settings.maxAudio() : settings.maxPicture()).toBytes();
        String type = kind == MediaKind.AUDIO ? "audio/" : "image/";
        return media.find(tenant, id)
                .filter(stored -> stored.size() > 0 && stored.size() <= most)
                .filter(stored -> stored.contentType().startsWith(type)
                        || kind == MediaKind.AUDIO && stored.contentType().startsWith("video/"))
                .map(stored -> new Fetched(plain(stored.contentType()), bytes(tenant, stored), content.words()));
    }

    private byte[] bytes(TenantId tenant, StoredMedia stored) {
        try (InputStream in = media.read(tenant, stored)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String plain(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
    }
}
