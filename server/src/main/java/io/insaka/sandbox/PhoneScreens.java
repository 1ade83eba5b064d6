package io.insaka.sandbox;

import io.insaka.sandbox.whatsapp.PhoneChange;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Phones that are being looked at: each open screen hears of every change, and of silence every 15 seconds. */
@Component
@WhenSandboxIsOn
class PhoneScreens {
    private static final int HEARTBEAT_SECONDS = 15;
    /** A screen that is so far behind reloads its thread anyway. */
    private static final int BACKLOG = 64;

    private final WhatsAppSimulator simulator;
    private final Set<Thread> open = ConcurrentHashMap.newKeySet();

    PhoneScreens(WhatsAppSimulator simulator) {
        this.simulator = simulator;
    }

    SseEmitter open(String phoneNumberId, String customer) {
        var emitter = new SseEmitter(0L);
        BlockingQueue<PhoneChange> changes = new LinkedBlockingQueue<>(BACKLOG);
        Runnable leave = simulator.watch(phoneNumberId, customer, changes::offer);
        Thread screen = Thread.ofVirtual().name("phone-" + customer).unstarted(() -> show(emitter, changes, leave));
        emitter.onCompletion(screen::interrupt);
        emitter.onError(gone -> screen.interrupt());
        open.add(screen);
        screen.start();
        return emitter;
    }

    private void show(SseEmitter emitter, BlockingQueue<PhoneChange> changes, Runnable leave) {
        try {
            emitter.send(SseEmitter.event().comment("open"));
            while (true) {
                PhoneChange change = changes.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (change == null) {
                    emitter.send(SseEmitter.event().comment("still here"));
                } else {
                    String name = change.name().toLowerCase(Locale.ROOT);
                    emitter.send(SseEmitter.event().name(name).data("{}"));
                }
            }
        } catch (IOException | InterruptedException | IllegalStateException gone) {
            emitter.complete();
        } finally {
            leave.run();
            open.remove(Thread.currentThread());
        }
    }

    /** An open stream would hold up a graceful shutdown. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        open.forEach(Thread::interrupt);
    }
}
