package io.insaka.channels.meta;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.meta.InboundCases.Case;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.DeliveredTwice;
import io.insaka.channels.spi.Mutations;
import io.insaka.sandbox.graph.HubSignature;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Every recorded webhook of both messengers, over HTTP, twice, and broken. */
@ProductTest
class MetaOnceTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Autowired
    Organisations organisations;

    @Autowired
    List<Channel> adapters;

    private DeliveredTwice page(Platform platform) {
        Channel adapter = adapters.stream()
                .filter(each -> each.kind().equals(platform.kind()))
                .findFirst()
                .orElseThrow();
        var settings = Map.of(
                "pageId", MetaFixture.PAGE,
                "accessToken", "EAAG-once",
                "appSecret", SECRET,
                "verifyToken", "our-word-between-us",
                "baseUrl", "http://localhost:1");
        return new DeliveredTwice(
                organisations.found().api(),
                adapter,
                settings,
                body -> Map.of("X-Hub-Signature-256", HubSignature.of(SECRET, body)));
    }

    private static List<Case> cases(Platform platform) {
        return InboundCases.all().stream()
                .filter(known -> known.platform() == platform)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void storesOnceWhatIsDeliveredTwice(Platform platform) {
        List<Case> cases = cases(platform);
        long heard = cases.stream()
                .flatMap(known -> known.reads().valueStream())
                .filter(read -> read.path("is").asString().equals("Received"))
                // The further files of a message are no messages.
                .filter(read -> !(read.path("providerId").asString("").contains("#")
                        && read.path("content").has("kind")))
                .count();
        page(platform).assertKeptOnce(cases.stream().map(Case::body).toList(), heard);
    }

    @ParameterizedTest
    @EnumSource
    void survivesBrokenWebhooks(Platform platform) {
        var random = new Random(20_261_121L);
        List<byte[]> broken = new ArrayList<>();
        for (Case known : cases(platform)) {
            ObjectNode tree = known.bodyTree().deepCopy();
            Mutations.mutate(tree, random);
            Mutations.mutate(tree, random);
            broken.add(GraphJson.bytes(tree));
        }
        page(platform).assertHarmless(broken, """
                {"object": "page", "entry": [{"id": "100200300", "time": 1, "messaging": [{"sender": {"id": "7999"},
                "recipient": {"id": "100200300"}, "timestamp": 1759999999123,
                "message": {"mid": "m_after", "text": "still here"}}]}]}""".getBytes());
    }
}
