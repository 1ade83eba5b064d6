/**
 * <b>Story.</b> The plumbing between HTTP and the modules: refusals become problem details, every answer carries its
 * security headers, the console is served, public endpoints are limited, the API describes itself.
 *
 * <p><b>Promise.</b> An error is always {@code application/problem+json} with a stable {@code code}, wherever it arose.
 * A module that extends {@link io.insaka.platform.Problem} has nothing else to do.
 *
 * <p><b>Not here.</b> Who is calling and what they may do: {@code tenancy}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "telemetry"})
package io.insaka.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
