package io.insaka.tenancy;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;

/** People are there at other times for a channel than before. Published within the transaction of the change. */
public record OpeningsChanged(TenantId tenant, ChannelId channel) {}
