package io.insaka.demo;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The pictures and the voice of the demo's customers. Each message has a file of its own, so that it goes with it. */
@Component
class DemoFiles {
    private static final long LARGEST = 1 << 20;
    private static final Map<String, String> PICTURES =
            Map.of("code-not-working", "ticket.png", "lost-item", "bag.png", "double-charge", "receipt.png");

    private final MediaStore media;

    DemoFiles(MediaStore media) {
        this.media = media;
    }

    Content.Media picture(TenantId tenant, ChannelId channel, String topic, String caption) {
        StoredMedia kept = keep(tenant, channel, PICTURES.getOrDefault(topic, "ticket.png"), "image/png");
        return new Content.Media(
                MediaKind.IMAGE, null, kept.id().toString(), kept.contentType(), kept.fileName(), caption, false);
    }

    Content.Media voice(TenantId tenant, ChannelId channel) {
        StoredMedia kept = keep(tenant, channel, "voice.wav", "audio/wav");
        return new Content.Media(
                MediaKind.AUDIO, null, kept.id().toString(), kept.contentType(), kept.fileName(), null, true);
    }

    private StoredMedia keep(TenantId tenant, ChannelId channel, String name, String type) {
        try (InputStream bytes = Objects.requireNonNull(DemoFiles.class.getResourceAsStream(name), name)) {
            return media.received(tenant, channel, bytes, type, name, LARGEST);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }
}
