/**
 * <b>Story.</b> The outside world, simulated: what the providers would say and do, on the product's own port, and the
 * phone in the console with which a teammate plays the customer.
 *
 * <p><b>Promise.</b> It speaks the real wire formats over real HTTP and is as strict as the provider, so no product code
 * knows it: only a channel's base address differs. With {@code insaka.sandbox=false} none of it exists. The simulators
 * in the packages below need no framework and run by themselves for tests and benchmarks.
 *
 * <p><b>Not here.</b> The adapters that talk to the providers: {@code channels}.
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
            "channels::spi"
        })
package io.insaka.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
