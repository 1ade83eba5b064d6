package io.insaka.brain.turns;

import io.insaka.conversations.Messages;
import io.insaka.conversations.Mirrors;
import io.insaka.conversations.Receipts;
import io.insaka.intake.Ledger;
import io.insaka.telemetry.Spans;

/** What {@link ThreadBatch} works with. */
record BatchTools(TenantWork.Told told, Endings.TurnTables tables, TenantWork.Engine engine, Ledger ledger) {
    Messages messages() {
        return told.messages();
    }

    Receipts receipts() {
        return told.receipts();
    }

    Mirrors mirrors() {
        return told.mirrors();
    }

    Flow flow() {
        return engine.flow();
    }

    StandingWishes wishes() {
        return engine.wishes();
    }

    Asides asides() {
        return engine.asides();
    }

    Spans spans() {
        return engine.spans();
    }
}
