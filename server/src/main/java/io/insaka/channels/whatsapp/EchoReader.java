package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Inbound;
import java.time.Instant;

/** What the account's owner wrote in the WhatsApp Business app ({@code smb_message_echoes}). */
final class EchoReader {
    private EchoReader() {}

    static Person recipient(Fields echo) {
        return Person.of(echo.word("to"), echo.word("to_user_id"), echo.word("to_parent_user_id"));
    }

    static Inbound read(Fields echo, Person recipient, Instant receivedAt) {
        if (echo.has("group_id")) {
            return new Inbound.Skipped(MessageReader.GROUP);
        }
        String id = echo.word("id");
        if (id == null || !recipient.isKnown()) {
            return new Inbound.Skipped("echo: does not say which message or to whom");
        }
        Instant at = Times.sent(echo.word("timestamp"), receivedAt);
        return new Inbound.Echoed(recipient.party(), id, at, content(echo));
    }

    private static Content content(Fields echo) {
        String target = echo.at("reaction").word("message_id");
        if (target != null) {
            return new Content.Reaction(target, ContentReader.emoji(echo.at("reaction")));
        }
        return ContentReader.read(echo);
    }
}
