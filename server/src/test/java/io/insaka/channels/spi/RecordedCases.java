package io.insaka.channels.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares what was read with what a table of recorded webhooks says. */
public final class RecordedCases {
    private static final Pattern CASE = Pattern.compile("^- name:.*(?:\\R {2}.*)*", Pattern.MULTILINE);

    private RecordedCases() {}

    /** How many webhooks of a kind there are; those of Meta's messengers stand in one file. */
    static int count(String kind) {
        String file = kind.equals("messenger") || kind.equals("instagram") ? "meta" : kind;
        try (InputStream table = RecordedCases.class.getResourceAsStream("/channels/" + file + "-inbound.yaml")) {
            return table == null
                    ? 0
                    : (int) CASE.matcher(new String(table.readAllBytes(), StandardCharsets.UTF_8))
                            .results()
                            .filter(found -> !found.group().contains("\n  only: ")
                                    || found.group().contains("\n  only: " + kind))
                            .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
