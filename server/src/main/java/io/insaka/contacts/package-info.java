/**
 * <b>Story.</b> People: who a message is from, by whatever addresses a provider shows of them.
 *
 * <p><b>Promise.</b> A person is found again by any identifying address seen before; addresses seen together are linked;
 * none is mandatory. Names and addresses are sealed at rest and found through blind indexes only. Contacts that turn out
 * to be one person are joined without anything being moved, and taken apart again without a trace. What they said to being
 * written to stands in a ledger, from the transaction on in which it takes effect.
 *
 * <p><b>Not here.</b> What was said: {@code conversations}. Teammates: {@code tenancy}.
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
            "channels",
            "channels::spi",
            "live"
        })
package io.insaka.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
