package io.insaka.desk;

import io.insaka.conversations.Conversation;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/** Hears that a conversation is done with. Joins the tenant's open transaction, in which the thread is locked. */
public interface AfterResolving {
    /**
     * @param before as it was until then
     * @param by who resolved it; null: it was resolved by itself
     */
    void resolved(TenantId tenant, Conversation before, @Nullable TeammateId by);
}
