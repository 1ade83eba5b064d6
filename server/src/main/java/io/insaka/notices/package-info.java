/**
 * <b>Story.</b> What a teammate is told of, and how: a list in the console, a notification of the browser, a
 * mail of what was not seen. Each chooses it, and when there is to be quiet.
 *
 * <p><b>Promise.</b> A notice is there if and only if what it tells of is: triggers write both in one transaction. A
 * browser hears of it once at most, and of nothing that was seen meanwhile. What leaves the house says nothing of
 * customers, unless the organisation lets mails name them. Nothing here delays a message.
 *
 * <p><b>Not here.</b> Sealing and handing over a notification: {@code push}; sending a mail: {@code post}. Visitors of the chat: {@code webchat}. Other
 * programs: {@code integrations}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "platform",
            "vault",
            "push",
            "post",
            "tenancy",
            "audit",
            "live",
            "channels::spi",
            "contacts",
            "conversations"
        })
package io.insaka.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
