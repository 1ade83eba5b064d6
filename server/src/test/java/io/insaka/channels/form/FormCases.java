package io.insaka.channels.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Mutations;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.RecordedCases;
import io.insaka.channels.spi.UnreadableBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Recorded form-encoded webhooks: what they say, and what is left of them when they are broken. */
public final class FormCases {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> IDS = List.of("MessageSid", "SmsSid", "SmsMessageSid", "id");

    private FormCases() {}

    /** @param usual the fields of a case that it does not change; those it says null of are left out */
    public record Case(JsonNode node, Map<String, String> usual) {
        public ObjectNode fields() {
            ObjectNode fields = JSON.createObjectNode();
            if (!node.path("bare").asBoolean(false)) {
                usual.forEach(fields::put);
            }
            node.path("form").properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
            return fields;
        }

        public byte[] body() {
            return encoded(fields());
        }

        /** The same with this number in the place of the recorded one, where there is one. */
        public byte[] body(String id) {
            ObjectNode fields = fields();
            IDS.stream().filter(name -> fields.path(name).isString()).forEach(name -> fields.put(name, id));
            return encoded(fields);
        }

        /** How many messages of a customer are in it. */
        public int received() {
            return (int) node.path("reads")
                    .valueStream()
                    .filter(read -> read.path("is").asString().equals("Received"))
                    .count();
        }

        @Override
        public String toString() {
            return node.path("name").asString();
        }
    }

    public static List<Case> load(String resource, Map<String, String> usual) {
        try (InputStream yaml = FormCases.class.getResourceAsStream("/channels/" + resource)) {
            JsonNode cases = JSON.valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
            return cases.valueStream().map(node -> new Case(node, usual)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] encoded(ObjectNode fields) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        fields.properties().forEach(field -> {
            if (field.getValue() instanceof ArrayNode several) {
                several.forEach(value -> pairs.add(Map.entry(field.getKey(), text(value))));
            } else if (!field.getValue().isNull()) {
                pairs.add(Map.entry(field.getKey(), text(field.getValue())));
            }
        });
        return Form.bytes(pairs);
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString();
    }

    public static void assertReads(Case known, Channel channel, ChannelSettings settings) throws UnreadableBody {
        List<RawItem> items = channel.split(settings, known.body());
        assertThat(channel.split(settings, known.body()).stream()
                        .map(RawItem::dedupKey)
                        .toList())
                .isEqualTo(items.stream().map(RawItem::dedupKey).toList());
        assertThat(new HashSet<>(items.stream().map(RawItem::dedupKey).toList()))
                .hasSameSizeAs(items);
        if (known.node().path("items") instanceof ArrayNode expected) {
            assertThat(items).hasSize(expected.size());
            for (int i = 0; i < items.size(); i++) {
                RecordedCases.assertContains("items[" + i + "]", JSON.valueToTree(items.get(i)), expected.get(i));
            }
        }
        JsonNode reads = known.node().path("reads");
        assertThat(items).hasSize(reads.size());
        for (int i = 0; i < items.size(); i++) {
            Inbound said = channel.read(items.get(i).body());
            ObjectNode shown = JSON.valueToTree(said);
            shown.put("is", said.getClass().getSimpleName());
            RecordedCases.assertContains("reads[" + i + "]", shown, reads.get(i));
        }
    }

    /** Breaks it in many ways: it is read, or quarantined with a reason, and never anything else. */
    public static void assertSurvivesMutations(Case known, Channel channel, ChannelSettings settings, int rounds) {
        var random = new Random(20_261_121L + known.toString().hashCode());
        for (int round = 0; round < rounds; round++) {
            ObjectNode fields = known.fields();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                Mutations.mutate(fields, random);
            }
            byte[] body = encoded(fields);
            for (int cut = random.nextInt(4); cut == 0 && body.length > 0; cut++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                for (RawItem item : channel.split(settings, body)) {
                    assertThat(item.type() + item.dedupKey() + item.providerId() + item.sender())
                            .doesNotContain("\0");
                    String said = JSON.valueToTree(channel.read(item.body())).toString();
                    // A backslash that is text itself may stand before it.
                    assertThat(said.replace("\\\\", "")).doesNotContain("\\u0000");
                }
            } catch (UnreadableBody quarantined) {
                assertThat(quarantined).message().isNotBlank();
            }
        }
    }
}
