package io.insaka.llm.spending;

import io.insaka.kernel.ConversationId;
import io.insaka.llm.Account;
import io.insaka.llm.Heard.Tokens;
import io.insaka.llm.Models.Ability;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call as it ended.
 *
 * @param agent who asked
 * @param rehearsal whether nobody was answered with it
 * @param outcome {@code ok}, or the wire name of a failure
 * @param microCost null when the price is not known
 */
public record Call(
        UUID id,
        Instant at,
        @Nullable ConversationId conversation,
        String agent,
        boolean rehearsal,
        Account account,
        String model,
        Ability ability,
        String outcome,
        Tokens tokens,
        @Nullable Long microCost,
        long millis) {
    public static final String OK = "ok";

    long cost() {
        return microCost == null ? 0 : microCost;
    }

    boolean failed() {
        return !outcome.equals(OK);
    }

    /** The month it belongs to, by its first day. */
    LocalDate month() {
        return month(at);
    }

    static LocalDate month(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }
}
