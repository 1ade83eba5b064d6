/**
 * <b>Story.</b> Organisations and the people in them: who may sign in, with what role, from a browser or a program.
 *
 * <p><b>Promise.</b> A controller method takes a {@link io.insaka.tenancy.Caller} and names what it needs with
 * {@link io.insaka.tenancy.Requires}; an endpoint that names nothing stops the start. Passwords and tokens exist only as
 * hashes, names and e-mail addresses only sealed.
 *
 * <p><b>Not here.</b> Customers: {@code contacts}. The shape of an error answer: {@code platform}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outside", "database", "platform", "vault", "post"})
package io.insaka.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
