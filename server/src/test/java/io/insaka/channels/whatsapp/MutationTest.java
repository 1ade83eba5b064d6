package io.insaka.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.Mutations;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.whatsapp.InboundCases.Case;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every known body, broken in every way that occurred to us: no exception but the one, and never a lost sibling. */
@Timeout(120)
class MutationTest {
    private static final int ROUNDS = 50;
    private static final long SEED = 20_261_121L;
    private static final JsonMapper JSON = InboundCases.JSON;

    private final WhatsAppChannel channel = WhatsAppFixture.channel();

    static List<Case> cases() {
        return InboundCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenBodyIsReadOrQuarantinedAndItsSiblingSurvives(Case known) {
        var random = new Random(SEED + known.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode body = (ObjectNode) known.bodyTree().deepCopy();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                Mutations.mutate(body, random);
            }
            boolean entries = body.get("entry") instanceof ArrayNode;
            if (entries) {
                ((ArrayNode) body.get("entry")).add(sibling());
            }
            check(known.name() + " round " + round, GraphJson.bytes(body), entries);
        }
    }

    private void check(String name, byte[] body, boolean siblingThere) {
        List<RawItem> items;
        try {
            items = channel.split(WhatsAppFixture.settings("http://localhost"), body);
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
            Inbound said = read(name, item);
            assertThat(JSON.valueToTree(said).toString()).as(name).doesNotContain("\\u0000");
            found |= item.kind() == ItemKind.MESSAGE
                    && "wamid.SIBLING".equals(item.providerId())
                    && said instanceof Inbound.Received;
        }
        assertThat(found).as("%s keeps the sibling", name).isEqualTo(siblingThere);
    }

    private Inbound read(String name, RawItem item) {
        try {
            return channel.read(item.body());
        } catch (RuntimeException failure) {
            return fail(name + ": " + new String(item.body(), StandardCharsets.UTF_8), failure);
        }
    }

    private static ObjectNode sibling() {
        return (ObjectNode) JSON.readTree("""
                {"id":"S","changes":[{"field":"messages","value":{"messages":[{"from":"260950000000",
                "id":"wamid.SIBLING","timestamp":"1759999999","type":"text","text":{"body":"still here"}}]}}]}""");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsQuarantinedWhole(byte[] bomb) {
        assertThat(catchSplit(bomb)).isInstanceOf(UnreadableBody.class);
    }

    static List<byte[]> bombs() {
        String deep = "{\"entry\":" + "[".repeat(100_000);
        String closed = "{\"entry\":" + "[".repeat(500) + "]".repeat(500) + "}";
        String many = "{\"entry\":[" + "1,".repeat(200_000) + "1]}";
        String wide = "{\"entry\":[{\"changes\":[{\"value\":{\"pad\":\"" + "x".repeat(200_000) + "\",\"messages\":["
                + "{},".repeat(2_000) + "{}]}}]}]}";
        return List.of(
                bytes(deep),
                bytes(closed),
                bytes(many),
                bytes(wide),
                bytes("{\"entry\":[" + "9".repeat(100_000) + "]}"),
                bytes(""),
                bytes("null"),
                bytes("[]"),
                bytes("\"entry\""),
                bytes("{}"),
                bytes("{\"entry\":{}}"),
                bytes("{\"entry\":[]} trailing"),
                bytes("{\"entry\":[{\"id\":\"x\""),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2},
                new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
    }

    @Test
    void saysInPlainWordsWhyABodyIsUnreadable() {
        assertThat(catchSplit(bytes("[]"))).hasMessage("The body is JSON, but not an object.");
        assertThat(catchSplit(bytes("{}"))).hasMessage("The body has no list named \"entry\".");
        assertThat(catchSplit(bytes("hello"))).hasMessageStartingWith("The body is not JSON that can be read: ");
    }

    @Test
    void readingAnythingAtAllNeverFails() {
        var random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(channel.read(noise)).isInstanceOf(Inbound.Skipped.class);
        }
    }

    private Throwable catchSplit(byte[] body) {
        try {
            return new AssertionError("split into "
                    + channel.split(WhatsAppFixture.settings("http://localhost"), body)
                            .size());
        } catch (UnreadableBody unreadable) {
            return unreadable;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
