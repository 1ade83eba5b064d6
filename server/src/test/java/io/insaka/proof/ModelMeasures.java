package io.insaka.proof;

import static io.insaka.proof.BenchTable.number;

import io.insaka.proof.Talkers.Talked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns that ask a model of a fixed latency, against what that latency allows, against doing nothing but asking it, and, where
 * the processor is the limit, against the same turns with a model that answers at once.
 */
final class ModelMeasures {
    private static final int CHANNELS = 16;
    private static final int MANY = 2_000;
    /** Until the compiler rests: for a minute and a half it takes a third of what these turns have of the processor. */
    private static final Duration WARM_UP = Duration.ofSeconds(100);

    private static final Duration ROUND = Duration.ofSeconds(12);
    private static final int ROUNDS = 3;
    private static final int EXCHANGES = 10_000;
    private static final Duration DIRECT = Duration.ofSeconds(4);

    private final ProductImage image;
    private final Path folder;
    private final List<String> options;
    private final BenchTable table;
    private int people;

    ModelMeasures(ProductImage image, Path folder, List<String> options, BenchTable table) {
        this.image = image;
        this.folder = folder;
        this.options = options;
        this.table = table;
    }

    void measure(AcceptingGraph graph) throws Exception {
        try (var model = new ThinkingModel();
                var product = new ProductProcess(image, folder.resolve("models"), options, Map.of())) {
            product.launch();
            product.awaitReady();
            var webhooks = WebhookLoad.over(product, graph, CHANNELS);
            Map<String, Object> wanted = Map.of(
                    "name",
                    "Fixed",
                    "kind",
                    "openai",
                    "baseUrl",
                    model.baseUrl(),
                    "apiKey",
                    "key",
                    "model",
                    model.name());
            product.api().post("/api/v1/models", wanted).expect(201);
            talk(webhooks, graph, product, MANY, WARM_UP);
            Talked alone = talk(webhooks, graph, product, 1, ROUND);
            line(1, alone, model);
            table.line(
                    "overhead of a turn with a model: from the webhook to the accepted reply, without the model's time",
                    number(alone.figures().p50() - ThinkingModel.LATENCY.toMillis()) + " ms");
            line(100, talk(webhooks, graph, product, 100, ROUND), model);
            List<Talked> waiting = new ArrayList<>();
            List<Talked> atOnce = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            webhooks.exchange(EXCHANGES, MANY);
            for (int round = 0; round < ROUNDS; round++) {
                waiting.add(talk(webhooks, graph, product, MANY, ROUND));
                model.takes(Duration.ZERO);
                atOnce.add(talk(webhooks, graph, product, MANY, ROUND));
                model.takes(ThinkingModel.LATENCY);
                without.add(webhooks.exchange(EXCHANGES, MANY));
            }
            Talked many = Talked.middle(waiting);
            line(MANY, many, model);
            table.line(
                    "turns/s with a model of 300 ms ÷ with one that answers at once, the limit of the processor; 2,000 conversations",
                    number(many.figures().perSecond()) + " ÷ "
                            + number(Talked.middle(atOnce).figures().perSecond()),
                    number(many.figures().perSecond()
                            / Talked.middle(atOnce).figures().perSecond()),
                    "≥ 0.7 | ≥ 0.95");
            double exchanges = without.stream().sorted().toList().get(ROUNDS / 2);
            table.line(
                    "turns/s with a model, 2,000 conversations at once ÷ exchanges/s without one",
                    number(many.figures().perSecond()) + " ÷ " + number(exchanges),
                    number(many.figures().perSecond() / exchanges),
                    "— | —");
            table.line(
                    "resident memory at its most, 2,000 conversations at once with a model",
                    number(Footprint.of(product).peak()) + " MB");
            product.stop();
        }
    }

    private Talked talk(
            WebhookLoad webhooks, AcceptingGraph graph, ProductProcess product, int conversations, Duration round)
            throws Exception {
        people += conversations;
        return Talkers.talk(webhooks, graph, product, people - conversations, conversations, round);
    }

    private void line(int conversations, Talked talked, ThinkingModel model) throws Exception {
        double ideal = conversations / (ThinkingModel.LATENCY.toMillis() / 1e3);
        double direct = model.direct(conversations, DIRECT);
        Figures figures = talked.figures();
        String what = "turns/s with a model of 300 ms, " + number(conversations) + " conversations at once";
        table.line(
                what + " ÷ the ideal",
                number(figures.perSecond()) + " ÷ " + number(ideal) + " (p50 " + number(figures.p50()) + " ms, p99 "
                        + number(figures.p99()) + " ms)",
                number(figures.perSecond() / ideal),
                "— | —");
        table.line(
                what + " ÷ calls/s of as many who only ask the model",
                number(figures.perSecond()) + " ÷ " + number(direct),
                number(figures.perSecond() / direct),
                "— | —");
        table.line(what + ", CPU spent on each", talked.spent().toString());
    }
}
