package io.insaka.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.meta.InboundCases.Case;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.RecordedCases;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MetaInboundTest {
    static List<Case> cases() {
        return InboundCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(Case known) throws Exception {
        List<RawItem> items = split(known);
        if (known.items() instanceof ArrayNode expected) {
            assertThat(items).hasSameSizeAs(expected.valueStream().toList());
            for (int i = 0; i < items.size(); i++) {
                RecordedCases.assertContains(
                        "items[" + i + "]", InboundCases.JSON.valueToTree(items.get(i)), expected.get(i));
            }
        }
        assertThat(items).hasSize(known.reads().size());
        for (int i = 0; i < items.size(); i++) {
            Inbound said = EventReader.read(known.platform(), items.get(i).body());
            ObjectNode shown = InboundCases.JSON.valueToTree(said);
            shown.put("is", said.getClass().getSimpleName());
            RecordedCases.assertContains(
                    "reads[" + i + "]", shown, known.reads().get(i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRedeliveryHasTheSameKeysAndNothingElseHasThem(Case known) throws Exception {
        List<RawItem> first = split(known);
        assertThat(split(known).stream().map(RawItem::dedupKey).toList())
                .isEqualTo(first.stream().map(RawItem::dedupKey).toList());
        assertThat(first.stream().map(RawItem::dedupKey).collect(Collectors.toSet()))
                .hasSameSizeAs(first);
    }

    @Test
    void thereAreFortyCasesAtLeastForEachAndEachHasItsOwnName() {
        Set<String> names = cases().stream().map(Case::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(cases());
        for (Platform platform : Platform.values()) {
            assertThat(cases().stream().filter(each -> each.platform() == platform))
                    .hasSizeGreaterThanOrEqualTo(40);
        }
    }

    private static List<RawItem> split(Case known) throws Exception {
        return Splitter.split(MetaFixture.PAGE, MetaFixture.NOW, known.body());
    }
}
