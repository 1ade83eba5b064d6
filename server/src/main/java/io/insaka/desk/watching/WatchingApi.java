package io.insaka.desk.watching;

import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.kernel.ConversationId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells the others who have a thread open what the caller does in it. */
@RestController
@RequestMapping("/api/v1/conversations")
class WatchingApi {
    private static final Set<String> DOINGS = Set.of("viewing", "writing", "left");

    private final TenantTransactions transactions;
    private final Inbox inbox;
    private final LiveChanges live;

    WatchingApi(TenantTransactions transactions, Inbox inbox, LiveChanges live) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.live = live;
    }

    /** @param doing viewing, writing or left */
    record Sign(@NotBlank @Size(max = 20) String doing) {}

    /**
     * Shown to teammates for some seconds, never to the contact: whoever stays says so again, every 20 seconds. Comes as
     * {@code watched-<doing>-<teammate>} in the live stream.
     */
    @PutMapping("/{id}/watching")
    @NotAudited("who looks at a thread right now: shown for some seconds and kept nowhere")
    @Requires(Permission.CONVERSATIONS_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(Caller caller, @PathVariable UUID id, @Valid @RequestBody Sign sign) {
        if (!DOINGS.contains(sign.doing())) {
            throw DeskProblem.invalid("doing", "is one of viewing, writing, left");
        }
        transactions.run(caller.tenant(), () -> {
            Inbox.Listed listed =
                    inbox.find(caller.tenant(), new ConversationId(id)).orElseThrow(DeskProblem::unknownConversation);
            live.record(caller.tenant(), Change.watched(listed.conversation().id(), sign.doing(), caller.teammate()));
        });
    }
}
