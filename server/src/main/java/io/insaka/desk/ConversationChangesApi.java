package io.insaka.desk;

import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.platform.Problem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Assigning, labelling, weighing, putting off and resolving: one conversation, or many at once. */
@RestController
class ConversationChangesApi {
    private static final int MOST = 100;
    private static final int MOST_LABELS = 20;

    private final TenantTransactions transactions;
    private final ConversationChanges changes;
    private final AttributeChanges attributes;
    private final Inbox inbox;
    private final ConversationViews views;

    ConversationChangesApi(
            TenantTransactions transactions,
            ConversationChanges changes,
            AttributeChanges attributes,
            Inbox inbox,
            ConversationViews views) {
        this.attributes = attributes;
        this.transactions = transactions;
        this.changes = changes;
        this.inbox = inbox;
        this.views = views;
    }

    /**
     * What to do with which conversations; what is absent stays as it is.
     *
     * @param label ids of labels to put on
     * @param unlabel ids of labels to take off
     * @param assign bot, none (whoever takes it), me, or the id of a teammate
     * @param team the id of the team that answers, or none
     * @param priority low, normal or high
     * @param snoozeUntil out of sight until then, or until the contact writes
     * @param wake back in sight
     * @param status open or resolved
     * @param attributes of the conversations, by key; null takes a value away
     * @param contactAttributes of their customers, by key; null takes a value away
     * @param force although another teammate holds it
     */
    record Asked(
            @NotEmpty @Size(max = MOST) List<@NotNull UUID> conversations,
            @Nullable @Size(max = MOST_LABELS) List<@NotNull UUID> label,
            @Nullable @Size(max = MOST_LABELS) List<@NotNull UUID> unlabel,
            @Nullable @Size(max = 40) String assign,
            @Nullable @Size(max = 40) String team,
            @Nullable @Size(max = 20) String priority,
            @Nullable Instant snoozeUntil,
            @Nullable Boolean wake,
            @Nullable @Size(max = 20) String status,
            @Nullable @Size(max = AttributeChanges.MOST) Map<String, @Nullable Object> attributes,
            @Nullable @Size(max = AttributeChanges.MOST) Map<String, @Nullable Object> contactAttributes,
            @Nullable Boolean force) {
        ConversationChanges.Wanted wanted() {
            return new ConversationChanges.Wanted(
                    label == null ? List.of() : label,
                    unlabel == null ? List.of() : unlabel,
                    assign,
                    team,
                    priority,
                    snoozeUntil,
                    Boolean.TRUE.equals(wake),
                    status,
                    Boolean.TRUE.equals(force));
        }
    }

    /** @param refused those left as they were, each with the code of why */
    record Changed(List<ConversationView> items, List<Refused> refused) {}

    record Refused(UUID id, String code, String detail) {}

    /** Each conversation is changed as a whole or not at all. A single one that is refused is the answer's problem. */
    @PostMapping("/api/v1/conversations/changes")
    @Audited({
        "conversation.assigned",
        "conversation.released",
        "conversation.labelled",
        "conversation.teamed",
        "conversation.prioritised",
        "conversation.snoozed",
        "conversation.woken",
        "conversation.resolved",
        "conversation.reopened",
        "conversation.attributes-changed",
        "contact.attributes-changed"
    })
    @Requires(Permission.CONVERSATIONS_WRITE)
    Changed change(Caller caller, @Valid @RequestBody Asked asked) {
        ConversationChanges.Wanted wanted = asked.wanted();
        List<UUID> ids = asked.conversations().stream().distinct().sorted().toList();
        List<UUID> changed = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (UUID id : ids) {
            try {
                transactions.run(caller.tenant(), () -> {
                    attributes.beside(
                            caller.tenant(),
                            new ConversationId(id),
                            asked.contactAttributes() == null ? Map.of() : asked.contactAttributes(),
                            asked.attributes() == null ? Map.of() : asked.attributes());
                    changes.apply(caller, new ConversationId(id), wanted);
                });
                changed.add(id);
            } catch (Problem refusal) {
                if (ids.size() == 1) {
                    throw refusal;
                }
                refused.add(new Refused(id, refusal.code(), refusal.detail()));
            }
        }
        return transactions.call(
                caller.tenant(),
                () -> new Changed(
                        views.of(
                                caller.tenant(),
                                changed.stream()
                                        .flatMap(id -> inbox.find(caller.tenant(), new ConversationId(id)).stream())
                                        .toList()),
                        refused));
    }
}
