/**
 * <b>Story.</b> One notification on its way to a browser: signed with the organisation's key and sealed for that browser
 * by a library, and handed to the browser maker's push service.
 *
 * <p><b>Promise.</b> Only push services that are listed in the settings are ever called. What a notification says can be
 * read by the browser alone.
 *
 * <p><b>Not here.</b> Who is told of what, and when: visitors of our chat {@code webchat}, teammates {@code notices}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outside", "database", "platform", "vault"})
package io.insaka.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
