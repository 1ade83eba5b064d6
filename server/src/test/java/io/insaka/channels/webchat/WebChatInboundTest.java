package io.insaka.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class WebChatInboundTest {
    private final Channel channel = ChatFixture.channel();
    private final ChannelSettings settings = ChatFixture.settings();

    record Case(String name, JsonNode node) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        try (var yaml = WebChatInboundTest.class.getResourceAsStream("/channels/webchat-inbound.yaml")) {
            JsonNode cases = Signed.JSON.valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
            return cases.valueStream()
                    .map(node -> new Case(node.path("name").asString(), node))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(Case known) throws Exception {
        List<RawItem> items = split(known.node());
        if (known.node().has("split")) {
            assertContains("split", Signed.JSON.valueToTree(items), known.node().path("split"));
        }
        ArrayNode said = Signed.JSON.createArrayNode();
        for (RawItem item : items) {
            Inbound inbound = channel.read(item.body());
            ObjectNode shown = Signed.JSON.valueToTree(inbound);
            said.add(shown.put("is", inbound.getClass().getSimpleName()));
        }
        assertContains("reads", said, known.node().path("reads"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRepetitionHasTheSameKeysAndNothingElseHasThem(Case known) throws Exception {
        List<String> first = split(known.node()).stream().map(RawItem::dedupKey).toList();
        assertThat(split(known.node()).stream().map(RawItem::dedupKey).toList()).isEqualTo(first);
        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void aFileIsSentByItsTicketAndOnlyByWhoeverUploadedIt() throws Exception {
        var file = java.util.UUID.fromString("019a0000-0000-7000-8000-000000000001");
        var pass = new FilePass(ChatFixture.VISITOR, file, "image", "image/png", "a.png");
        String body = "{\"items\":[{\"id\":\"client-0001\",\"type\":\"file\",\"caption\":\"look\",\"file\":\""
                + FilePass.ticket(settings, pass, ChatFixture.NOW) + "\"}]}";
        assertThat(shown(body, ChatFixture.anonymous()))
                .contains("\"mediaId\":\"" + file + "\"", "\"caption\":\"look\"", "image/png");
        var other = new Visitor(java.util.UUID.fromString("019a0000-0000-7000-8000-00000000ffff"), null);
        assertThat(shown(body, other)).contains("unsupported").doesNotContain(file.toString());
        String late = body.replace(
                FilePass.ticket(settings, pass, ChatFixture.NOW),
                FilePass.ticket(settings, pass, ChatFixture.NOW.minus(FilePass.LIFE)));
        assertThat(shown(late, ChatFixture.anonymous())).contains("unsupported");
    }

    private String shown(String body, Visitor visitor) throws UnreadableBody {
        RawItem item = split(body, visitor).getFirst();
        return Signed.JSON.writeValueAsString(channel.read(item.body()));
    }

    @Test
    void moreThanFiftyItemsAreNotTakenApart() {
        String many = "{\"items\":[" + "1,".repeat(50) + "1]}";
        assertThatThrownBy(() -> split(many, ChatFixture.anonymous())).isInstanceOf(UnreadableBody.class);
    }

    private List<RawItem> split(JsonNode known) throws UnreadableBody {
        ObjectNode body = Signed.JSON.createObjectNode();
        if (known.has("items")) {
            body.set("items", known.path("items"));
        } else {
            body.putArray("items").add(known.path("item"));
        }
        JsonNode user = known.path("user");
        var visitor = new Visitor(
                ChatFixture.VISITOR,
                user.isObject()
                        ? new Visitor.User(
                                user.path("id").asString(),
                                user.path("name").asString(),
                                user.path("email").asString(),
                                user.path("phone").asString())
                        : null);
        return split(body.toString(), visitor);
    }

    private List<RawItem> split(String body, Visitor visitor) throws UnreadableBody {
        var request = ChatFixture.request(ChatFixture.token(settings, visitor), body);
        assertThat(channel.authentic(settings, request)).isTrue();
        return channel.split(settings, channel.attributed(settings, request));
    }

    private static void assertContains(String where, @Nullable JsonNode actual, JsonNode expected) {
        JsonNode there = Objects.requireNonNull(actual, where);
        if (expected instanceof ObjectNode object) {
            object.properties()
                    .forEach(property -> assertContains(
                            where + "." + property.getKey(), there.path(property.getKey()), property.getValue()));
        } else if (expected instanceof ArrayNode list) {
            assertThat(there.size()).as("size of %s: %s", where, there).isEqualTo(list.size());
            for (int i = 0; i < list.size(); i++) {
                assertContains(where + "[" + i + "]", there.get(i), list.get(i));
            }
        } else if (expected.isNull()) {
            assertThat(there.isNull() || there.isMissingNode()).as(where).isTrue();
        } else if (expected.isNumber()) {
            assertThat(there.asDouble()).as(where).isEqualTo(expected.asDouble());
        } else {
            assertThat(there.asString()).as(where).isEqualTo(expected.asString());
        }
    }
}
