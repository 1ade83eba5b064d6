package io.insaka.media;

import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Where bytes rest. What arrives here is sealed already. */
interface Blobs {
    /** Fills a blob; what it throws leaves none behind. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream sink) throws IOException;
    }

    /** Durable when it returns; a reader sees all of it or nothing. A second blob of the same id is refused. */
    void put(TenantId tenant, MediaId id, Content content) throws IOException;

    Optional<SeekableByteChannel> open(TenantId tenant, MediaId id) throws IOException;

    /** Leaves nothing behind; deleting what is not there is no fault. */
    void delete(TenantId tenant, MediaId id) throws IOException;
}
