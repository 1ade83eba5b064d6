package io.insaka.channels.gateway;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Companion;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bridge answers to a message of the type {@code state}. */
final class BridgeReader {
    /** A browser shows nothing else under this word, so no page can hide in it. */
    private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,[A-Za-z0-9+/=]{1,300000}");

    private static final int LONGEST_WORD = 40;

    private BridgeReader() {}

    static ObjectNode question(String id) {
        return GraphJson.object().put("id", id).put("type", "state");
    }

    static Companion read(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never -> new Companion.Silent("It cannot be reached: " + never.why());
            case Reply.Unanswered open -> new Companion.Silent("It did not answer: " + open.why());
            case Reply.Answered answer
            when answer.status() == 401 || answer.status() == 403 ->
                new Companion.Silent(
                        "It does not accept our signature: its secret is another one, or its clock is wrong.");
            case Reply.Answered answer
            when answer.status() != 200 -> new Companion.Silent("It answered " + answer.status() + ".");
            case Reply.Answered answer -> standing(answer.body());
        };
    }

    private static Companion standing(byte[] body) {
        JsonNode answer;
        try {
            answer = GraphJson.parse(body);
        } catch (JacksonException unreadable) {
            answer = null;
        }
        Fields bridge = answer instanceof ObjectNode object ? new Fields(object).at("bridge") : Fields.NONE;
        String state = bridge.word("state");
        if (state == null) {
            return new Companion.Silent("What answers there is not the bridge.");
        }
        String code = bridge.text("code", "");
        return new Companion.Standing(
                state.substring(0, Math.min(state.length(), LONGEST_WORD)),
                time(bridge.word("since")),
                time(bridge.word("lookedAt")),
                PICTURE.matcher(code).matches() ? code : null,
                bridge.word("strategy"),
                bridge.node().path("choice").asInt(-1),
                bridge.node().path("waitingForInsaka").asLong(0),
                bridge.node().path("waitingToBeTyped").asLong(0));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
