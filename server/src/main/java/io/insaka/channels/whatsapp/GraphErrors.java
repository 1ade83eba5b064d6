package io.insaka.channels.whatsapp;

import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each error code of the Graph API means for a message that was not taken.
 *
 * <p>Codes and classes: pywa's error table (August 2026) and Meta's published OpenAPI v23.0 (November 2025), read
 * 2026-11-21; limits of numbers and pairs: copy of Meta's throughput page. Codes marked (doc) are from Meta's public
 * error reference and were not seen again on that date.
 *
 * <p>An error of the account (an expired token, an unpaid bill) is put right by a person, so nothing that waits may be
 * lost over it: such messages are postponed, long enough not to hammer, never refused.
 */
final class GraphErrors {
    /** How often to look whether somebody reconnected the account. */
    static final Duration UNTIL_A_PERSON_ACTS = Duration.ofMinutes(15);

    private enum Fate {
        /** Too fast for the number or the whole account. */
        THROTTLED,
        /** Too fast for this one contact (about one message in six seconds). */
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

    private static final Map<Integer, Fate> FATES = fates();

    private GraphErrors() {}

    private static Map<Integer, Fate> fates() {
        var fates = new HashMap<Integer, Fate>();
        // 4 calls of the app, 80007 calls of the account, 130429 messages of the number, 131048 the number's quality,
        // 133016 registrations.
        List.of(4, 80007, 130429, 131048, 133016).forEach(code -> fates.put(code, Fate.THROTTLED));
        fates.put(131056, Fate.THROTTLED_FOR_CONTACT);
        // 131052 and 131053: media that could not be fetched or taken; 131057: the number is being upgraded.
        List.of(1, 2, 131000, 131016, 131052, 131053, 131057).forEach(code -> fates.put(code, Fate.TRANSIENT));
        // 131047 the window, 131049 and 131050 marketing, 131051 the type, 130472 an experiment of Meta's, 131062 a
        // one-time code to somebody without a phone number, 132xxx templates.
        List.of(
                        100, 131008, 131009, 131021, 131047, 131049, 131050, 131051, 131062, 130472, 132000, 132001,
                        132005, 132007, 132008, 132012, 132015, 132016)
                .forEach(code -> fates.put(code, Fate.FINAL));
        // 131026 cannot receive, 131030 not on a test number's list.
        List.of(131026, 131030).forEach(code -> fates.put(code, Fate.FINAL_FOR_CONTACT));
        // 0 and 190: the token.
        List.of(0, 190).forEach(code -> fates.put(code, Fate.CREDENTIALS));
        // 3 and 10 rights, 368 and 131031 blocked, 131042 the bill, 131045 registration;
        // (doc) 131005 access denied, 133010 not registered.
        List.of(3, 10, 368, 131031, 131042, 131045, 131005, 133010).forEach(code -> fates.put(code, Fate.ACCOUNT));
        for (int code = 200; code <= 299; code++) {
            fates.put(code, Fate.ACCOUNT);
        }
        return Map.copyOf(fates);
    }

    /**
     * @param code the Graph code; null when the answer had none
     * @param subcode 33 beside code 100 means that the number's id is not there for this token (doc)
     * @param passing whether Meta said that it will pass ({@code is_transient})
     * @param retryAfter what the {@code Retry-After} header asked for
     */
    record Failure(
            int status,
            @Nullable Integer code,
            @Nullable Integer subcode,
            boolean passing,
            ProviderError error,
            @Nullable Duration retryAfter) {}

    /** What became of a message whose request was answered with a readable Graph error. */
    static SendOutcome outcome(Failure failure) {
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

    static boolean unauthorized(Failure failure) {
        return fate(failure) == Fate.CREDENTIALS;
    }

    private static Fate fate(Failure failure) {
        if (Integer.valueOf(100).equals(failure.code()) && Integer.valueOf(33).equals(failure.subcode())) {
            return Fate.ACCOUNT;
        }
        Fate known = failure.code() == null ? null : FATES.get(failure.code());
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
}
