package io.insaka.channels.form;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Mutations;
import io.insaka.channels.spi.RecordedCases;
import io.insaka.channels.spi.UnreadableBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        return RecordedCases.load(resource).stream()
                .map(node -> new Case(node, usual))
                .toList();
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
        RecordedCases.assertReads(known.node(), channel, settings, known.body());
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
            RecordedCases.assertReadOrQuarantined(channel, settings, body);
        }
    }
}
