package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every place for bytes must do. A new adapter extends this and nothing else. */
abstract class BlobsContract {
    private final TenantId tenant = new TenantId(UUID.fromString("01990000-0000-7000-8000-000000000001"));
    private final MediaId id = new MediaId(UUID.fromString("01990000-0000-7000-8000-0000000000ab"));

    abstract Blobs blobs();

    @Test
    void givesBackWhatWasPut() throws IOException {
        blobs().put(tenant, id, sink -> sink.write(bytes("mwaiseni")));
        assertThat(read(tenant, id)).isEqualTo("mwaiseni");
    }

    @Test
    void readsFromAnyPosition() throws IOException {
        blobs().put(tenant, id, sink -> sink.write(bytes("mwaiseni")));
        try (var channel = blobs().open(tenant, id).orElseThrow()) {
            assertThat(channel.size()).isEqualTo(8);
            var part = ByteBuffer.allocate(4);
            channel.position(4).read(part);
            assertThat(new String(part.array(), StandardCharsets.UTF_8)).isEqualTo("seni");
        }
    }

    @Test
    void knowsNothingOfAnotherOrganisationsBlobs() throws IOException {
        blobs().put(tenant, id, sink -> sink.write(1));
        assertThat(blobs().open(new TenantId(new UUID(1, 1)), id)).isEmpty();
    }

    @Test
    void keepsNothingOfABlobThatFailed() throws IOException {
        assertThatThrownBy(() -> blobs().put(tenant, id, sink -> {
                    sink.write(bytes("half"));
                    throw new IOException("the sender hung up");
                }))
                .hasMessage("the sender hung up");
        assertThat(blobs().open(tenant, id)).isEmpty();
        assertThat(leftovers()).isZero();
    }

    @Test
    void neverReplacesABlob() throws IOException {
        blobs().put(tenant, id, sink -> sink.write(bytes("first")));
        assertThatThrownBy(() -> blobs().put(tenant, id, sink -> sink.write(bytes("second"))))
                .isInstanceOf(IOException.class);
        assertThat(read(tenant, id)).isEqualTo("first");
    }

    @Test
    void forgetsADeletedBlobAndMindsNoSecondDelete() throws IOException {
        blobs().put(tenant, id, sink -> sink.write(1));
        blobs().delete(tenant, id);
        assertThat(blobs().open(tenant, id)).isEmpty();
        assertThatCode(() -> blobs().delete(tenant, id)).doesNotThrowAnyException();
    }

    /** How many objects the adapter holds, whole or not. */
    abstract long leftovers() throws IOException;

    private String read(TenantId tenant, MediaId id) throws IOException {
        try (var channel = blobs().open(tenant, id).orElseThrow()) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
