package io.insaka.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.RecordedCases;
import io.insaka.channels.whatsapp.InboundCases.Case;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class WhatsAppInboundTest {
    private final WhatsAppChannel channel = WhatsAppFixture.channel();

    static List<Case> cases() {
        return InboundCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(Case known) throws Exception {
        List<RawItem> items = split(known.body());
        if (known.items() instanceof ArrayNode expected) {
            assertThat(items).hasSameSizeAs(expected.valueStream().toList());
            for (int i = 0; i < items.size(); i++) {
                RecordedCases.assertContains(
                        "items[" + i + "]", InboundCases.JSON.valueToTree(items.get(i)), expected.get(i));
            }
        }
        assertThat(items).hasSize(known.reads().size());
        for (int i = 0; i < items.size(); i++) {
            Inbound said = channel.read(items.get(i).body());
            ObjectNode shown = InboundCases.JSON.valueToTree(said);
            shown.put("is", said.getClass().getSimpleName());
            RecordedCases.assertContains(
                    "reads[" + i + "]", shown, known.reads().get(i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRedeliveryHasTheSameKeysAndNothingElseHasThem(Case known) throws Exception {
        List<RawItem> first = split(known.body());
        assertThat(split(known.body()).stream().map(RawItem::dedupKey).toList())
                .isEqualTo(first.stream().map(RawItem::dedupKey).toList());
        assertThat(first.stream().map(RawItem::dedupKey).collect(Collectors.toSet()))
                .hasSameSizeAs(first);
    }

    @Test
    void thereAreSixtyCasesAtLeastAndEachHasItsOwnName() {
        Set<String> names = cases().stream().map(Case::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(cases()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void aSecondFailureWithTheSameErrorIsADuplicateAndAnotherStepIsNot() throws Exception {
        String failed = key("{\"id\":\"o\",\"status\":\"failed\",\"timestamp\":\"1\",\"errors\":[{\"code\":131047}]}");
        assertThat(key("{\"id\":\"o\",\"status\":\"failed\",\"timestamp\":\"9\",\"errors\":[{\"code\":131047}]}"))
                .isEqualTo(failed);
        assertThat(key("{\"id\":\"o\",\"status\":\"failed\",\"timestamp\":\"1\",\"errors\":[{\"code\":131026}]}"))
                .isNotEqualTo(failed);
        assertThat(key("{\"id\":\"o\",\"status\":\"delivered\",\"timestamp\":\"1\"}"))
                .isNotEqualTo(failed);
    }

    @Test
    void fieldsNobodyKnowsStayInTheItem() throws Exception {
        String body = """
                {"object":"o","novel":1,"entry":[{"id":"W","time":7,"changes":[{"field":"messages","extra":true,
                "value":{"sidecar":{"a":[1.50]},"messages":[{"from":"1","id":"x","type":"text","timestamp":"1",
                "text":{"body":"\\u00e9","entities":[]},"novelty":{"deep":"\\ud83d\\ude00"}}]}}]}]}""";
        String item = new String(
                split(body.getBytes(StandardCharsets.UTF_8)).getFirst().body(), StandardCharsets.UTF_8);
        assertThat(item)
                .contains(
                        "\"novel\":1", "\"time\":7", "\"extra\":true", "\"sidecar\":{\"a\":[1.50]}", "\"entities\":[]")
                .containsIgnoringCase("\"deep\":\"\\ud83d\\ude00\"");
    }

    private String key(String status) throws Exception {
        String body =
                "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"statuses\":[" + status + "]}}]}]}";
        return split(body.getBytes(StandardCharsets.UTF_8)).getFirst().dedupKey();
    }

    private List<RawItem> split(byte[] body) throws Exception {
        return channel.split(WhatsAppFixture.settings("http://localhost"), body);
    }
}
