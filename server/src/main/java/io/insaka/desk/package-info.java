/**
 * <b>Story.</b> The teammate's side: the inbox, the thread, taking over, replying, giving back; sorting
 * what waits: labels, views, priorities, and putting off.
 *
 * <p><b>Promise.</b> Everything here is what the console uses and what other programs may rely on; a reply is sent once
 * however often the request is repeated with its key; after {@code take} has answered, the bot says nothing more.
 *
 * <p><b>Not here.</b> The rules of threads and leases: {@code conversations}. What the bot decided: {@code brain}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
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
            "intake",
            "conversations"
        })
package io.insaka.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
