package io.insaka.sandbox.llm;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.llm.anthropic.AnthropicSimulator;
import io.insaka.sandbox.llm.gemini.GeminiSimulator;
import io.insaka.sandbox.llm.openai.Flavour;
import io.insaka.sandbox.llm.openai.OpenAiSimulator;
import io.insaka.sandbox.llm.play.World;
import io.insaka.sandbox.llm.play.Worlds;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** All simulated providers of models, each below its own path. Called by many threads at once. */
public final class ModelSimulators implements Simulator {
    /** Where they are mounted. */
    public static final String MOUNT = "/sandbox/llm";

    private final Worlds worlds;
    private final Map<String, Simulator> providers = new LinkedHashMap<>();

    public ModelSimulators(Clock clock) {
        this.worlds = new Worlds(clock);
        for (Flavour flavour : Flavour.values()) {
            providers.put(flavour.provider(), new OpenAiSimulator(flavour, worlds, clock));
        }
        providers.put("anthropic", new AnthropicSimulator(worlds));
        providers.put("gemini", new GeminiSimulator(worlds));
        providers.put("_control", new ControlApi(worlds));
    }

    /** What belongs to the usual key, and to local servers, which need none. */
    public World world() {
        return world(Worlds.KEY);
    }

    public World world(String key) {
        return worlds.find(key)
                .orElseThrow(() -> new IllegalArgumentException("keys of the sandbox begin with “sandbox”"));
    }

    @Override
    public Answer answer(Request request) {
        String[] steps = request.path().split("/", 3);
        Simulator provider = steps.length == 3 ? providers.get(steps[1]) : null;
        if (provider == null) {
            return Answer.json(404, "{\"error\":\"one of " + String.join(", ", providers.keySet()) + "\"}");
        }
        return provider.answer(new Request(
                request.method(),
                "/" + steps[2],
                request.base() + "/" + steps[1],
                request.headers(),
                request.query(),
                request.body()));
    }
}
