/**
 * <b>Story.</b> Before other instructions or other articles are published, what customers asked lately is answered once
 * more, as things are and as they would be, and both answers stand side by side.
 *
 * <p><b>Promise.</b> Nobody is written to, and nothing changes but what models cost and what is kept of the rehearsal
 * itself, sealed. A rehearsal ends: within its time, its cost and its number of questions, or when somebody cancels it.
 *
 * <p><b>Not here.</b> How a message is answered: {@code brain}. One question by hand: the test bench in {@code agents}, and
 * trying an article in {@code reception}.
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
            "agents",
            "knowledge",
            "brain::skill",
            "brain::rehearsing"
        })
package io.insaka.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
