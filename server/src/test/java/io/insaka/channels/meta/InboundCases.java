package io.insaka.channels.meta;

import io.insaka.channels.graph.GraphJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cases of {@code meta-inbound.yaml}, each for the messengers it is about. */
final class InboundCases {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private InboundCases() {}

    record Case(Platform platform, JsonNode node) {
        String name() {
            return platform.kind() + ": " + node.path("name").asString();
        }

        JsonNode items() {
            return node.path("items");
        }

        JsonNode reads() {
            return node.path("reads");
        }

        byte[] body() {
            return GraphJson.bytes(bodyTree());
        }

        ObjectNode bodyTree() {
            if (node.path("body") instanceof ObjectNode body) {
                return body;
            }
            ObjectNode root =
                    JSON.createObjectNode().put("object", platform == Platform.MESSENGER ? "page" : "instagram");
            ObjectNode entry = root.putArray("entry")
                    .addObject()
                    .put("id", MetaFixture.PAGE)
                    .put("time", 1);
            ObjectNode event =
                    entry.putArray(node.path("list").asString("messaging")).addObject();
            event.putObject("sender").put("id", "7001");
            event.putObject("recipient").put("id", MetaFixture.PAGE);
            event.put("timestamp", 1_759_999_999_123L);
            node.path("event").properties().forEach(part -> event.set(part.getKey(), part.getValue()));
            return root;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static List<Case> all() {
        try (InputStream yaml = InboundCases.class.getResourceAsStream("/channels/meta-inbound.yaml")) {
            JsonNode cases = JSON.valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
            return cases.valueStream()
                    .flatMap(each -> Stream.of(Platform.values())
                            .filter(platform -> !each.has("only")
                                    || each.path("only").asString().equals(platform.kind()))
                            .map(platform -> new Case(platform, each)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
