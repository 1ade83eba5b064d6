package io.insaka.desk.tasks;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Teams;
import io.insaka.database.Sight;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.TeammateLeft;
import io.insaka.tenancy.Teammates;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a teammate had still to do when they left is never nobody's: it goes to whoever was named, else to the team of its
 * conversation, else to theirs, else to whoever took them out of the team.
 */
@Component
class Leavers {
    private final Tasks tasks;
    private final Inbox inbox;
    private final Teams teams;
    private final Teammates teammates;

    Leavers(Tasks tasks, Inbox inbox, Teams teams, Teammates teammates) {
        this.tasks = tasks;
        this.inbox = inbox;
        this.teams = teams;
        this.teammates = teammates;
    }

    /** Before they are out of their teams. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void handOn(TeammateLeft left) {
        TenantId tenant = left.tenant();
        TeammateId next = left.handTo();
        Sight sight = next == null ? null : teammates.answering(tenant, next).orElse(null);
        Optional<UUID> own = teams.of(tenant, left.teammate()).stream().sorted().findFirst();
        tasks.hand(tenant, left.teammate(), task -> {
            Conversation about = conversation(tenant, task.link().conversation());
            if (next != null
                    && sight != null
                    && (about == null || sight.shows(about.channel().value()))) {
                return new Task.Owner.Teammate(next);
            }
            return Optional.ofNullable(about == null ? null : about.team())
                    .or(() -> own)
                    .<Task.Owner>map(Task.Owner.Team::new)
                    .orElseGet(() -> new Task.Owner.Teammate(left.by()));
        });
    }

    private @Nullable Conversation conversation(TenantId tenant, @Nullable ConversationId id) {
        return id == null
                ? null
                : inbox.find(tenant, id).map(Inbox.Listed::conversation).orElse(null);
    }
}
