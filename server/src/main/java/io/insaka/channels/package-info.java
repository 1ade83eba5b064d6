/**
 * <b>Story.</b> The accounts through which customers reach an organisation, and one nested module per provider that
 * speaks its wire format.
 *
 * <p><b>Promise.</b> Everything above sees {@link io.insaka.channels.spi.Channel} and the values beside it; a channel's
 * credentials are sealed at rest and never leave this module except into its adapter.
 *
 * <p><b>Not here.</b> Conversations, contacts, retries: an adapter knows its provider and nothing else. What arrived is
 * kept by {@code intake}, what leaves by {@code conversations}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "vault",
            "tenancy",
            "audit",
            "platform",
            "live",
            "outside",
            "channels::spi"
        })
package io.insaka.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
