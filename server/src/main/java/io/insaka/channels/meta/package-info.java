/**
 * Messenger and Instagram: two kinds of channel over Meta's one messaging platform. {@link
 * io.insaka.channels.meta.MetaChannel} is the way in for both, {@code Platform} says where they differ; reading a webhook
 * starts at {@code Splitter} and {@code EventReader}, sending at {@code MessageSender}.
 *
 * <p>What is said here about Meta's behaviour was read, until 2026-11-21, in Meta's pages on the Messenger Platform (error
 * codes March 2026, sender actions January 2026) and on Instagram messaging (July 2026), in the client library RestFB and
 * in what other open products' tests record of webhooks.
 */
@NullMarked
package io.insaka.channels.meta;

import org.jspecify.annotations.NullMarked;
