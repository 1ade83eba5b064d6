/**
 * <b>Story.</b> Tells whoever runs Insaka how it is doing.
 *
 * <p><b>Promise.</b> {@code /healthz} needs no sign-in, names no person and no secret, answers quickly even while the
 * database is away, and says <i>degraded</i> before anything is lost.
 *
 * <p><b>Not here.</b> The facts: each module counts its own.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "platform", "tenancy", "intake", "channels", "conversations", "llm"
        })
package io.insaka.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
