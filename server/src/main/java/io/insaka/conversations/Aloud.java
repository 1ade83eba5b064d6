package io.insaka.conversations;

import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;

/** Somebody who wants to know what teammates recorded instead of writing it. Joins the transaction that keeps it. */
public interface Aloud {
    void spoken(TenantId tenant, MessageId message);
}
