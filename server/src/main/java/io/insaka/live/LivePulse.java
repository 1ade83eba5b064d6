package io.insaka.live;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Tells this process that something changed in an organisation, on whatever node it was. A hint to go and look: it may
 * come late, twice, or, when the connection to the database breaks, not at all.
 */
@Component
public class LivePulse {
    private final List<Consumer<TenantId>> listeners = new CopyOnWriteArrayList<>();

    /** @param listener is called on the one thread that carries the stream: it returns at once and never throws */
    public void onBeat(Consumer<TenantId> listener) {
        listeners.add(listener);
    }

    void beat(TenantId tenant) {
        listeners.forEach(listener -> listener.accept(tenant));
    }
}
