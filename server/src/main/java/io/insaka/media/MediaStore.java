package io.insaka.media;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The files of the organisations. Call it outside a transaction: bytes travel to and from disk while it works. */
@Component
public class MediaStore {
    private static final Logger log = LoggerFactory.getLogger(MediaStore.class);

    private final Blobs blobs;
    private final SealedFiles sealed;
    private final MediaRepository repository;
    private final TenantTransactions transactions;
    private final Ids ids;
    private final Clock clock;

    MediaStore(
            Blobs blobs,
            SealedFiles sealed,
            MediaRepository repository,
            TenantTransactions transactions,
            Ids ids,
            Clock clock) {
        this.blobs = blobs;
        this.sealed = sealed;
        this.repository = repository;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a file. It is on disk, and can be found, when this returns.
     *
     * @param bytes read to the end; the caller closes it
     * @param claimedType only a hint
     * @throws MediaProblem.TooLarge as soon as more than {@code maxBytes} have come
     * @throws IOException what reading {@code bytes} threw, or the disk; nothing is kept then
     */
    public StoredMedia store(
            TenantId tenant, InputStream bytes, @Nullable String claimedType, @Nullable String fileName, long maxBytes)
            throws IOException {
        return store(tenant, bytes, claimedType, fileName, maxBytes, kept -> {});
    }

    /** As {@link #store}, of what came through a channel: seen by those who see that. */
    public StoredMedia received(
            TenantId tenant,
            ChannelId channel,
            InputStream bytes,
            @Nullable String claimedType,
            @Nullable String fileName,
            long maxBytes)
            throws IOException {
        return store(
                tenant, bytes, claimedType, fileName, maxBytes, kept -> repository.belong(tenant, kept.id(), channel));
    }

    /** A file goes out through a channel, too. Joins the tenant's open transaction. */
    public void sent(TenantId tenant, MediaId id, ChannelId channel) {
        repository.belong(tenant, id, channel);
        repository.used(tenant, id, clock.instant());
    }

    /**
     * A message of the channel that had the file is gone, as all are that are older than the border. The file goes too,
     * unless it was sent again since, or through another channel that keeps it longer. Joins the tenant's open transaction.
     *
     * @return whether it went
     */
    public boolean outlived(TenantId tenant, MediaId id, ChannelId channel, Instant border) {
        boolean nobodys = repository.leave(tenant, id, channel, border);
        if (nobodys) {
            delete(tenant, id);
        }
        return nobodys;
    }

    private StoredMedia store(
            TenantId tenant,
            InputStream bytes,
            @Nullable String claimedType,
            @Nullable String fileName,
            long maxBytes,
            Consumer<StoredMedia> alongside)
            throws IOException {
        byte[] head = bytes.readNBytes(FileTypes.HEAD);
        return keep(
                tenant,
                head,
                bytes,
                new Named(FileTypes.detect(head, claimedType, fileName), fileName),
                maxBytes,
                alongside);
    }

    /**
     * As {@link #store}, for what our side is about to send on.
     *
     * @throws MediaProblem.TypeRefused for programs, before anything is kept
     */
    public StoredMedia attach(
            TenantId tenant, InputStream bytes, @Nullable String claimedType, @Nullable String fileName, long maxBytes)
            throws IOException {
        return attach(tenant, bytes, claimedType, fileName, maxBytes, kept -> {});
    }

    /** @param alongside written in the transaction that makes the file known */
    StoredMedia attach(
            TenantId tenant,
            InputStream bytes,
            @Nullable String claimedType,
            @Nullable String fileName,
            long maxBytes,
            Consumer<StoredMedia> alongside)
            throws IOException {
        byte[] head = bytes.readNBytes(FileTypes.HEAD);
        String contentType = FileTypes.detect(head, claimedType, fileName);
        if (FileTypes.program(contentType, FileNames.clean(fileName, FileTypes.kind(contentType), ""))) {
            throw new MediaProblem.TypeRefused(contentType);
        }
        return keep(tenant, head, bytes, new Named(contentType, fileName), maxBytes, alongside);
    }

    private record Named(String contentType, @Nullable String fileName) {}

    private StoredMedia keep(
            TenantId tenant,
            byte[] head,
            InputStream bytes,
            Named named,
            long maxBytes,
            Consumer<StoredMedia> alongside)
            throws IOException {
        String contentType = named.contentType();
        MediaKind kind = FileTypes.kind(contentType);
        var id = new MediaId(ids.next());
        var counted = new CountedInput(new SequenceInputStream(new ByteArrayInputStream(head), bytes), maxBytes);
        blobs.put(tenant, id, sink -> {
            try (var seal = sealed.seal(tenant, Purpose.MEDIA_BYTES, id.value(), sink)) {
                counted.transferTo(seal);
            }
        });
        String name = FileNames.clean(named.fileName(), kind, FileTypes.extension(contentType));
        var media = new StoredMedia(id, kind, contentType, name, counted.count(), counted.sha256());
        try {
            transactions.run(tenant, () -> {
                repository.insert(tenant, media, clock.instant());
                alongside.accept(media);
            });
        } catch (RuntimeException failure) {
            discard(tenant, id);
            throw failure;
        }
        return media;
    }

    public Optional<StoredMedia> find(TenantId tenant, MediaId id) {
        return transactions.call(tenant, () -> repository.find(tenant, id));
    }

    /**
     * The plain bytes, from any position.
     *
     * @throws MediaProblem.Unknown when there is no such file
     */
    public SeekableByteChannel open(TenantId tenant, MediaId id) throws IOException {
        SeekableByteChannel blob = blobs.open(tenant, id).orElseThrow(MediaProblem.Unknown::new);
        return sealed.open(tenant, Purpose.MEDIA_BYTES, id.value(), blob);
    }

    /** As {@link #open}, from the beginning, and also of a file without bytes. */
    public InputStream read(TenantId tenant, StoredMedia media) throws IOException {
        return media.size() == 0 ? InputStream.nullInputStream() : Channels.newInputStream(open(tenant, media.id()));
    }

    /** As a web answer's body, in ranges where they are asked for. */
    public Resource resource(TenantId tenant, StoredMedia media) {
        return new MediaResource(this, tenant, media);
    }

    /** Forgets a file; forgetting it twice is no fault. */
    public void delete(TenantId tenant, MediaId id) {
        transactions.run(tenant, () -> repository.delete(tenant, id));
        discard(tenant, id);
    }

    /** Without its row nobody can find the file any more, so a disk that refuses costs space, not secrecy. */
    private void discard(TenantId tenant, MediaId id) {
        try {
            blobs.delete(tenant, id);
        } catch (IOException | UncheckedIOException failure) {
            log.warn("File {} stays on disk although it is no longer known", id, failure);
        }
    }
}
