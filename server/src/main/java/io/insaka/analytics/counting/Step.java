package io.insaka.analytics.counting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in a conversation next. */
sealed interface Step {
    /** That of a message, or of the message that follows. */
    long position();

    Instant at();

    enum Writer {
        CUSTOMER,
        BOT,
        TEAMMATE,
        /** What is said to nobody, or by nobody: notes, reactions, what the product puts down by itself. */
        NOBODY
    }

    /** @param teammate of a teammate's message */
    record Written(
            long position,
            Instant at,
            Writer writer,
            @Nullable UUID teammate) implements Step {}

    /** @param holder bot, queue or teammate */
    record Standing(
            boolean resolved, String holder, @Nullable UUID teammate) {
        boolean withBot() {
            return holder.equals("bot");
        }
    }

    /** It changed hands, team, or was resolved or reopened. @param cause why it was handed over, where it was */
    record Passed(
            long position,
            long seq,
            Instant at,
            Standing was,
            Standing is,
            @Nullable UUID team,
            String cause) implements Step {}

    /** Who resolved what a customer was asked about. @param teammate null: it was resolved by itself */
    record Whose(
            Instant askedAt, @Nullable UUID team, @Nullable UUID teammate) {}

    /** The customer was asked how they were served. */
    record Surveyed(long position, long seq, Instant at, Whose whose) implements Step {}

    /** They answered, or something else than before. @param was 0: not answered yet */
    record Rated(long position, long seq, Instant at, Whose whose, int was, int score) implements Step {}

    /** The message at this place answers what was asked beside the conversation. */
    record Aside(long position, long seq, Instant at) implements Step {}

    record Labelled(long position, long seq, Instant at, UUID label, boolean on) implements Step {}
}
