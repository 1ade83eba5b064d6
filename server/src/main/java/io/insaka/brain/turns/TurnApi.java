package io.insaka.brain.turns;

import io.insaka.brain.skill.Insight;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.platform.Problem;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The replay view: how each turn of a conversation was decided, newest first. */
@RestController
class TurnApi {
    private static final int MOST = 50;
    private static final double MICROS_PER_MILLI = 1_000;

    private final TenantTransactions transactions;
    private final TurnRepository turns;
    private final Inbox inbox;

    TurnApi(TenantTransactions transactions, TurnRepository turns, Inbox inbox) {
        this.transactions = transactions;
        this.turns = turns;
        this.inbox = inbox;
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
     * @param flowVersion which version of the state graph decided it
     */
    record TurnView(
            UUID id,
            UUID messageId,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int flowVersion,
            String status,
            String outcome,
            List<StepView> steps) {}

    /**
     * @param outcome what the step decided, in a few words
     * @param calls the models it asked; absent when none
     * @param sources what it read; absent when nothing
     */
    record StepView(
            String name,
            String outcome,
            double durationMs,
            @Nullable List<Insight.Call> calls,
            @Nullable List<Insight.Source> sources) {}

    @GetMapping("/api/v1/conversations/{id}/turns")
    @AuditedRead(value = "conversation.turns-opened", subject = "conversation")
    @Requires(Permission.CONVERSATIONS_READ)
    Turns turns(Caller caller, @PathVariable UUID id) {
        return transactions.call(caller.tenant(), () -> {
            var conversation = new ConversationId(id);
            inbox.find(caller.tenant(), conversation).orElseThrow(UnknownConversation::new);
            return new Turns(
                    turns.latest(caller.tenant(), conversation, MOST).stream()
                            .map(TurnApi::view)
                            .toList(),
                    null);
        });
    }

    private static TurnView view(TurnRepository.Row turn) {
        return new TurnView(
                turn.id(),
                turn.id(),
                turn.startedAt(),
                turn.finishedAt(),
                turn.flow(),
                turn.status(),
                turn.outcome(),
                turn.trace().steps().stream().map(TurnApi::view).toList());
    }

    private static StepView view(Trace.Passed step) {
        Insight insight = step.insight();
        return new StepView(
                step.step(),
                step.decided(),
                step.micros() / MICROS_PER_MILLI,
                insight == null ? null : insight.calls(),
                insight == null ? null : insight.sources());
    }
}
