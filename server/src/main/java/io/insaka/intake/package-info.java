/**
 * <b>Story.</b> Takes what providers deliver and keeps it: a webhook is acknowledged once every item of it is in the
 * ledger, and every item is worked off in the order in which its sender wrote it.
 *
 * <p><b>Promise.</b> An acknowledged item is never lost: it is received, done, ignored, quarantined or dead, and can be
 * read and replayed. The same item delivered twice is kept once. If the database is away, items wait in a file. Nothing
 * an item contains makes a webhook fail.
 *
 * <p><b>Not here.</b> What an item means for a conversation: whoever implements {@link io.insaka.intake.ItemWork}.
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
            "channels",
            "channels::spi"
        })
package io.insaka.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
