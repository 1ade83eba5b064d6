/**
 * <b>Story.</b> What was said in another language, in the reader's: beside the original, and by a model the organisation has.
 *
 * <p><b>Promise.</b> A translation never stands in the place of what was written, and is kept, sealed, so that it is paid for
 * once. What is translated reaches the model as data. A teammate's draft is translated for them to read and send; nothing is
 * sent by itself.
 *
 * <p><b>Not here.</b> What the role is told: {@code agents}. In which language a customer writes: {@code contacts.Spoken}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "platform",
            "vault",
            "tenancy",
            "channels::spi",
            "contacts",
            "conversations",
            "brain::understanding",
            "llm",
            "agents"
        })
package io.insaka.translation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
