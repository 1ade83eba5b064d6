package io.insaka.desk.tasks;

import io.insaka.desk.ComesAlong;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is left to do in a conversation is left to do in the one it was merged into; what is done stays where it was. */
@Component
class TasksComeAlong implements ComesAlong {
    private final TaskRepository repository;
    private final LiveChanges live;

    TasksComeAlong(TaskRepository repository, LiveChanges live) {
        this.repository = repository;
        this.live = live;
    }

    @Override
    public List<UUID> come(TenantId tenant, ConversationId from, ConversationId to) {
        return move(tenant, from, to, null);
    }

    @Override
    public void goBack(TenantId tenant, List<UUID> along, ConversationId from, ConversationId to) {
        move(tenant, from, to, along.toArray(UUID[]::new));
    }

    private List<UUID> move(TenantId tenant, ConversationId from, ConversationId to, UUID @Nullable [] only) {
        List<UUID> moved = repository.repoint(tenant, from, to, only);
        if (!moved.isEmpty()) {
            live.record(tenant, List.of(new Change(from, "tasks"), new Change(to, "tasks")));
        }
        return moved;
    }
}
