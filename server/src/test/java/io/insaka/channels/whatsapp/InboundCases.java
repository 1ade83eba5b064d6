package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.GraphJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cases of {@code whatsapp-inbound.yaml}. */
final class InboundCases {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private InboundCases() {}

    record Case(JsonNode node) {
        String name() {
            return node.path("name").asString();
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

        JsonNode bodyTree() {
            if (node.has("body")) {
                return node.get("body");
            }
            ObjectNode root = JSON.createObjectNode().put("object", "whatsapp_business_account");
            ObjectNode entry = root.putArray("entry").addObject().put("id", "WABA");
            ObjectNode change = entry.putArray("changes").addObject();
            change.put(
                    "field",
                    node.has("echo") ? "smb_message_echoes" : node.path("field").asString("messages"));
            change.set("value", value());
            return root;
        }

        private JsonNode value() {
            if (node.has("value")) {
                return node.get("value");
            }
            ObjectNode value = JSON.createObjectNode().put("messaging_product", "whatsapp");
            value.putObject("metadata")
                    .put("display_phone_number", "15550001111")
                    .put("phone_number_id", WhatsAppFixture.NUMBER);
            if (!node.has("contacts")) {
                ObjectNode contact = value.putArray("contacts").addObject();
                contact.putObject("profile").put("name", "Mwila");
                contact.put("wa_id", "260971234567");
            } else if (!node.get("contacts").isNull()) {
                value.set("contacts", node.get("contacts"));
            }
            for (var names : Map.of("message", "messages", "status", "statuses", "echo", "message_echoes")
                    .entrySet()) {
                if (node.has(names.getKey())) {
                    value.putArray(names.getValue()).add(node.get(names.getKey()));
                }
            }
            return value;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static List<Case> all() {
        try (InputStream yaml = InboundCases.class.getResourceAsStream("/channels/whatsapp-inbound.yaml")) {
            JsonNode cases = JSON.valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
            return cases.valueStream().map(Case::new).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
