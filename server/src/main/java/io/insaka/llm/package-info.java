/**
 * <b>Story.</b> Language models, whoever runs them: asked in the order an organisation chose, watched, counted and paid
 * for within its budgets.
 *
 * <p><b>Promise.</b> A question ends in an answer, a refusal, or the plain word that there is none, and never later than
 * its patience allows; no transaction is open while a model thinks; every attempt is in the ledger; keys are sealed.
 *
 * <p><b>Not here.</b> What is asked, and by whom: {@code agents}. That a turn never pays twice: {@code brain} journals
 * what came back.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "telemetry",
            "outside",
            "database",
            "platform",
            "vault",
            "tenancy",
            "audit",
            "live"
        })
package io.insaka.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
