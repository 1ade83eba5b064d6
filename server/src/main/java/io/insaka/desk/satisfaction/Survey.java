package io.insaka.desk.satisfaction;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One question to a customer about one resolution. */
record Survey(
        UUID id,
        About about,
        @Nullable Asked asked,
        @Nullable Given given) {
    /** So long a number that is typed is taken for an answer. */
    static final Duration WAITS = Duration.ofDays(3);
    /** So long an answer may be corrected. */
    static final Duration CORRECTED = Duration.ofHours(24);
    /** So long the next words are a comment, once one was asked for. */
    static final Duration COMMENTED = Duration.ofHours(1);

    /**
     * @param team of the conversation when it was resolved
     * @param teammate who resolved; null: it was resolved by itself
     */
    record About(
            ConversationId conversation,
            ContactId contact,
            ChannelId channel,
            @Nullable UUID team,
            @Nullable TeammateId teammate,
            Instant resolvedAt) {}

    /** @param last the place in the thread of the last message that belongs to it */
    record Asked(Instant at, String language, long last) {}

    /**
     * @param at when they answered first
     * @param commentUntil until then the next words are the comment; null: none was asked for, or it is there
     */
    record Given(
            int score,
            Instant at,
            @Nullable String comment,
            @Nullable Instant commentUntil) {
        boolean corrigible(Instant now) {
            return now.isBefore(at.plus(CORRECTED));
        }

        boolean wantsComment(Instant now) {
            return comment == null && commentUntil != null && now.isBefore(commentUntil);
        }

        Given corrected(int better) {
            return new Given(better, at, comment, commentUntil);
        }

        Given commented(String words) {
            return new Given(score, at, words, null);
        }
    }

    /** Whether a number that somebody types now, with nothing in between, means this one. */
    boolean hears(Instant now) {
        if (given != null) {
            return given.corrigible(now);
        }
        return asked != null && now.isBefore(asked.at().plus(WAITS));
    }
}
