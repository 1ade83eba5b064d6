/**
 * <b>Story.</b> Threads between a contact and the organisation: what was said, who may speak, and what is on its way out.
 *
 * <p><b>Promise.</b> Messages of a thread have one order. Exactly one holder may write: the bot, or one teammate; what was
 * decided under an older lease is refused. What is to be sent is written with the state that caused it, is sent in order,
 * and is never repeated while a receipt can still tell what happened. A receipt only moves a message forward.
 *
 * <p><b>Not here.</b> What to answer: {@code brain}. The teammate's lists and actions over HTTP: {@code desk}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "telemetry",
            "database",
            "platform",
            "vault",
            "tenancy",
            "audit",
            "live",
            "attributes",
            "media",
            "channels",
            "channels::spi",
            "contacts",
            "contacts::consent",
            "intake"
        })
package io.insaka.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
