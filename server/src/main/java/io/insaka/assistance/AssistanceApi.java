package io.insaka.assistance;

import io.insaka.agents.Agents;
import io.insaka.agents.Role;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A model's help for the teammate who writes. Nothing of it reaches a customer by itself. */
@RestController
class AssistanceApi {
    private final TenantTransactions transactions;
    private final Inbox inbox;
    private final Contacts contacts;
    private final Agents agents;
    private final Writing writing;
    private final SummaryKeeping summaries;

    /** The two ways to have something written. */
    @Component
    record Writing(Drafting drafting, Rewriting rewriting) {}

    AssistanceApi(
            TenantTransactions transactions,
            Inbox inbox,
            Contacts contacts,
            Agents agents,
            Writing writing,
            SummaryKeeping summaries) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.contacts = contacts;
        this.agents = agents;
        this.writing = writing;
        this.summaries = summaries;
    }

    /**
     * @param writing whether drafts and rewriting are there: ready, resting (its budget is spent, or no model answers) or off
     * @param summing the same of summaries
     */
    record Outlook(String writing, String summing) {}

    @GetMapping("/api/v1/assistance")
    @NotAudited("tells which help there is, and nothing of anybody")
    @Requires(Permission.CONVERSATIONS_READ)
    Outlook outlook(Caller caller) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> new Outlook(state(tenant, Role.ASSISTANT), state(tenant, Role.CRM)));
    }

    private String state(TenantId tenant, Role role) {
        if (agents.ready(tenant, role)) {
            return "ready";
        }
        return agents.rests(tenant, role) ? "resting" : "off";
    }

    record SummaryView(String summary) {}

    /** As kept, or made anew. Never the customer's to read. */
    @PostMapping("/api/v1/conversations/{id}/summary")
    @NotAudited("opening the thread leaves an entry, and what a model was asked stands in the ledger of models")
    @Requires(Permission.CONVERSATIONS_WRITE)
    SummaryView sumUp(Caller caller, @PathVariable UUID id) {
        ConversationId conversation = transactions.call(
                caller.tenant(), () -> conversation(caller, id).id());
        return new SummaryView(summaries.of(caller.tenant(), conversation));
    }

    /**
     * @param task answer, shorter, friendlier, formal or correct
     * @param text what is rewritten; for an answer: what it shall say, if that is known
     */
    record Wanted(
            @NotBlank @Size(max = 20) String task,
            @Nullable @Size(max = 20_000) String text) {}

    /** @param doubtful numbers, links and addresses that stand in nothing the model was to read */
    record Draft(String text, List<Written.Source> sources, List<String> doubtful) {}

    /** Words for the composer, for a teammate to read and send. Nothing is kept of them. */
    @PostMapping("/api/v1/conversations/{id}/draft")
    @NotAudited("changes nothing, and what a model was asked stands in the ledger of models")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Draft draft(Caller caller, @PathVariable UUID id, @Valid @RequestBody Wanted wanted) {
        Task task = Task.of(wanted.task());
        String text = wanted.text() == null ? "" : wanted.text();
        var target = transactions.call(caller.tenant(), () -> {
            Conversation found = conversation(caller, id);
            return new Target(found.id(), language(caller, found));
        });
        Written written = task == Task.ANSWER
                ? writing.drafting().draft(caller.tenant(), target.conversation(), target.language(), text)
                : writing.rewriting().rewrite(caller.tenant(), target.conversation(), task, text);
        return new Draft(written.text(), written.sources(), written.doubtful());
    }

    private record Target(ConversationId conversation, String language) {}

    private Conversation conversation(Caller caller, UUID id) {
        return inbox.find(caller.tenant(), new ConversationId(id))
                .orElseThrow(AssistanceProblem::unknownConversation)
                .conversation();
    }

    private String language(Caller caller, Conversation conversation) {
        return contacts.find(caller.tenant(), conversation.contact())
                .map(contact -> contact.spoken().language().split("-", 2)[0])
                .orElse("");
    }
}
