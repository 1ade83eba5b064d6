/**
 * The WhatsApp Cloud API (Meta Graph). {@link io.insaka.channels.whatsapp.WhatsAppChannel} is the way in; reading a
 * webhook starts at {@code Splitter} and {@code ItemReader}, sending at {@code MessageSender}.
 *
 * <p>What is said here about Meta's behaviour was read, until 2026-11-21, in Meta's published OpenAPI description
 * "business-messaging-api v23.0" (November 2025), the client libraries pywa and RestFB (August 2026), and copies of
 * Meta's pages on business-scoped user ids (2026-03-31), media (December 2025) and throughput.
 */
@NullMarked
package io.insaka.channels.whatsapp;

import org.jspecify.annotations.NullMarked;
