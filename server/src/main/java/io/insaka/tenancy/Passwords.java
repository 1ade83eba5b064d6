package io.insaka.tenancy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id. Hashing is meant to be expensive, so only half of the cores may do it at once: a flood of sign-ins waits and
 * is then turned away, and the conversations go on.
 */
@Component
class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PATIENCE_SECONDS = 10;

    private final Argon2PasswordEncoder encoder;
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    /** Verified against when nobody has the e-mail address, so that the answer takes as long. */
    private final CompletableFuture<String> nobodys;

    Passwords(TenancySettings settings) {
        this.encoder = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, 1, settings.passwordMemoryKib(), settings.passwordPasses());
        // Beside the start: it takes as long as a sign-in, and loads the classes of one.
        this.nobodys = CompletableFuture.supplyAsync(() -> String.valueOf(encoder.encode(Secret.randomText())));
    }

    String hash(String password) {
        return inTurn(() -> String.valueOf(encoder.encode(wellFormed(password))));
    }

    /** To be called within {@link #inTurn}. */
    boolean matches(String password, String hash) {
        return encoder.matches(wellFormed(password), hash);
    }

    /** JSON can spell half a surrogate pair; the hash function fails on it. */
    private static String wellFormed(String password) {
        return new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** To be called within {@link #inTurn}: takes as long as {@link #matches}. */
    void matchNobody(String password) {
        matches(password, nobodys.join());
    }

    /** The hash of what nobody knows: for who signs in without a password. */
    String nobodys() {
        return nobodys.join();
    }

    /** Waits for a place among the few that may hash at once; not to be nested. */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusal.busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /**
     * @throws Refusal when a person must choose another one
     */
    static void accept(String field, String password, Email email) {
        if (password.length() < SHORTEST) {
            throw Refusal.invalid(field, "needs at least " + SHORTEST + " characters");
        }
        if (password.length() > LONGEST) {
            throw Refusal.invalid(field, "may have at most " + LONGEST + " characters");
        }
        if (new Email(password).equals(email)) {
            throw Refusal.invalid(field, "must not be the e-mail address");
        }
    }
}
