package io.insaka.channels.chatwoot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Mutations;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.RecordedCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ChatwootInboundTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    private static final int ROUNDS = 50;

    record Case(JsonNode node) {
        ObjectNode body() {
            if (node.path("body") instanceof ObjectNode body) {
                return body.deepCopy();
            }
            ObjectNode message = (ObjectNode) JSON.readTree("""
                    {"event":"message_created","id":5,"content":"hi","content_type":"text","message_type":"incoming",
                    "private":false,"created_at":"2025-10-09T08:53:19.000Z","account":{"id":1},
                    "conversation":{"id":42,"status":"open","meta":{"sender":{"name":"Mwila",
                    "phone_number":"+260971234567"}}}}""");
            node.path("message").properties().forEach(part -> message.set(part.getKey(), part.getValue()));
            return message;
        }

        @Override
        public String toString() {
            return node.path("name").asString();
        }
    }

    static List<Case> cases() {
        try (InputStream yaml = ChatwootInboundTest.class.getResourceAsStream("/channels/chatwoot-inbound.yaml")) {
            JsonNode cases = JSON.valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
            return cases.valueStream().map(Case::new).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(Case known) throws Exception {
        List<RawItem> items = Splitter.split("1@chat.example.org", NOW, GraphJson.bytes(known.body()));
        if (known.node().path("items") instanceof ArrayNode expected) {
            assertThat(items).hasSize(expected.size());
            for (int i = 0; i < items.size(); i++) {
                RecordedCases.assertContains("items[" + i + "]", JSON.valueToTree(items.get(i)), expected.get(i));
            }
        }
        JsonNode reads = known.node().path("reads");
        assertThat(items).hasSize(reads.size());
        for (int i = 0; i < items.size(); i++) {
            Inbound said = EventReader.read(items.get(i).body());
            ObjectNode shown = JSON.valueToTree(said);
            shown.put("is", said.getClass().getSimpleName());
            RecordedCases.assertContains("reads[" + i + "]", shown, reads.get(i));
        }
        List<String> keys = items.stream().map(RawItem::dedupKey).toList();
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenBodyIsStillRead(Case known) throws Exception {
        var random = new Random(known.toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode body = known.body();
            Mutations.mutate(body, random);
            List<RawItem> items = Splitter.split("1@chat.example.org", NOW, GraphJson.bytes(body));
            assertThat(items).isNotEmpty();
            for (RawItem item : items) {
                Inbound said = EventReader.read(item.body());
                assertThat(JSON.valueToTree(said).toString()).doesNotContain("\\u0000");
            }
        }
    }

    @Test
    void thereAreTwentyCasesAtLeast() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(20);
    }
}
