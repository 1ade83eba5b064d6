package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.faults.FaultDice;
import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of an accepted message, told to the business as statuses. */
final class Statuses {
    private final SimulatorSettings.Receipts receipts;
    private final ScheduledExecutorService timer;
    private final FaultDice dice;
    private final Watchers watchers;
    private final Clock clock;

    Statuses(
            SimulatorSettings.Receipts receipts,
            ScheduledExecutorService timer,
            FaultDice dice,
            Watchers watchers,
            Clock clock) {
        this.receipts = receipts;
        this.timer = timer;
        this.dice = dice;
        this.watchers = watchers;
        this.clock = clock;
    }

    /** Sent, delivered and perhaps read, each in its time. */
    void follow(BusinessNumber number, AcceptedMessage message, Customer to) {
        after(receipts.sent(), () -> tell(number, message, to, ThreadMessage.Receipt.SENT, Optional.empty()));
        after(receipts.delivered(), () -> tell(number, message, to, ThreadMessage.Receipt.DELIVERED, Optional.empty()));
        // A reaction is never reported as read.
        if (!message.type().equals("reaction")) {
            receipts.read()
                    .ifPresent(delay -> after(
                            delay, () -> tell(number, message, to, ThreadMessage.Receipt.READ, Optional.empty())));
        }
    }

    void fail(BusinessNumber number, AcceptedMessage message, Customer to, GraphError error) {
        after(receipts.sent(), () -> tell(number, message, to, ThreadMessage.Receipt.FAILED, Optional.of(error)));
    }

    private void after(Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void tell(
            BusinessNumber number,
            AcceptedMessage message,
            Customer to,
            ThreadMessage.Receipt receipt,
            Optional<GraphError> error) {
        number.with(to)
                .change(
                        message.id(),
                        known -> known.marked(marks -> error.map(failure -> marks.failed(failure.code()))
                                .orElseGet(() -> marks.receipt(receipt))));
        watchers.tell(number.id(), to.key(), PhoneChange.CHANGED);
        if (dice.falls(FaultKind.MISSING_STATUS, number.id())) {
            return;
        }
        String word = receipt.name().toLowerCase(Locale.ROOT);
        ObjectNode status = Json.object();
        status.put("id", message.id()).put("status", word);
        status.put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
        Json.putUnlessEmpty(status, "recipient_id", to.phone());
        status.put("recipient_user_id", to.userId());
        Json.putUnlessEmpty(status, "biz_opaque_callback_data", message.correlation());
        error.ifPresentOrElse(
                failure -> status.putArray("errors").add(failure.inStatus()),
                () -> status.putObject("pricing")
                        .put("billable", false)
                        .put("pricing_model", "PMP")
                        .put("category", "service")
                        .put("type", "free_customer_service"));
        number.webhooks()
                .send(new WebhookItem(
                        "statuses", message.id() + "/" + word, to.key(), status, Optional.empty(), () -> {}));
    }
}
