package io.insaka.desk;

import io.insaka.kernel.MessageId;
import io.insaka.tenancy.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a request that is repeated with its key write once. Joins the tenant's open transaction. */
@Component
class SentOnce {
    private static final int LONGEST_KEY = 200;

    private final IdempotencyRepository keys;
    private final Clock clock;

    SentOnce(IdempotencyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    MessageId write(Caller caller, String request, @Nullable String key, Supplier<MessageId> write) {
        if (key == null || key.isBlank()) {
            return write.get();
        }
        if (key.length() > LONGEST_KEY) {
            throw DeskProblem.invalid("Idempotency-Key", "is longer than " + LONGEST_KEY + " characters");
        }
        byte[] hash = hash(request);
        if (!keys.reserve(caller.tenant(), key, hash, clock.instant())) {
            return keys.answered(caller.tenant(), key, hash).orElseThrow(DeskProblem::keyReused);
        }
        MessageId message = write.get();
        keys.answer(caller.tenant(), key, message);
        return message;
    }

    private static byte[] hash(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
