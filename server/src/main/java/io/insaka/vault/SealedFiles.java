package io.insaka.vault;

import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;

/** Seals what is too large to be held in memory. A sealed file opens only under its own id. */
public interface SealedFiles {
    /** What is written here arrives sealed in {@code sink}; closing it completes the seal and closes the sink. */
    OutputStream seal(TenantId tenant, Purpose purpose, UUID file, OutputStream sink) throws IOException;

    /**
     * The plain bytes, readable from any position; every part is checked as it is read. Closes {@code source} with it.
     * A file sealed empty has nothing to open.
     *
     * @throws SealBroken when the beginning does not open; damage further on is an {@link IOException} when reached
     */
    SeekableByteChannel open(TenantId tenant, Purpose purpose, UUID file, SeekableByteChannel source)
            throws IOException;
}
