package io.insaka.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final Together<String, Integer> together = new Together<>();
    private final AtomicInteger gone = new AtomicInteger();

    @Test
    void sendsOneForThoseWhoWantTheSameAtOnce() throws Exception {
        var under = new CountDownLatch(1);
        var back = new CompletableFuture<Integer>();
        Supplier<Integer> slow = () -> {
            under.countDown();
            gone.incrementAndGet();
            return back.join();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> together.get("bread", slow));
            under.await();
            var second = new CompletableFuture<Integer>();
            Thread waiting = Thread.ofVirtual().start(() -> second.complete(together.get("bread", slow)));
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(together.get("salt", () -> 3)).as("others do not wait").isEqualTo(3);
            back.complete(7);
            assertThat(first.get()).isEqualTo(7);
            assertThat(second.get()).isEqualTo(7);
        }
        assertThat(gone).hasValue(1);
    }

    @Test
    void goesAgainForWhoComesLater() {
        together.get("bread", gone::incrementAndGet);
        assertThat(together.get("bread", gone::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void forgetsAFailure() {
        assertThatThrownBy(() -> together.get("bread", () -> {
                    throw new IllegalStateException("the baker is ill");
                }))
                .hasMessage("the baker is ill");
        assertThat(together.get("bread", () -> 1)).isEqualTo(1);
    }
}
