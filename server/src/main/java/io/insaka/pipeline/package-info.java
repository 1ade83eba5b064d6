/**
 * <b>Story.</b> What customers may buy: deals with their value and their owner, on a board of the organisation's own stages
 * from the first word to won or lost.
 *
 * <p><b>Promise.</b> Whoever changes or moves a deal has seen it as it is: who has not is told so, and nothing of either is
 * lost. A value is exact, and sums are of one currency each. What a deal says is sealed.
 *
 * <p><b>Not here.</b> What somebody still has to do for a customer: {@code desk.tasks}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "platform", "vault", "tenancy", "audit", "live", "contacts", "desk"
        })
package io.insaka.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
