package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.faults.FaultDice;
import io.insaka.sandbox.faults.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What goes from one number to its business: in order within a lane, each until it is acknowledged. Before the callback
 * has answered the handshake nothing goes.
 */
final class Webhooks implements AutoCloseable {
    private static final int LARGEST_BATCH = 8;
    private static final Duration LINGER = Duration.ofMillis(60);

    private final String phoneNumberId;
    private final Callback callback;
    private final FaultDice dice;
    private final List<BlockingQueue<WebhookItem>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Webhooks(String phoneNumberId, Callback callback, FaultDice dice, int lanes) {
        this.phoneNumberId = phoneNumberId;
        this.callback = callback;
        this.dice = dice;
        for (int lane = 0; lane < lanes; lane++) {
            var queue = new LinkedBlockingQueue<WebhookItem>();
            queues.add(queue);
            threads.add(Thread.ofVirtual()
                    .name("webhooks-" + phoneNumberId + "-" + lane)
                    .start(() -> run(queue)));
        }
    }

    void send(WebhookItem item) {
        queues.get(Math.floorMod(item.customer().hashCode(), queues.size())).add(item);
    }

    Callback callback() {
        return callback;
    }

    /** How many items wait to be taken up. */
    int waiting() {
        return queues.stream().mapToInt(BlockingQueue::size).sum();
    }

    private void run(BlockingQueue<WebhookItem> queue) {
        try {
            while (true) {
                next(queue, queue.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(BlockingQueue<WebhookItem> queue, WebhookItem first) throws InterruptedException {
        List<WebhookItem> items = new ArrayList<>(List.of(first));
        if (dice.falls(FaultKind.BATCH, phoneNumberId)) {
            WebhookItem more;
            while (items.size() < LARGEST_BATCH && (more = poll(queue)) != null) {
                items.add(more);
            }
        } else if (dice.falls(FaultKind.REORDER, phoneNumberId)) {
            WebhookItem overtaking = poll(queue);
            if (overtaking != null) {
                callback.deliver(List.of(overtaking));
            }
        }
        if (dice.falls(FaultKind.DELAY, phoneNumberId)) {
            Thread.sleep(dice.faults(phoneNumberId).delay());
        }
        callback.deliver(items);
        if (dice.falls(FaultKind.DUPLICATE, phoneNumberId)) {
            callback.deliver(items);
        }
    }

    private static @Nullable WebhookItem poll(BlockingQueue<WebhookItem> queue) throws InterruptedException {
        return queue.poll(LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        callback.close();
    }
}
