package io.insaka.desk.merging;

import io.insaka.conversations.Merge;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One matter in two conversations: it goes on in one of them. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class MergingApi {
    private final TenantTransactions transactions;
    private final Merging merging;

    MergingApi(TenantTransactions transactions, Merging merging) {
        this.transactions = transactions;
        this.merging = merging;
    }

    /**
     * @param into the conversation in which it goes on
     * @param confirm although the two are with different customers: each still gets the replies of their own alone
     * @param force although another teammate holds the conversation that is merged
     */
    record Asked(
            @NotNull UUID into,
            @Nullable Boolean confirm,
            @Nullable Boolean force) {}

    /**
     * @param messages that the merged one has
     * @param labels how many the other got from it
     * @param tasks how many open ones came along
     * @param woken whether it was snoozed, and is no more
     */
    record Done(UUID id, UUID into, int messages, int labels, int tasks, boolean woken) {}

    /** Resolves the conversation and points to the one in which it goes on. Nothing is moved, and it can be undone. */
    @PostMapping("/merge")
    @Audited("conversation.merged")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Done merge(Caller caller, @PathVariable UUID id, @Valid @RequestBody Asked asked) {
        var wanted = new Merging.Asked(
                new ConversationId(id),
                new ConversationId(asked.into()),
                Boolean.TRUE.equals(asked.confirm()),
                Boolean.TRUE.equals(asked.force()));
        Merge merge = transactions.call(caller.tenant(), () -> merging.merge(caller, wanted));
        return new Done(
                id,
                asked.into(),
                merge.messages(),
                merge.brought().labels().size(),
                merge.brought().along().size(),
                merge.was().snoozedUntil() != null);
    }

    /** Both stand as they did, as far as nobody has done anything else with them since. */
    @PostMapping("/unmerge")
    @Audited("conversation.unmerged")
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmerge(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> merging.unmerge(caller, new ConversationId(id)));
    }
}
