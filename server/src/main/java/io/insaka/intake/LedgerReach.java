package io.insaka.intake;

import io.insaka.database.SystemTransactions;
import org.springframework.stereotype.Component;

/**
 * Whether the ledger can be reached. Once it is known to be away, nobody who must answer a provider waits for a
 * connection: one thread aside knocks until the database opens.
 */
@Component
class LedgerReach implements AutoCloseable {
    private static final int KNOCK_MILLIS = 300;

    private final SystemTransactions system;
    private final WorkSignal signal;
    private volatile boolean away;
    private volatile boolean closed;

    LedgerReach(SystemTransactions system, WorkSignal signal) {
        this.system = system;
        this.signal = signal;
    }

    boolean away() {
        return away;
    }

    /** Somebody tried in vain. */
    synchronized void lost() {
        if (!away && !closed) {
            away = true;
            Thread.ofVirtual().name("ledger-reach").start(this::knock);
        }
    }

    private void knock() {
        while (away && !closed) {
            try {
                system.ping();
                away = false;
            } catch (RuntimeException stillAway) {
                rest();
            }
        }
    }

    private void rest() {
        try {
            signal.await(signal.seen(), KNOCK_MILLIS);
        } catch (InterruptedException stopping) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
