package io.insaka.desk;

import io.insaka.conversations.Conversation;
import io.insaka.kernel.TenantId;
import java.util.List;

/** Says what a teammate has to fill in before a conversation is resolved. Joins the tenant's open transaction. */
public interface BeforeResolving {
    /**
     * @param field as the request that changes conversations calls it
     * @param words what is wrong with it, for whoever resolves
     */
    record Missing(String field, String words) {}

    /** @param conversation as it is while it is resolved: with whoever holds it until then */
    List<Missing> missing(TenantId tenant, Conversation conversation);
}
