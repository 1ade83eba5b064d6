/**
 * <b>Story.</b> The visitor's side of our own chat: who a browser is, the thread it may see, what happens there as it
 * happens, files, and the pages of the app.
 *
 * <p><b>Promise.</b> A visitor sees their own thread and nothing else: no notes, nobody else's words, nothing that was
 * not sent. A stream that is resumed with the last id it saw misses nothing and repeats nothing, after any time away. Every door is limited
 * per visitor and per address, and open to the allowed websites only.
 *
 * <p><b>Not here.</b> What visitors send: it comes through {@code intake} like every channel's messages, in the form that
 * {@code channels.webchat} reads. The widget itself: {@code ui/widget}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "platform",
            "vault",
            "push",
            "tenancy",
            "live",
            "media",
            "channels",
            "channels::spi",
            "channels::webchat",
            "contacts",
            "conversations"
        })
package io.insaka.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
