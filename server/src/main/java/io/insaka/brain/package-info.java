/**
 * <b>Story.</b> Answers: every inbound message becomes a turn that runs through guard, understand, route, skill and
 * compose, and ends in one commit of everything it caused.
 *
 * <p><b>Promise.</b> A turn that was begun is finished, once, however often the process dies; what cost money or time is
 * never paid twice; nothing is said while a teammate holds the conversation.
 *
 * <p><b>Not here.</b> What to say: capabilities plug in as {@link io.insaka.brain.skill.Skill}; the brain knows none of
 * them by name.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "telemetry",
            "database",
            "platform",
            "vault",
            "tenancy",
            "audit",
            "live",
            "media",
            "channels",
            "channels::spi",
            "contacts",
            "contacts::consent",
            "intake",
            "conversations",
            "llm",
            "agents"
        })
package io.insaka.brain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
