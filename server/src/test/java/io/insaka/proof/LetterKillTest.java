package io.insaka.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Talk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The product is killed while one letter is with each provider and others wait for all of them. What waits goes out once.
 * Of those under way, most providers tell what became of theirs, each in its way; of the others a person is asked: of the
 * one that was held, and of any that was just being refused.
 */
class LetterKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LETTERS = 4;

    @TempDir
    Path folder;

    @Test
    void whatWaitsIsNeitherLostNorDoubledAndDoubtIsShown() throws Exception {
        Map<String, String> settings = Trial.settings(folder.resolve("calls.tsv"), Duration.ofSeconds(3));
        var image = ProductImage.build(folder.resolve("image"), false);
        List<Counterpart> all = List.of(
                ChatCounterparts.Telegram.open(),
                ChatCounterparts.Meta.open(false),
                ChatCounterparts.Meta.open(true),
                ChatCounterparts.Chatwoot.open(),
                ChatCounterparts.Builder.open(),
                PostCounterparts.Twilio.open(),
                PostCounterparts.AfricasTalking.open(),
                new PostCounterparts.Mail());
        try (var product = new ProductProcess(image, folder.resolve("data"), Trial.OPTIONS, settings)) {
            product.launch();
            product.awaitReady();
            all.forEach(each -> each.entered(webhook(product, each)));
            int heard = 0;
            for (Counterpart each : all) {
                heard += each.write(product, LETTERS);
            }
            for (Counterpart each : all) {
                assertThat(each.awaitTaken())
                        .as(() -> each.kind() + "\n" + product.tail())
                        .isTrue();
            }
            await().atMost(PATIENCE).until(() -> waiting(product) >= all.size() * (LETTERS - 1));
            product.kill(false);
            all.forEach(Counterpart::release);
            product.launch();
            product.awaitReady();
            judge(product, all, heard);
        } finally {
            all.forEach(Counterpart::close);
        }
    }

    private static String webhook(ProductProcess product, Counterpart each) {
        return product.api()
                .post("/api/v1/channels", Map.of("kind", each.kind(), "name", each.kind(), "settings", each.settings()))
                .expect(201)
                .json()
                .path("webhookUrl")
                .asString();
    }

    /** What is to go out and has not gone, as far as the product knows. */
    private static long waiting(ProductProcess product) {
        return channels(product)
                .valueStream()
                .mapToLong(channel -> channel.path("health").path("waiting").asLong())
                .sum();
    }

    private static JsonNode channels(ProductProcess product) {
        return product.api().get("/api/v1/channels").expect(200).json().path("items");
    }

    private static void judge(ProductProcess product, List<Counterpart> all, int heard) {
        for (Counterpart each : all) {
            await(each.kind())
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(each.taken().size() + unknown(product, each))
                            .as(() -> each.taken() + "\n" + dead(product) + "\n" + product.tail())
                            .isGreaterThanOrEqualTo(each.isSilent() ? LETTERS + 1 : LETTERS));
        }
        await("quiet").atMost(PATIENCE).until(() -> waiting(product) == 0);
        for (Counterpart each : all) {
            assertThat(each.taken())
                    .as("each letter by %s once", each.kind())
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(each.isSilent() ? 1 : LETTERS, LETTERS);
            // The one that was held is taken and in doubt; what was being refused at that moment is in doubt only.
            assertThat(each.taken().size() + unknown(product, each))
                    .as("each letter by %s sent or shown", each.kind())
                    .isBetween(each.isSilent() ? LETTERS + 1 : LETTERS, each.isSilent() ? 2 * LETTERS : LETTERS);
        }
        assertThat(dead(product))
                .allMatch(letter -> letter.path("error").path("code").asString().equals("no-answer"));
        assertThat(Talk.heard(product.api())).isEqualTo(heard);
    }

    /** How many letters to this provider a person is asked about. */
    private static int unknown(ProductProcess product, Counterpart each) {
        String channel = channels(product)
                .valueStream()
                .filter(one -> one.path("kind").asString().equals(each.kind()))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
        return (int) dead(product).stream()
                .filter(letter -> letter.path("channelId").asString().equals(channel))
                .count();
    }

    private static List<JsonNode> dead(ProductProcess product) {
        return product.api()
                .get("/api/v1/dead-letters")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
