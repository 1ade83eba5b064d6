package io.insaka.brain.turns;

import io.insaka.conversations.Messages;
import io.insaka.conversations.Receipts;
import io.insaka.intake.Ledger;
import io.insaka.telemetry.Spans;

/** What {@link ThreadBatch} works with. */
record BatchTools(
        Messages messages, Receipts receipts, Endings.TurnTables tables, TenantWork.Engine engine, Ledger ledger) {
    Flow flow() {
        return engine.flow();
    }

    StandingWishes wishes() {
        return engine.wishes();
    }

    Spans spans() {
        return engine.spans();
    }
}
