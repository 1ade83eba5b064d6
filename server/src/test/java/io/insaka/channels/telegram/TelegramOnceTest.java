package io.insaka.channels.telegram;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.DeliveredTwice;
import io.insaka.channels.spi.Mutations;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every recorded update, over HTTP, twice, and broken. */
@ProductTest
class TelegramOnceTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "botToken", "555000111:AAE-once_bot", "secretToken", "between-us_2", "baseUrl", "http://localhost:1");

    @Autowired
    Organisations organisations;

    @Autowired
    TelegramChannel channel;

    private DeliveredTwice bot() {
        return new DeliveredTwice(
                organisations.found().api(),
                channel,
                SETTINGS,
                body -> Map.of("X-Telegram-Bot-Api-Secret-Token", "between-us_2"));
    }

    @Test
    void storesOnceWhatIsDeliveredTwice() {
        List<RecordedUpdate> cases = RecordedUpdate.all();
        long heard = cases.stream()
                .flatMap(known -> known.node().path("reads").valueStream())
                .filter(read -> read.path("is").asString().equals("Received"))
                .count();
        bot().assertKeptOnce(cases.stream().map(RecordedUpdate::body).toList(), heard);
    }

    @Test
    void survivesBrokenUpdates() {
        var random = new Random(20_261_121L);
        List<byte[]> broken = new ArrayList<>();
        for (RecordedUpdate known : RecordedUpdate.all()) {
            JsonNode tree = known.tree();
            Mutations.mutate(tree, random);
            Mutations.mutate(tree, random);
            broken.add(GraphJson.bytes(tree));
        }
        bot().assertHarmless(broken, """
                {"update_id": 99999, "message": {"message_id": 9999, "date": 1760000000,
                "chat": {"id": 424242, "type": "private"}, "text": "still here"}}""".getBytes());
    }
}
