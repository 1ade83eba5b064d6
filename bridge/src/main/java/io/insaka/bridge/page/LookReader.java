package io.insaka.bridge.page;

import io.insaka.bridge.reading.Line;
import io.insaka.bridge.store.Tick;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From what {@code look.js} says. */
final class LookReader {
    private static final JsonMapper json = JsonMapper.builder().build();

    private LookReader() {}

    static Look read(String text) {
        JsonNode look = json.readTree(text);
        return new Look(
                Look.Screen.valueOf(look.path("screen").asString("unknown").toUpperCase(Locale.ROOT)),
                word(look, "strategy"),
                look.path("choice").asInt(-1),
                word(look, "code"),
                StreamSupport.stream(look.path("chats").spliterator(), false)
                        .map(chat -> new Look.Chat(
                                chat.path("title").asString(""),
                                word(chat, "account"),
                                chat.path("unread").asInt(0)))
                        .toList(),
                open(look.path("open")));
    }

    private static Look.@Nullable Open open(JsonNode open) {
        if (!open.isObject()) {
            return null;
        }
        List<Line> lines = StreamSupport.stream(open.path("lines").spliterator(), false)
                .map(line -> new Line(
                        word(line, "id"),
                        line.path("out").asBoolean(false),
                        line.path("kind").asString("text"),
                        line.path("text").asString(""),
                        word(line, "time"),
                        word(line, "sender"),
                        Tick.of(line.path("tick").asString("none"))))
                .toList();
        return new Look.Open(open.path("title").asString(""), word(open, "account"), lines);
    }

    private static @Nullable String word(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() && !value.asString().isEmpty() ? value.asString() : null;
    }
}
