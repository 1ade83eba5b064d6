package io.insaka.proof;

import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Journal;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Scope;
import io.insaka.sandbox.llm.play.Script;
import io.insaka.testing.Api;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The models outside of the product's process, which cost time and are the witness of what they were asked. */
final class Minds implements AutoCloseable {
    static final String ADVISER = "gpt-4o-mini";
    static final String WRITER = "gpt-4o";
    private static final String OTHERS = "gpt-4.1-mini";
    private static final String KEY = "sandbox-proof";

    private final ModelSimulators simulators = new ModelSimulators(Clock.systemUTC());
    private final SimulatorServer server = SimulatorServer.start(0, ModelSimulators.MOUNT, simulators);

    Minds(Duration latency) {
        simulators.world(KEY).latency(latency);
        simulators.world(KEY).script().when(model(ADVISER), ask -> true, Reaction.say("Wants: a kind word."));
    }

    private static Scope model(String name) {
        return Scope.of("openai").model(name);
    }

    /** Each role has a model of its own, by which its calls are told apart here. */
    void connect(Api api) {
        String writer = add(api, WRITER);
        String adviser = add(api, ADVISER);
        String others = add(api, OTHERS);
        api.put(
                        "/api/v1/models/roles",
                        Map.of("conversation", writer, "reasoner", adviser, "crm", others, "router", others))
                .expect(200);
        api.put("/api/v1/agents/reasoner", Map.of("on", true)).expect(200);
    }

    private String add(Api api, String model) {
        Map<String, String> wanted = Map.of(
                "name",
                model,
                "kind",
                "openai",
                "baseUrl",
                server.address() + "/openai/v1",
                "apiKey",
                KEY,
                "model",
                model);
        return api.post("/api/v1/models", wanted).expect(201).json().path("id").asString();
    }

    /** Whoever writes about this is answered so. */
    void answer(String about, String answer) {
        simulators.world(KEY).script().when(model(WRITER), Script.contains(about), Reaction.say(answer));
    }

    Journal journal() {
        return simulators.world(KEY).journal();
    }

    /** The number of the last call that was answered. */
    long last() {
        List<Journal.Call> calls = journal().calls();
        return calls.isEmpty() ? 0 : calls.getLast().number();
    }

    /** Of turns only: long threads are summed up for the memory beside them, by another model and without a journal. */
    List<Journal.Call> since(long number) {
        return journal().calls().stream()
                .filter(call -> call.number() > number && !OTHERS.equals(call.model()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
