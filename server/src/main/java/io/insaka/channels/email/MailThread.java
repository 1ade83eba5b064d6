package io.insaka.channels.email;

import io.insaka.channels.email.mime.EncodedWords;
import io.insaka.channels.email.mime.Headers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer needs of the message it answers.
 *
 * @param chain ids of the thread so far, the message's own last; may be empty
 * @param subject as it came
 * @param to where its sender wants answers; null for the address it came from
 */
record MailThread(
        List<String> chain, String subject, @Nullable String to) {
    static final MailThread NONE = new MailThread(List.of(), "", null);

    static MailThread of(Headers headers, String account) {
        return new MailThread(
                MessageIds.chain(headers),
                EncodedWords.decode(headers.text("subject")),
                Sender.answersTo(headers, account));
    }

    static MailThread parse(String text) {
        ObjectNode json = GraphJson.parseObject(text.getBytes(StandardCharsets.UTF_8));
        if (json == null) {
            return NONE;
        }
        List<String> chain = new ArrayList<>();
        if (json.path("chain") instanceof ArrayNode ids) {
            ids.forEach(id -> chain.add(id.asString("")));
        }
        var fields = new Fields(json);
        return new MailThread(List.copyOf(chain), fields.text("subject", ""), fields.word("to"));
    }

    String written() {
        ObjectNode json = GraphJson.object().put("subject", subject);
        if (to != null) {
            json.put("to", to);
        }
        ArrayNode ids = json.putArray("chain");
        chain.forEach(ids::add);
        return GraphJson.text(json);
    }
}
