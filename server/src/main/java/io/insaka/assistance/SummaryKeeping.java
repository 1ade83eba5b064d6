package io.insaka.assistance;

import io.insaka.brain.handover.Recap;
import io.insaka.brain.memory.Memories;
import io.insaka.conversations.Author;
import io.insaka.conversations.Direction;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.ModelReply;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a thread is about, asked for once for as long as nothing changes in it. */
@Component
class SummaryKeeping {
    /** Whatever changes among so many is seen; what is older hardly changes, and never what is open. */
    private static final int LOOKED_AT = 30;

    private final SummaryRepository repository;
    private final Recap recap;
    private final Memories memories;
    private final Inbox inbox;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Together<Asked, String> together = new Together<>();

    SummaryKeeping(
            SummaryRepository repository,
            Recap recap,
            Memories memories,
            Inbox inbox,
            TenantTransactions transactions,
            Clock clock) {
        this.repository = repository;
        this.recap = recap;
        this.memories = memories;
        this.inbox = inbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Asked(TenantId tenant, ConversationId conversation, String source) {}

    /** The one that was kept or that came with the hand-over, if nobody has written since. */
    private Optional<String> known(TenantId tenant, ConversationId conversation, List<Message> latest) {
        return repository.find(tenant, conversation, source(latest)).or(() -> handedOver(tenant, latest));
    }

    /** Call it outside a transaction. Of those who want the same at once, on one node, one asks and pays. */
    String of(TenantId tenant, ConversationId conversation) {
        List<Message> latest = transactions.call(tenant, () -> latest(tenant, conversation));
        if (latest.isEmpty()) {
            throw AssistanceProblem.nothingSaid();
        }
        String source = source(latest);
        return together.get(
                new Asked(tenant, conversation, source),
                () -> transactions
                        .call(tenant, () -> known(tenant, conversation, latest))
                        .orElseGet(() -> made(tenant, conversation, source)));
    }

    /** Kept only for what it was made of: whatever came, or was erased, while the model was at work makes it another. */
    private String made(TenantId tenant, ConversationId conversation, String source) {
        ModelReply reply = recap.ask(tenant, conversation, memories.now(tenant, conversation), "a colleague opens it");
        return switch (reply) {
            case ModelReply.Refused refused -> throw AssistanceProblem.refused();
            case ModelReply.None none -> throw AssistanceProblem.of(none.why());
            case ModelReply.Said said -> {
                transactions.run(tenant, () -> {
                    if (source(latest(tenant, conversation)).equals(source)) {
                        repository.keep(tenant, conversation, source, said.text(), clock.instant());
                    }
                });
                yield said.text();
            }
        };
    }

    /** Notes are the team's own, and no model is told of them. */
    private List<Message> latest(TenantId tenant, ConversationId conversation) {
        return inbox.before(tenant, conversation, Long.MAX_VALUE, LOOKED_AT).stream()
                .filter(message -> message.direction() != Direction.NOTE)
                .toList();
    }

    private Optional<String> handedOver(TenantId tenant, List<Message> latest) {
        return latest.reversed().stream()
                .filter(message ->
                        message.author() instanceof Author.Contact || message.author() instanceof Author.Teammate)
                .findFirst()
                .filter(message -> message.author() instanceof Author.Contact)
                .flatMap(message -> recap.written(tenant, message.id()));
    }

    private static String source(List<Message> latest) {
        return latest.stream()
                .map(message -> message.id().value() + " " + message.marks().revokedAt() + " "
                        + message.body().perceived() + " "
                        + message.body().content().words())
                .collect(Collectors.joining("\n"));
    }
}
