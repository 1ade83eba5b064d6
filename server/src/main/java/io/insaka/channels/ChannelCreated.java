package io.insaka.channels;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;

/** An account was connected; published on every node as it learns of it, after the commit. */
public record ChannelCreated(TenantId tenant, ChannelId channel, String kind) {}
