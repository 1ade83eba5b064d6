package io.insaka.desk;

import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a text to many is called, for the line above a message that is one of it. Joins the tenant's open transaction. */
public interface MailingNames {
    Map<UUID, String> names(TenantId tenant, Collection<UUID> mailings);
}
