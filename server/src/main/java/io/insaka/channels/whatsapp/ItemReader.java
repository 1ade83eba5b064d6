package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.ProviderError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one ledger item says. Never fails: what cannot be read is skipped with a reason an operator understands. */
final class ItemReader {
    private ItemReader() {}

    static Inbound read(byte[] item) {
        var opened = Envelope.Opened.of(item);
        if (opened == null) {
            return new Inbound.Skipped("unreadable: the item is not JSON");
        }
        if (!opened.value().isObject()) {
            return new Inbound.Skipped(malformed(opened));
        }
        String other = otherNumber(opened);
        if (other != null) {
            return new Inbound.Skipped("for another number (" + other + "), not the one of this channel");
        }
        Inbound said =
                switch (opened.field()) {
                    case "", "messages" -> ofMessages(opened);
                    case "smb_message_echoes" -> ofEchoes(opened);
                    case "user_id_update" -> ofUserIds(opened);
                    default -> null;
                };
        return said == null ? new Inbound.Skipped(news(opened)) : said;
    }

    private static @Nullable String otherNumber(Envelope.Opened item) {
        String number = item.value().at("metadata").word("phone_number_id");
        boolean known = number != null && !item.account().isEmpty();
        return known && !item.account().equals(number) ? number : null;
    }

    private static @Nullable Inbound ofMessages(Envelope.Opened item) {
        Fields message = item.only("messages");
        if (message != null) {
            return message.isObject()
                    ? MessageReader.read(message, with(MessageReader.sender(message), item), item.receivedAt())
                    : new Inbound.Skipped("malformed message");
        }
        Fields status = item.only("statuses");
        if (status != null) {
            return status.isObject()
                    ? StatusReader.read(status, item.receivedAt())
                    : new Inbound.Skipped("malformed status");
        }
        Fields error = item.only("errors");
        if (error != null) {
            ProviderError said = StatusReader.error(List.of(error));
            return new Inbound.Skipped(
                    said == null || !error.isObject()
                            ? "malformed error"
                            : "error of the account " + said.code() + ": " + said.text());
        }
        return null;
    }

    private static @Nullable Inbound ofEchoes(Envelope.Opened item) {
        Fields echo = item.only("message_echoes");
        if (echo == null) {
            return null;
        }
        return echo.isObject()
                ? EchoReader.read(echo, with(EchoReader.recipient(echo), item), item.receivedAt())
                : new Inbound.Skipped("malformed echo");
    }

    private static Inbound ofUserIds(Envelope.Opened item) {
        Fields update = item.only("user_id_update");
        return UserIdUpdate.read(update == null ? item.value() : update, item.receivedAt());
    }

    /** The splitter left the matching contact only. */
    private static Person with(Person person, Envelope.Opened item) {
        Fields contact = item.only("contacts");
        return contact == null ? person : person.or(Person.ofContact(contact));
    }

    private static String malformed(Envelope.Opened item) {
        return item.field().isEmpty() ? "malformed: no change with a value in it" : item.field() + ": without a value";
    }

    /** Account news has no person to answer: kept, and named after its field. */
    private static String news(Envelope.Opened item) {
        String field = item.field().isEmpty() ? "messages" : item.field();
        String said = item.value().word("event");
        return field + (said == null ? "" : ": " + said);
    }
}
