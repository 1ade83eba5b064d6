package io.insaka.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Mutations;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.RecordedCases;
import io.insaka.channels.spi.UnreadableBody;
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

class GatewayInboundTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    private static final int ROUNDS = 50;

    record Case(JsonNode node) {
        @Override
        public String toString() {
            return node.path("name").asString();
        }
    }

    static List<Case> cases() {
        try (InputStream yaml = GatewayInboundTest.class.getResourceAsStream("/channels/gateway-inbound.yaml")) {
            JsonNode cases = JSON.valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
            return cases.valueStream().map(Case::new).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(Case known) throws Exception {
        List<RawItem> items = split(known.node().path("body"));
        if (known.node().path("items") instanceof ArrayNode expected) {
            assertThat(items).hasSize(expected.size());
            for (int i = 0; i < items.size(); i++) {
                RecordedCases.assertContains("items[" + i + "]", JSON.valueToTree(items.get(i)), expected.get(i));
            }
        }
        JsonNode reads = known.node().path("reads");
        assertThat(items).hasSize(reads.size());
        for (int i = 0; i < items.size(); i++) {
            Inbound said = ItemReader.read(items.get(i).body());
            ObjectNode shown = JSON.valueToTree(said);
            shown.put("is", said.getClass().getSimpleName());
            RecordedCases.assertContains("reads[" + i + "]", shown, reads.get(i));
        }
        List<String> keys = items.stream().map(RawItem::dedupKey).toList();
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        assertThat(split(known.node().path("body")).stream().map(RawItem::dedupKey))
                .isEqualTo(keys);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenBodyIsReadOrQuarantinedAndItsSiblingSurvives(Case known) throws Exception {
        var random = new Random(known.toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode body = JSON.createObjectNode();
            JsonNode original = known.node().path("body");
            ArrayNode messages = body.putArray("messages");
            messages.add(original.deepCopy());
            Mutations.mutate(messages, random);
            messages.add(JSON.readTree("{\"id\":\"sibling\",\"from\":\"z\",\"text\":\"still here\"}"));
            boolean found = false;
            for (RawItem item : split(body)) {
                Inbound said = ItemReader.read(item.body());
                assertThat(JSON.valueToTree(said).toString()).doesNotContain("\\u0000");
                found |= "sibling".equals(item.providerId()) && said instanceof Inbound.Received;
            }
            assertThat(found).isTrue();
        }
    }

    @Test
    void thereAreTwentyCasesAtLeast() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(20);
    }

    private static List<RawItem> split(JsonNode body) throws UnreadableBody {
        return Splitter.split(NOW, GraphJson.bytes(body));
    }
}
