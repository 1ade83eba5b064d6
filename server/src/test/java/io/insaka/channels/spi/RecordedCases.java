package io.insaka.channels.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares what was read with what a table of recorded webhooks says. */
public final class RecordedCases {
    private static final Pattern CASE = Pattern.compile("^- name:.*(?:\\R {2}.*)*", Pattern.MULTILINE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordedCases() {}

    /** How many webhooks of a kind there are; those of Meta's messengers stand in one file. */
    static int count(String kind) {
        return cases(kind).size();
    }

    /** Whether any webhook of a kind is recorded that reads as this, such as {@code Edited}. */
    static boolean reads(String kind, String what) {
        return cases(kind).stream().anyMatch(found -> found.contains("is: " + what));
    }

    private static List<String> cases(String kind) {
        String file = kind.equals("messenger") || kind.equals("instagram") ? "meta" : kind;
        try (InputStream table = RecordedCases.class.getResourceAsStream("/channels/" + file + "-inbound.yaml")) {
            return table == null
                    ? List.of()
                    : CASE.matcher(new String(table.readAllBytes(), StandardCharsets.UTF_8))
                            .results()
                            .map(found -> found.group())
                            .filter(found -> !found.contains("\n  only: ") || found.contains("\n  only: " + kind))
                            .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The cases of a table beside {@code channels/whatsapp-inbound.yaml}. */
    public static List<JsonNode> load(String resource) {
        try (InputStream yaml = RecordedCases.class.getResourceAsStream("/channels/" + resource)) {
            return JSON.<JsonNode>valueToTree(new Yaml().load(Objects.requireNonNull(yaml)))
                    .valueStream()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A body says what its case promises of its items and of how each reads, and its redelivery has the same keys. */
    public static void assertReads(JsonNode known, Channel channel, ChannelSettings settings, byte[] body)
            throws UnreadableBody {
        List<RawItem> items = channel.split(settings, body);
        List<String> keys = items.stream().map(RawItem::dedupKey).toList();
        assertThat(channel.split(settings, body).stream().map(RawItem::dedupKey))
                .isEqualTo(keys);
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        if (known.path("items") instanceof ArrayNode expected) {
            assertThat(items).hasSize(expected.size());
            for (int i = 0; i < items.size(); i++) {
                assertContains("items[" + i + "]", JSON.valueToTree(items.get(i)), expected.get(i));
            }
        }
        JsonNode reads = known.path("reads");
        assertThat(items).hasSize(reads.size());
        for (int i = 0; i < items.size(); i++) {
            Inbound said = channel.read(items.get(i).body());
            ObjectNode shown = JSON.valueToTree(said);
            shown.put("is", said.getClass().getSimpleName());
            assertContains("reads[" + i + "]", shown, reads.get(i));
        }
    }

    /** Whatever is in the body, it is read, or quarantined with a reason. @return what it says, item by item */
    public static List<Inbound> assertReadOrQuarantined(Channel channel, ChannelSettings settings, byte[] body) {
        List<Inbound> said = new ArrayList<>();
        try {
            for (RawItem item : channel.split(settings, body)) {
                assertThat(item.type() + item.dedupKey() + item.providerId() + item.sender())
                        .doesNotContain("\0");
                said.add(channel.read(item.body()));
                // A backslash that is text itself may stand before it.
                assertThat(JSON.valueToTree(said.getLast()).toString().replace("\\\\", ""))
                        .doesNotContain("\\u0000");
            }
        } catch (UnreadableBody quarantined) {
            assertThat(quarantined).message().isNotBlank();
        }
        return said;
    }

    /** What the table does not name is not looked at; null there means absent. */
    public static void assertContains(String where, JsonNode actual, JsonNode expected) {
        if (expected instanceof ObjectNode object) {
            assertThat(actual.isObject())
                    .as("%s is an object: %s", where, actual)
                    .isTrue();
            object.properties()
                    .forEach(property -> assertContains(
                            where + "." + property.getKey(), actual.path(property.getKey()), property.getValue()));
        } else if (expected instanceof ArrayNode list) {
            assertThat(actual.size()).as("size of %s: %s", where, actual).isEqualTo(list.size());
            for (int i = 0; i < list.size(); i++) {
                assertContains(where + "[" + i + "]", actual.get(i), list.get(i));
            }
        } else if (expected.isNull()) {
            assertThat(actual.isNull() || actual.isMissingNode())
                    .as("%s is absent: %s", where, actual)
                    .isTrue();
        } else if (expected.isNumber()) {
            assertThat(actual.asDouble()).as(where).isEqualTo(expected.asDouble());
        } else {
            assertThat(actual.asString()).as(where).isEqualTo(expected.asString());
        }
    }
}
