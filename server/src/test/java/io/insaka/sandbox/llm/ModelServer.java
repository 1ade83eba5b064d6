package io.insaka.sandbox.llm;

import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.World;
import io.insaka.sandbox.llm.play.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The simulated models on a port of their own, and a client that sends what it is told. */
public final class ModelServer implements AutoCloseable {
    private final ModelSimulators simulators = new ModelSimulators(Clock.systemUTC());
    private final SimulatorServer server = SimulatorServer.start(0, ModelSimulators.MOUNT, simulators);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    public record Reply(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return Json.read(response.body()).orElseThrow(() -> new AssertionError("no JSON: " + response.body()));
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public World world() {
        return simulators.world();
    }

    public World world(String key) {
        return simulators.world(key);
    }

    /** The address of a provider, such as {@code openai/v1}. */
    public String base(String path) {
        return server.address() + "/" + path;
    }

    /** As the usual key at OpenAI and who speaks like it. */
    public Reply post(String path, String body) {
        return send("POST", path, body, Map.of("Authorization", "Bearer " + Worlds.KEY));
    }

    public Reply send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base(path)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
    }
}
