package io.insaka.conversations;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Who of those that a letter to many is on its way to does not want it any more. Joins the tenant's open transaction. */
public interface BulkConsent {
    /** @return the word why not, of those who do not */
    Map<ContactId, String> unwilling(TenantId tenant, UUID mailing, Collection<ContactId> contacts);
}
