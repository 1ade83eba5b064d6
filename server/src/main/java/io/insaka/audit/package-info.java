/**
 * <b>Story.</b> Remembers who did what, when and from where: one chain of entries for each organisation, in which a
 * change, a gap or a missing end shows.
 *
 * <p><b>Promise.</b> An entry is written in the transaction of what it tells, so neither exists without the other;
 * nothing leaves an endpoint that is marked as read before its entry is on disk. The chain is checked without any key,
 * and stays whole when keys rotate or personal values are forgotten.
 *
 * <p><b>Not here.</b> What customers write: {@code intake} and {@code conversations} keep it. What an endpoint says
 * about its own entry: {@code tenancy.Audited}, {@code AuditedRead} and {@code NotAudited}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "platform", "vault", "tenancy"})
package io.insaka.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
