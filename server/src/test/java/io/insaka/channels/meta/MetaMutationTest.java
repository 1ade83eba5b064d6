package io.insaka.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.meta.InboundCases.Case;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Mutations;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every known body, broken in every way that occurred to us: no exception but the one, and never a lost sibling. */
@Timeout(120)
class MetaMutationTest {
    private static final int ROUNDS = 40;
    private static final long SEED = 20_261_121L;

    static List<Case> cases() {
        return InboundCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenBodyIsReadOrQuarantinedAndItsSiblingSurvives(Case known) {
        var random = new Random(SEED + known.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode body = known.bodyTree().deepCopy();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                Mutations.mutate(body, random);
            }
            boolean entries = body.get("entry") instanceof ArrayNode;
            if (entries) {
                ((ArrayNode) body.get("entry")).add(sibling());
            }
            check(known, known.name() + " round " + round, GraphJson.bytes(body), entries);
        }
    }

    private static void check(Case known, String name, byte[] body, boolean siblingThere) {
        List<RawItem> items;
        try {
            items = Splitter.split(MetaFixture.PAGE, MetaFixture.NOW, body);
        } catch (UnreadableBody quarantined) {
            assertThat(siblingThere)
                    .as("%s: %s", name, quarantined.getMessage())
                    .isFalse();
            return;
        } catch (RuntimeException failure) {
            fail(name + ": " + new String(body, StandardCharsets.UTF_8), failure);
            return;
        }
        boolean found = false;
        for (RawItem item : items) {
            assertThat(item.type() + item.dedupKey() + item.providerId() + item.sender())
                    .as(name)
                    .doesNotContain("\0");
            Inbound said = read(known, name, item);
            assertThat(InboundCases.JSON.valueToTree(said).toString()).as(name).doesNotContain("\\u0000");
            found |= "m_SIBLING".equals(item.providerId()) && said instanceof Inbound.Received;
        }
        assertThat(found).as("%s keeps the sibling", name).isEqualTo(siblingThere);
    }

    private static Inbound read(Case known, String name, RawItem item) {
        try {
            return EventReader.read(known.platform(), item.body());
        } catch (RuntimeException failure) {
            return fail(name + ": " + new String(item.body(), StandardCharsets.UTF_8), failure);
        }
    }

    private static ObjectNode sibling() {
        return (ObjectNode) InboundCases.JSON.readTree("""
                {"id":"100200300","messaging":[{"sender":{"id":"7002"},"recipient":{"id":"100200300"},
                "timestamp":1759999999000,"message":{"mid":"m_SIBLING","text":"still here"}}]}""");
    }

    @Test
    void readingAnythingAtAllNeverFails() {
        var random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(EventReader.read(Platform.MESSENGER, noise)).isInstanceOf(Inbound.Skipped.class);
        }
    }
}
