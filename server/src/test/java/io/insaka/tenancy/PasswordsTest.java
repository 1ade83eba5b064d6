package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(Settings.defaults("insaka", TenancySettings.class));

    @Test
    void hashesWithArgon2idAndASaltOfItsOwn() {
        String hash = passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(passwords.hash("correct horse"));
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("incorrect horse", hash)).isFalse();
    }

    @Test
    void letsOnlyHalfOfTheCoresHashAtOnce() throws InterruptedException, ExecutionException {
        int places = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        AtomicInteger inside = new AtomicInteger();
        Callable<Integer> hashing = () -> passwords.inTurn(() -> {
            int now = inside.incrementAndGet();
            passwords.matchNobody("a guess");
            inside.decrementAndGet();
            return now;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 8)
                    .mapToObj(number -> threads.submit(hashing))
                    .toList();
            for (Future<Integer> result : results) {
                assertThat(result.get()).isLessThanOrEqualTo(places);
            }
        }
    }
}
