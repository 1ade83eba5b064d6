package io.insaka.channels.graph;

import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the error codes of a Graph API mean for a message that was not taken: those that all of Meta's products share, and
 * the product's own.
 *
 * <p>Codes and classes: pywa's error table (August 2026), Meta's published OpenAPI v23.0 (November 2025) and Meta's page
 * of Messenger's error codes (March 2026), read 2026-11-21.
 *
 * <p>An error of the account (an expired token, an unpaid bill) is put right by a person, so nothing that waits may be
 * lost over it: such messages are postponed, long enough not to hammer, never refused.
 */
public final class GraphErrors {
    /** How often to look whether somebody reconnected the account. */
    static final Duration UNTIL_A_PERSON_ACTS = Duration.ofMinutes(15);

    /** What an error means. */
    public enum Fate {
        /** Too fast for the number or the whole account. */
        THROTTLED,
        /** Too fast for this one contact. */
        THROTTLED_FOR_CONTACT,
        /** Meta's own trouble. */
        TRANSIENT,
        /** Wrong with this message for good. */
        FINAL,
        /** Wrong with this contact: no message will reach them. */
        FINAL_FOR_CONTACT,
        /** Wrong with the account until a person acts. */
        ACCOUNT,
        /** The token is not accepted: expired, revoked, or never right. */
        CREDENTIALS
    }

    /** A code that means something else with this subcode. */
    public record Detailed(int code, int subcode) {}

    private final Map<Integer, Fate> fates;
    private final Map<Detailed, Fate> detailed;

    /** @param own the product's codes, which go before the shared ones; {@code detailed} go before both */
    public GraphErrors(Map<Integer, Fate> own, Map<Detailed, Fate> detailed) {
        var all = shared();
        all.putAll(own);
        this.fates = Map.copyOf(all);
        var subcodes = new HashMap<Detailed, Fate>();
        // The id in the address is not there for this token (doc).
        subcodes.put(new Detailed(100, 33), Fate.ACCOUNT);
        subcodes.putAll(detailed);
        this.detailed = Map.copyOf(subcodes);
    }

    private static Map<Integer, Fate> shared() {
        var fates = new HashMap<Integer, Fate>();
        // 4 calls of the app, 80007 calls of the account.
        fates.put(4, Fate.THROTTLED);
        fates.put(80007, Fate.THROTTLED);
        fates.put(1, Fate.TRANSIENT);
        fates.put(2, Fate.TRANSIENT);
        fates.put(100, Fate.FINAL);
        // The token.
        fates.put(0, Fate.CREDENTIALS);
        fates.put(190, Fate.CREDENTIALS);
        // 3, 10 and 200 to 299 rights, 368 blocked.
        fates.put(3, Fate.ACCOUNT);
        fates.put(10, Fate.ACCOUNT);
        fates.put(368, Fate.ACCOUNT);
        for (int code = 200; code <= 299; code++) {
            fates.put(code, Fate.ACCOUNT);
        }
        return fates;
    }

    /**
     * @param code the Graph code; null when the answer had none
     * @param passing whether Meta said that it will pass ({@code is_transient})
     * @param retryAfter what the {@code Retry-After} header asked for
     */
    public record Failure(
            int status,
            @Nullable Integer code,
            @Nullable Integer subcode,
            boolean passing,
            ProviderError error,
            @Nullable Duration retryAfter) {}

    /** What became of a message whose request was answered with a readable Graph error. */
    SendOutcome outcome(Failure failure) {
        return switch (fate(failure)) {
            case THROTTLED -> new SendOutcome.Postponed(failure.error(), failure.retryAfter(), Scope.ACCOUNT);
            case THROTTLED_FOR_CONTACT ->
                new SendOutcome.Postponed(failure.error(), failure.retryAfter(), Scope.CONTACT);
            case TRANSIENT -> new SendOutcome.Postponed(failure.error(), failure.retryAfter(), Scope.MESSAGE);
            case CREDENTIALS -> new SendOutcome.Unauthorized(failure.error());
            case ACCOUNT -> new SendOutcome.Postponed(failure.error(), UNTIL_A_PERSON_ACTS, Scope.ACCOUNT);
            case FINAL -> new SendOutcome.Refused(failure.error(), Scope.MESSAGE);
            case FINAL_FOR_CONTACT -> new SendOutcome.Refused(failure.error(), Scope.CONTACT);
        };
    }

    boolean unauthorized(Failure failure) {
        return fate(failure) == Fate.CREDENTIALS;
    }

    private Fate fate(Failure failure) {
        Fate known = known(failure);
        if (known != null && !(known == Fate.FINAL && failure.passing())) {
            return known;
        }
        if (failure.status() == 429) {
            return Fate.THROTTLED;
        }
        if (failure.passing() || failure.status() >= 500) {
            return Fate.TRANSIENT;
        }
        return failure.status() == 401 ? Fate.CREDENTIALS : Fate.FINAL;
    }

    private @Nullable Fate known(Failure failure) {
        Integer code = failure.code();
        Integer subcode = failure.subcode();
        if (code == null) {
            return null;
        }
        Fate exact = subcode == null ? null : detailed.get(new Detailed(code, subcode));
        return exact == null ? fates.get(code) : exact;
    }
}
