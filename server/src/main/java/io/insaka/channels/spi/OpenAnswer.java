package io.insaka.channels.spi;

import java.util.Optional;

/**
 * A webhook whose caller waits for the reply in the answer. From the moment this is made, {@link Channel#send} may put
 * what is said to the caller's customers in here and count it as sent.
 */
public interface OpenAnswer extends AutoCloseable {
    /** Waits, within bounds, until something is said; empty when nothing was. Nothing is taken in any more after that. */
    Optional<byte[]> await() throws InterruptedException;

    /** A webhook body that reports as failed what was taken in, for when the caller had gone before the answer. */
    byte[] lost();

    @Override
    void close();
}
