package io.insaka.proof;

import static io.insaka.proof.BenchTable.number;

import io.insaka.proof.Talkers.Talked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Turns that ask a model of a fixed latency, against what that latency allows and against doing nothing but asking it. */
final class ModelMeasures {
    private static final int CHANNELS = 16;
    private static final int MANY = 2_000;
    /** As long as the other benchmarks take until what they measure is compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(45);

    private static final Duration ROUND = Duration.ofSeconds(12);
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
            Talked many = talk(webhooks, graph, product, MANY, ROUND);
            line(MANY, many, model);
            webhooks.exchange(EXCHANGES, MANY);
            double without = webhooks.exchange(EXCHANGES, MANY);
            table.line(
                    "turns/s with a model, 2,000 conversations at once ÷ exchanges/s without one, the limit of the processor",
                    number(many.figures().perSecond()) + " ÷ " + number(without),
                    number(many.figures().perSecond() / without),
                    "≥ 0.7 | ≥ 0.95");
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
