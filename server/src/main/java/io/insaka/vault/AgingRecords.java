package io.insaka.vault;

import io.insaka.kernel.TenantId;
import java.time.Instant;

/** A module keeps words of customers without knowing of which channel they are: they go as soon as any channel's would. */
public interface AgingRecords {
    /** Joins the tenant's open transaction. @param border what was said before it goes */
    void age(TenantId tenant, Instant border);
}
