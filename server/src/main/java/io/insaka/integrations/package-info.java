/**
 * <b>Story.</b> Other programs hear of what happens here: an owner names an address, and what happened is posted to it,
 * signed.
 *
 * <p><b>Promise.</b> What was committed while an endpoint was on reaches it at least once, with an id that stays the same
 * however often it is sent: it is written down in the transaction of the change itself, by triggers, and tried for a day.
 * Events of one conversation, or of one contact, are sent one after the other, in the order in which they were written
 * down. An endpoint that is slow or down holds up nobody but itself.
 *
 * <p><b>Not here.</b> What programs ask for themselves: the API of each module. The console's stream: {@code live}. What
 * things look like in JSON: {@code desk}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "outside", "database", "platform", "vault", "tenancy", "audit", "live", "desk"
        })
package io.insaka.integrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
