package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Recall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a conversation in Chatwoot shows as sent, asked page by page back to the moment in question. */
final class SentList {
    /** Of twenty messages each: nobody writes more while an answer is outstanding. */
    private static final int MOST_PAGES = 10;

    /** Its clock is not ours, and shows whole seconds. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final ChatwootApi api;
    private final ChatwootSettings chatwoot;
    private final String conversation;

    SentList(ChatwootApi api, ChatwootSettings chatwoot, String conversation) {
        this.api = api;
        this.chatwoot = chatwoot;
        this.conversation = conversation;
    }

    /** @param file whether a file went with the words */
    Recall read(String words, boolean file, Instant since) {
        Instant from = since.minus(CLOCKS_DIFFER);
        List<String> found = new ArrayList<>();
        String before = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = api.get(chatwoot, address(before));
            Fields body = ChatwootApi.object(reply);
            if (body == null || !body.node().path("payload").isArray()) {
                return new Recall.NotNow(why(reply));
            }
            List<Fields> messages = body.each("payload");
            messages.reversed().stream()
                    .filter(message -> fits(message, words, file, from))
                    .forEach(message -> found.addFirst(message.text("id", "")));
            String oldest = messages.isEmpty() ? null : messages.getFirst().word("id");
            if (oldest == null
                    || oldest.equals(before)
                    || created(messages.getFirst()).isBefore(from)) {
                break;
            }
            before = oldest;
        }
        return new Recall.Known(found);
    }

    private URI address(String before) {
        return chatwoot.conversation(conversation, before.isEmpty() ? "/messages" : "/messages?before=" + before);
    }

    private static String why(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never -> never.why();
            case Reply.Unanswered open -> open.why();
            case Reply.Answered answer -> "status " + answer.status();
        };
    }

    private static boolean fits(Fields message, String words, boolean file, Instant from) {
        return message.word("id") != null
                && MessageKind.of(message) == MessageKind.OUTGOING
                && !message.flag("private")
                && words.equals(message.text("content", "").strip())
                && file == !message.each("attachments").isEmpty()
                && !created(message).isBefore(from);
    }

    /** In doubt it is new: a message that is not sent again can be found in the thread, one sent twice cannot be taken back. */
    private static Instant created(Fields message) {
        @Nullable String at = message.word("created_at");
        return at != null && at.matches("[0-9]{1,10}") ? Instant.ofEpochSecond(Long.parseLong(at)) : Instant.MAX;
    }
}
