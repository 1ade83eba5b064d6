package io.insaka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** What keeps failing is given up, and nothing else is. */
class LeasedWorkTest {
    private final AtomicInteger tried = new AtomicInteger();
    private final List<String> givenUp = Collections.synchronizedList(new ArrayList<>());

    private LeasedWork<String> work(Consumer<String> what) {
        return new LeasedWork<String>("piece", 1, most -> List.of("poison"), what, piece -> piece)
                .givingUp(givenUp::add);
    }

    private void look(LeasedWork<String> work, int times) {
        for (int n = 1; n <= times; n++) {
            int before = tried.get();
            await().until(() -> {
                if (tried.get() == before) {
                    work.look();
                }
                return tried.get() > before;
            });
        }
    }

    private void fail(RuntimeException failure) {
        tried.incrementAndGet();
        throw failure;
    }

    @Test
    void whatKeepsFailingIsGivenUp() {
        LeasedWork<String> work = work(piece -> fail(new IllegalStateException("always")));
        look(work, LeasedWork.TRIES - 1);
        assertThat(givenUp).isEmpty();
        look(work, 1);
        await().untilAsserted(() -> assertThat(givenUp).startsWith("poison"));
    }

    @Test
    void whatWasOnlyInTheWayIsTriedForEver() {
        look(work(piece -> fail(new CannotAcquireLockException("somebody else"))), 3 * LeasedWork.TRIES);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void failuresBetweenSuccessesAreForgotten() {
        look(
                work(piece -> {
                    if (tried.incrementAndGet() % LeasedWork.TRIES != 0) {
                        throw new IllegalStateException("now and then");
                    }
                }),
                3 * LeasedWork.TRIES);
        assertThat(givenUp).isEmpty();
    }
}
