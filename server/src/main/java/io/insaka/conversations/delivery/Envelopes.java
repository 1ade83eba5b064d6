package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import io.insaka.contacts.OptOutLinks;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaLinks;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what a channel needs around a letter. */
@Component
class Envelopes {
    private final Channels channels;
    private final MediaStore media;
    private final MediaLinks links;
    private final OptOutLinks wayOut;
    private final Clock clock;

    Envelopes(Channels channels, MediaStore media, MediaLinks links, OptOutLinks wayOut, Clock clock) {
        this.channels = channels;
        this.media = media;
        this.links = links;
        this.wayOut = wayOut;
        this.clock = clock;
    }

    static final class FileGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @throws FileGone when the attached file does not exist any more */
    Outgoing of(Sender.Letter letter, ChannelAccount account, Capabilities channel) {
        return new Outgoing(
                letter.row().message().toString(),
                letter.to(),
                letter.content(),
                letter.replyTo(),
                letter.late(channel, clock.instant()),
                file(account.tenant(), letter.content()),
                channels.webhookUrl(account),
                !letter.byTeammate() && letter.bulk() == null,
                letter.answers(),
                bulk(account.tenant(), letter.bulk()));
    }

    private Outgoing.@Nullable Bulk bulk(TenantId tenant, Sender.@Nullable Bulk bulk) {
        return bulk == null ? null : new Outgoing.Bulk(bulk.subject(), wayOut.url(tenant, bulk.contact()));
    }

    private Outgoing.@Nullable File file(TenantId tenant, Content content) {
        if (!(content instanceof Content.Media file) || file.mediaId() == null) {
            return null;
        }
        StoredMedia stored =
                media.find(tenant, new MediaId(UUID.fromString(file.mediaId()))).orElseThrow(FileGone::new);
        return new Outgoing.File(
                stored.contentType(),
                stored.fileName(),
                stored.size(),
                () -> read(tenant, stored),
                links.url(tenant, stored.id()));
    }

    private InputStream read(TenantId tenant, StoredMedia stored) {
        try {
            return media.read(tenant, stored);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
