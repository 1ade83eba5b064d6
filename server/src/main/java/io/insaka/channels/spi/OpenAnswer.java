package io.insaka.channels.spi;

import java.util.Optional;

/**
 * A webhook whose caller waits for the reply in the answer. From the moment this is made, {@link Channel#send} may put
 * what is said to the caller's customers in here: it is {@link SendOutcome.Handed}.
 */
public interface OpenAnswer extends AutoCloseable {
    /** Waits, within bounds, until something is said; empty when nothing was. Nothing is taken in any more after that. */
    Optional<byte[]> await() throws InterruptedException;

    /** A webhook body that reports as sent what was taken in, for once the caller has the answer. */
    byte[] given();

    @Override
    void close();
}
