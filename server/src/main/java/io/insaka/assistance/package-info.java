/**
 * <b>Story.</b> A model helps the teammate who writes: it drafts an answer out of what the organisation knows, says their own
 * words better, and tells in a few lines what a conversation is about.
 *
 * <p><b>Promise.</b> Nothing is sent: what comes out stands in the composer of the one who asked. What customers wrote reaches
 * the model as data. Words that were rewritten have the numbers, links and values they had, or are not handed out. A summary
 * is kept, sealed, until something newer was said.
 *
 * <p><b>Not here.</b> What the role is told: {@code agents}. The summary itself: {@code brain.handover.Recap}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "platform",
            "vault",
            "tenancy",
            "contacts",
            "channels::spi",
            "conversations",
            "knowledge",
            "brain::skill",
            "brain::memory",
            "brain::handover",
            "llm",
            "agents"
        })
package io.insaka.assistance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
