/**
 * A channel for whoever has none here: a workflow builder, a gateway of somebody's own, Make.com. Signed JSON comes in,
 * signed JSON goes out; both forms are ours and documented in {@code docs/guide/gateway.md}. {@link
 * io.insaka.channels.gateway.GatewayChannel} is the way in.
 */
@NullMarked
package io.insaka.channels.gateway;

import org.jspecify.annotations.NullMarked;
