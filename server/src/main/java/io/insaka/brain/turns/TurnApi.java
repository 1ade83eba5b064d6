package io.insaka.brain.turns;

import io.insaka.brain.skill.Insight;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.platform.Problem;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The replay view: how each turn of a conversation was decided, newest first. */
@RestController
class TurnApi {
    private static final int MOST = 50;
    /** Of one conversation; more than can begin in the moments between a message and its answer. */
    private static final int NEAR = 20;

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MICROS_PER_DOLLAR = 1_000_000;

    private final TenantTransactions transactions;
    private final TurnRepository turns;
    private final Inbox inbox;
    private final Clock clock;

    TurnApi(TenantTransactions transactions, TurnRepository turns, Inbox inbox, Clock clock) {
        this.transactions = transactions;
        this.turns = turns;
        this.inbox = inbox;
        this.clock = clock;
    }

    private static final class UnknownConversation extends Problem {
        private static final long serialVersionUID = 1L;

        UnknownConversation() {
            super(404, "conversations/unknown", "There is no such conversation.");
        }
    }

    record Turns(List<TurnView> items, @Nullable String next) {}

    /**
     * @param status running, done or abandoned (a person took over first)
     * @param messageId the message it answered
     * @param replies the messages it said
     * @param flowVersion which version of the state graph decided it
     */
    record TurnView(
            UUID id,
            UUID messageId,
            List<UUID> replies,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int flowVersion,
            String status,
            String outcome,
            List<StepView> steps) {}

    /**
     * @param outcome what the step decided, in a few words
     * @param provider who was asked last; the fields from here to cost add up the calls, and are null when none was made
     * @param cost in US dollars
     * @param calls the models it asked; null when none
     * @param sources what it read; null when nothing
     * @param saw what it found out; null when nothing
     */
    record StepView(
            String name,
            String outcome,
            double durationMs,
            @Nullable String provider,
            @Nullable String model,
            @Nullable Integer promptVersion,
            @Nullable Integer inputTokens,
            @Nullable Integer outputTokens,
            @Nullable Double cost,
            @Nullable List<Insight.Call> calls,
            @Nullable List<Insight.Source> sources,
            @Nullable List<SeenView> saw) {}

    /** @param value null when it is masked: it tells of the customer, and the caller may not answer customers */
    record SeenView(String what, @Nullable String value, boolean masked) {}

    /** @param message only the turn that this message led to, or came from */
    @GetMapping("/api/v1/conversations/{id}/turns")
    @AuditedRead(value = "conversation.turns-opened", subject = "conversation")
    @Requires(Permission.CONVERSATIONS_READ)
    Turns turns(Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID message) {
        boolean personal = caller.may(Permission.CONVERSATIONS_WRITE);
        return transactions.call(caller.tenant(), () -> {
            var conversation = new ConversationId(id);
            inbox.find(caller.tenant(), conversation).orElseThrow(UnknownConversation::new);
            List<TurnRepository.Row> rows = message == null
                    ? turns.latest(caller.tenant(), conversation, clock.instant(), MOST)
                    : of(caller, conversation, new MessageId(message));
            return new Turns(rows.stream().map(turn -> view(turn, personal)).toList(), null);
        });
    }

    /** A turn begins before what it says is written: it is among the last that began until then. */
    private List<TurnRepository.Row> of(Caller caller, ConversationId conversation, MessageId message) {
        return inbox.message(caller.tenant(), conversation, message).stream()
                .flatMap(said -> turns.latest(caller.tenant(), conversation, said.createdAt(), NEAR).stream())
                .filter(turn ->
                        turn.id().equals(message.value()) || turn.trace().said().contains(message.value()))
                .limit(1)
                .toList();
    }

    private static TurnView view(TurnRepository.Row turn, boolean personal) {
        return new TurnView(
                turn.id(),
                turn.id(),
                turn.trace().said(),
                turn.startedAt(),
                turn.finishedAt(),
                turn.flow(),
                turn.status(),
                turn.outcome(),
                turn.trace().steps().stream().map(step -> view(step, personal)).toList());
    }

    private static StepView view(Trace.Passed step, boolean personal) {
        Insight insight = step.insight();
        List<Insight.Call> calls = insight == null ? List.of() : insight.calls();
        Insight.Call last = calls.isEmpty() ? null : calls.getLast();
        return new StepView(
                step.step(),
                step.decided(),
                step.micros() / MICROS_PER_MILLI,
                last == null ? null : last.provider(),
                last == null ? null : last.model(),
                last == null ? null : last.prompt(),
                last == null
                        ? null
                        : calls.stream().mapToInt(Insight.Call::inputTokens).sum(),
                last == null
                        ? null
                        : calls.stream().mapToInt(Insight.Call::outputTokens).sum(),
                last == null
                        ? null
                        : calls.stream().mapToLong(Insight.Call::microCost).sum() / MICROS_PER_DOLLAR,
                insight == null ? null : insight.calls(),
                insight == null ? null : insight.sources(),
                seen(step.saw(), personal));
    }

    private static @Nullable List<SeenView> seen(@Nullable List<Trace.Seen> saw, boolean personal) {
        return saw == null
                ? null
                : saw.stream()
                        .map(seen -> seen.personal() && !personal
                                ? new SeenView(seen.what(), null, true)
                                : new SeenView(seen.what(), seen.value(), false))
                        .toList();
    }
}
