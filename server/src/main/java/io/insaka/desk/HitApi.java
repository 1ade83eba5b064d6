package io.insaka.desk;

import io.insaka.conversations.Inbox;
import io.insaka.conversations.Merges;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where in a thread the words are that somebody looked for in the inbox. */
@RestController
class HitApi {
    private static final int MOST = 100;
    private static final int MOST_WORDS = 500;

    private final TenantTransactions transactions;
    private final Inbox inbox;
    private final Merges merges;

    HitApi(TenantTransactions transactions, Inbox inbox, Merges merges) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.merges = merges;
    }

    /** @param conversation the one asked for, or one that was merged into it */
    record HitView(UUID message, UUID conversation, Instant at) {}

    /** @param more whether older ones than these have the words, too */
    record Hits(List<HitView> items, boolean more) {}

    /** The messages of a conversation, and of those merged into it, that have every word of {@code q}; the latest first. */
    @GetMapping("/api/v1/conversations/{id}/hits")
    @AuditedRead(value = "conversation.opened", subject = "conversation", search = "q")
    @Requires(Permission.CONVERSATIONS_READ)
    Hits hits(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        if (q.length() > MOST_WORDS) {
            throw DeskProblem.invalid("q", "is longer than " + MOST_WORDS + " characters");
        }
        var conversation = new ConversationId(id);
        return transactions.call(caller.tenant(), () -> {
            inbox.find(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
            List<ConversationId> threads = Stream.concat(
                            Stream.of(conversation),
                            merges.of(caller.tenant(), List.of(conversation)).stream()
                                    .filter(pair -> pair.into().id().equals(conversation))
                                    .map(pair -> pair.merged().id()))
                    .toList();
            List<Inbox.Hit> found = inbox.containing(caller.tenant(), threads, q, MOST + 1);
            return new Hits(
                    found.stream()
                            .limit(MOST)
                            .map(hit -> new HitView(
                                    hit.message().value(), hit.conversation().value(), hit.at()))
                            .toList(),
                    found.size() > MOST);
        });
    }
}
