package io.insaka.channels;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;

/** An account was connected; published on the node where it happened, after the commit. */
public record ChannelCreated(TenantId tenant, ChannelId channel, String kind) {}
