package io.insaka.channels;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;

/** An account's name or settings changed; published on every node as it learns of it, after the commit. */
public record ChannelChanged(TenantId tenant, ChannelId channel, String kind) {}
