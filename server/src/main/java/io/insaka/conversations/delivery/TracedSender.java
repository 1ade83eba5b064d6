package io.insaka.conversations.delivery;

import io.insaka.telemetry.Span;
import io.insaka.telemetry.Spans;
import org.springframework.stereotype.Component;

/** The {@link Sender}, as part of the trace of what caused the message, on whichever node and after whichever restart. */
@Component
class TracedSender {
    private static final String STATUS = "insaka.provider.status";

    private final Sender sender;
    private final Spans spans;

    TracedSender(Sender sender, Spans spans) {
        this.sender = sender;
        this.spans = spans;
    }

    Result send(Sender.Letter letter) {
        Waiting row = letter.row();
        try (var _ = row.trace().open();
                var span = spans.call("delivery", row.trace())) {
            span.with("insaka.organisation", row.tenant())
                    .with("insaka.channel", row.channel())
                    .with("insaka.conversation", row.conversation())
                    .with("insaka.message", row.message())
                    .with("insaka.message.attempts", row.attempts());
            Result result = sender.send(letter);
            describe(span, result);
            return result;
        }
    }

    Result notSent(Waiting row) {
        return sender.notSent(row);
    }

    /** The provider's code, never its words: those may repeat the number that was written to. */
    private static void describe(Span span, Result result) {
        switch (result) {
            case Result.Sent sent -> span.with(STATUS, "accepted");
            case Result.Handed handed -> span.with(STATUS, "handed");
            case Result.Dead dead ->
                span.with(STATUS, "refused").failed(dead.error().code());
            case Result.Unwanted unwanted -> span.with(STATUS, "unwanted");
            case Result.Again again ->
                span.with(STATUS, "postponed").failed(again.error().code());
            case Result.Unsure unsure ->
                span.with(STATUS, "unknown").failed(unsure.why().code());
        }
    }
}
