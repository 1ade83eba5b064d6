package io.insaka.channels.africastalking;

import io.insaka.channels.form.FormItem;
import io.insaka.channels.form.PhoneNumbers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Party;
import io.insaka.channels.spi.ProviderError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one item says. */
final class ItemReader {
    private static final Duration LATEST = Duration.ofDays(30);

    private static final Map<String, String> REASONS = Map.of(
            "insufficientcredit", "The contact has not enough airtime for this service.",
            "userisinactive", "The phone number is not in use.",
            "userinblacklist", "The contact wants no messages from this sender.",
            "useraccountsuspended", "The contact's number is suspended.",
            "notnetworksubscriber", "There is no such number in this network.",
            "usernotsubscribedtoproduct", "The contact has not subscribed to this service.",
            "userdoesnotexist", "There is no such number.",
            "deliveryfailure", "The phone could not be reached.",
            "donotdisturbrejection", "The contact has forbidden messages of this kind.");

    private static final Map<String, Function<FormItem, Inbound>> READERS = Map.of(
            Splitter.MESSAGE, item -> new ItemReader(item).message(),
            Splitter.REPORT, item -> new ItemReader(item).report(),
            Splitter.CHOICE, item -> new ItemReader(item).choice());

    private final FormItem item;
    private final Fields fields;

    private ItemReader(FormItem item) {
        this.item = item;
        this.fields = item.fields();
    }

    static Inbound read(byte[] bytes) {
        return FormItem.said(bytes, READERS);
    }

    private @Nullable Party party(String field) {
        Address address = PhoneNumbers.address(fields.word(field));
        return address == null ? null : new Party(List.of(address), null);
    }

    private Inbound message() {
        Party from = party("from");
        String id = fields.word("id");
        if (from == null || id == null) {
            return new Inbound.Skipped("it does not say who wrote it, or its number");
        }
        String text = fields.text("text", "").strip();
        Content content = text.isEmpty() ? new Content.Unsupported("empty", "") : new Content.Text(text);
        return new Inbound.Received(from, id, sentAt(), content, Context.NONE);
    }

    /** Written with or without a zone; what would lie in the future was meant for another one. */
    private Instant sentAt() {
        String date = fields.text("date", "").strip().replace(' ', 'T');
        try {
            Instant sent = date.endsWith("Z")
                    ? Instant.parse(date)
                    : LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
            boolean plausible = sent.isBefore(item.receivedAt())
                    && sent.isAfter(item.receivedAt().minus(LATEST));
            return plausible ? sent : item.receivedAt();
        } catch (DateTimeException none) {
            return item.receivedAt();
        }
    }

    private Inbound report() {
        String id = fields.word("id");
        String status = fields.text("status", "").strip().toLowerCase(Locale.ROOT);
        DeliveryStep step =
                switch (status) {
                    case "sent", "submitted", "buffered" -> DeliveryStep.SENT;
                    case "success", "delivered" -> DeliveryStep.DELIVERED;
                    case "failed", "rejected", "absentsubscriber", "expired" -> DeliveryStep.FAILED;
                    default -> null;
                };
        if (id == null || step == null) {
            return new Inbound.Skipped("a report without a message or a known state");
        }
        ProviderError error = step == DeliveryStep.FAILED ? error(status) : null;
        boolean unwanted = error != null && error.code().equalsIgnoreCase(Splitter.BLACKLISTED);
        return new Inbound.Receipted(id, unwanted ? DeliveryStep.UNWANTED : step, item.receivedAt(), null, error);
    }

    private ProviderError error(String status) {
        String reason = fields.word("failureReason");
        String code = reason == null ? status : reason;
        String words = REASONS.get(code.toLowerCase(Locale.ROOT));
        return new ProviderError(code, words == null ? "The network says: " + code + "." : words);
    }

    private Inbound choice() {
        Party by = party("phoneNumber");
        return by == null
                ? new Inbound.Skipped("it does not say who opted out")
                : new Inbound.OptedOut(by, item.receivedAt(), true);
    }
}
