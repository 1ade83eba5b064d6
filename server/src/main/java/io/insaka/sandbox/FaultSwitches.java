package io.insaka.sandbox;

import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.faults.Faults;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Faults as the console turns them up and down: a share from 0 to 1 under each name, and a delay. */
final class FaultSwitches {
    private static final String DELAY = "delayMs";
    private static final long LONGEST_DELAY_MS = 600_000;

    private static final Map<String, FaultKind> NAMES = names();

    private FaultSwitches() {}

    private static Map<String, FaultKind> names() {
        Map<String, FaultKind> names = new LinkedHashMap<>();
        for (FaultKind kind : FaultKind.values()) {
            name(kind).ifPresent(name -> names.put(name, kind));
        }
        return names;
    }

    private static Optional<String> name(FaultKind kind) {
        return switch (kind) {
            case DUPLICATE -> Optional.of("duplicate");
            case BATCH -> Optional.of("batch");
            case REORDER -> Optional.of("reorder");
            // Every webhook is late as soon as there is a delay.
            case DELAY -> Optional.empty();
            case MISSING_STATUS -> Optional.of("missingStatus");
            case EXPIRED_TOKEN_190 -> Optional.of("expiredToken190");
            case RATE_LIMIT_429 -> Optional.of("rateLimit429");
            case THROUGHPUT_130429 -> Optional.of("throughputLimit130429");
            case PAIR_LIMIT_131056 -> Optional.of("pairLimit131056");
            case SPAM_LIMIT_131048 -> Optional.of("spamLimit131048");
            case SERVER_ERROR -> Optional.of("serverError5xx");
            case SERVER_ERROR_PLAIN -> Optional.of("serverErrorPlain");
            case HANG_AFTER_ACCEPT -> Optional.of("hang");
            case HANG_BEFORE_ACCEPT -> Optional.of("hangBeforeAccept");
            case DROP_AFTER_ACCEPT -> Optional.of("dropAfterAccept");
            case GARBAGE -> Optional.of("garbage");
            case MEDIA_ERROR -> Optional.of("mediaError");
        };
    }

    static Map<String, Number> show(Faults faults) {
        Map<String, Number> shown = new LinkedHashMap<>();
        NAMES.forEach((name, kind) -> shown.put(name, faults.share(kind)));
        shown.put(DELAY, faults.delay().toMillis());
        return shown;
    }

    /** What is left out is off. */
    static Faults read(Map<String, Number> wanted) {
        Map<FaultKind, Double> shares = new EnumMap<>(FaultKind.class);
        wanted.forEach((name, share) -> {
            FaultKind kind = NAMES.get(name);
            if (kind != null && share.doubleValue() >= 0 && share.doubleValue() <= 1) {
                shares.put(kind, share.doubleValue());
            } else if (!name.equals(DELAY)) {
                throw SandboxProblem.invalid(name, kind == null ? "is no fault" : "must lie between 0 and 1");
            }
        });
        long delay = wanted.getOrDefault(DELAY, 0).longValue();
        if (delay < 0 || delay > LONGEST_DELAY_MS) {
            throw SandboxProblem.invalid(DELAY, "must lie between 0 and " + LONGEST_DELAY_MS);
        }
        shares.put(FaultKind.DELAY, delay > 0 ? 1.0 : 0.0);
        return new Faults(shares, Duration.ofMillis(delay));
    }
}
