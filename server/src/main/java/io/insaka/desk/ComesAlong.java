package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * What hangs on a conversation: it comes along when that is merged into another, or keeps it from being merged. Every method
 * joins the tenant's open transaction, in which both threads are locked.
 */
public interface ComesAlong {
    /** @throws io.insaka.platform.Problem when it cannot be merged as things are */
    default void ask(TenantId tenant, ConversationId leaving) {}

    /** @return the ids of what hangs on the other from here on */
    default List<UUID> come(TenantId tenant, ConversationId from, ConversationId to) {
        return List.of();
    }

    /** What had come along goes back, where it still hangs there. */
    default void goBack(TenantId tenant, List<UUID> along, ConversationId from, ConversationId to) {}
}
