package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.faults.Faults;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.http.SimulatorServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The simulator in a process of its own, steered over HTTP by whoever started it:
 *
 * <pre>{@code
 * PUT  /control/numbers {phoneNumberId, displayNumber, accessToken, appSecret, verifyToken, callbackUrl}
 * POST /control/say     {phoneNumberId, customer, name, text}
 * PUT  /control/faults  {duplicate: 0.1, hang_after_accept: 0.01, …, delayMs: 50}
 * }</pre>
 *
 * It listens on the loopback address only, so the control paths ask for no credentials.
 */
public final class StandaloneSimulator implements Simulator {
    private final WhatsAppSimulator simulator;

    private StandaloneSimulator(WhatsAppSimulator simulator) {
        this.simulator = simulator;
    }

    /** Arguments: the port, and optionally the number of webhook lanes. */
    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        int lanes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        var simulator = new WhatsAppSimulator(SimulatorSettings.TEST.withLanes(lanes), Clock.systemUTC());
        // The server's threads are virtual; its own dispatcher keeps the process alive.
        var server = SimulatorServer.start(port, "/sandbox/graph", new StandaloneSimulator(simulator));
        System.out.println(server.address());
    }

    @Override
    public Answer answer(Request request) {
        if (!request.path().startsWith("/control/")) {
            return simulator.answer(request);
        }
        try {
            JsonNode wanted = Json.read(request.body()).orElseThrow(() -> new IllegalArgumentException("no JSON"));
            return switch (request.method() + " " + request.path()) {
                case "PUT /control/numbers" -> register(wanted);
                case "POST /control/say" -> say(wanted);
                case "PUT /control/faults" -> fail(wanted);
                default -> Answer.json(404, "{}");
            };
        } catch (IllegalArgumentException wrong) {
            return Answer.json(400, Json.text(Json.object().put("error", String.valueOf(wrong.getMessage()))));
        }
    }

    private Answer register(JsonNode wanted) {
        simulator.register(new Registration(
                text(wanted, "phoneNumberId"),
                text(wanted, "displayNumber"),
                text(wanted, "accessToken"),
                text(wanted, "appSecret"),
                text(wanted, "verifyToken"),
                URI.create(text(wanted, "callbackUrl"))));
        return Answer.json(200, "{}");
    }

    private Answer say(JsonNode wanted) {
        String id = simulator.say(
                text(wanted, "phoneNumberId"),
                Customer.of(text(wanted, "customer"), wanted.path("name").asString("Customer")),
                new Said.Text(text(wanted, "text")));
        return Answer.json(200, Json.text(Json.object().put("id", id)));
    }

    private Answer fail(JsonNode wanted) {
        Faults faults = Faults.NONE;
        for (var entry : wanted.properties()) {
            double value = entry.getValue().asDouble(0);
            faults = entry.getKey().equals("delayMs")
                    ? faults.delayedBy(Duration.ofMillis((long) value))
                    : faults.with(FaultKind.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), value);
        }
        simulator.faults().set(faults);
        return Answer.json(200, "{}");
    }

    private static String text(JsonNode wanted, String name) {
        String value = wanted.path(name).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
