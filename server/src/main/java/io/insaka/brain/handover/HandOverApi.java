package io.insaka.brain.handover;

import io.insaka.brain.skill.Understood;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
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

/** What a teammate finds about a conversation that was handed to people, newest first. */
@RestController
class HandOverApi {
    private static final int MOST = 10;

    private final TenantTransactions transactions;
    private final HandOverRepository repository;
    private final Inbox inbox;

    HandOverApi(TenantTransactions transactions, HandOverRepository repository, Inbox inbox) {
        this.transactions = transactions;
        this.repository = repository;
        this.inbox = inbox;
    }

    private static final class UnknownConversation extends Problem {
        private static final long serialVersionUID = 1L;

        UnknownConversation() {
            super(404, "conversations/unknown", "There is no such conversation.");
        }
    }

    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param trigger requested, not-understood, urgent, upset, suspicious, models or skill
     * @param said the words that led to it
     * @param before what the customer wrote before that
     * @param tried what the bot answered
     * @param language BCP 47; null when unknown
     * @param summary in a few sentences; null while no model has written one
     * @param current whether people still have the conversation because of it
     */
    record View(
            UUID id,
            String trigger,
            String reason,
            String priority,
            Instant at,
            String said,
            List<String> before,
            List<String> tried,
            @Nullable String language,
            double sentiment,
            List<Understood.Entity> entities,
            @Nullable String summary,
            boolean current) {}

    @GetMapping("/api/v1/conversations/{id}/hand-overs")
    @AuditedRead(value = "conversation.hand-overs-opened", subject = "conversation")
    @Requires(Permission.CONVERSATIONS_READ)
    Page handOvers(Caller caller, @PathVariable UUID id) {
        return transactions.call(caller.tenant(), () -> {
            var conversation = new ConversationId(id);
            Conversation thread = inbox.find(caller.tenant(), conversation)
                    .orElseThrow(UnknownConversation::new)
                    .conversation();
            return new Page(
                    repository.latest(caller.tenant(), conversation, MOST).stream()
                            .map(handOver -> view(handOver, thread))
                            .toList(),
                    null);
        });
    }

    private static View view(HandOver handOver, Conversation thread) {
        Facts facts = handOver.facts();
        boolean current = !(thread.holder() instanceof Holder.Bot)
                && handOver.since().equals(thread.lease().since());
        return new View(
                handOver.id(),
                handOver.cause(),
                handOver.reason(),
                handOver.priority(),
                handOver.since(),
                facts.said(),
                facts.before(),
                facts.tried(),
                facts.language().isEmpty() ? null : facts.language(),
                facts.sentiment(),
                facts.entities(),
                handOver.summary(),
                current);
    }
}
