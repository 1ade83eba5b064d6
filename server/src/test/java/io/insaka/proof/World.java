package io.insaka.proof;

import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.whatsapp.Customer;
import io.insaka.sandbox.whatsapp.Registration;
import io.insaka.sandbox.whatsapp.SimulatorSettings;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Meta, its customers, and the channels of the product that lead to them. */
final class World implements AutoCloseable {
    /** Impatient, so that a restart is noticed at once. */
    static final SimulatorSettings.Retry RETRY =
            new SimulatorSettings.Retry(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(10));

    static final SimulatorSettings.Receipts RECEIPTS = new SimulatorSettings.Receipts(
            Duration.ofMillis(20), Duration.ofMillis(60), Optional.of(Duration.ofMillis(150)));

    private final WhatsAppSimulator simulator;
    private final SimulatorServer server;
    private final List<String> numbers = new ArrayList<>();

    World(SimulatorSettings settings) {
        simulator = new WhatsAppSimulator(settings, Clock.systemUTC());
        server = SimulatorServer.start(0, "/sandbox/graph", simulator);
    }

    /** Sets up that many numbers at Meta and their channels in the product. */
    void connect(ProductProcess product, int channels) {
        connect(product, product.baseUrl(), channels);
    }

    /** These customers write faster than people do, and the same again and again. */
    static void noPace(ProductProcess product) {
        var rules = Map.of(
                "perMinute",
                1_000,
                "perDay",
                100_000,
                "holdSuspicious",
                false,
                "allowedOnly",
                false,
                "allowed",
                List.of("260*"),
                "denied",
                List.of());
        product.api().put("/api/v1/guard", rules).expect(200);
    }

    /** @param door where Meta delivers to */
    void connect(ProductProcess product, String door, int channels) {
        noPace(product);
        for (int n = 1; n <= channels; n++) {
            String number = "7000000000" + n;
            String secret = "app-secret-" + n;
            Map<String, String> settings = Map.of(
                    "phoneNumberId",
                    number,
                    "accessToken",
                    "access-token-" + n,
                    "appSecret",
                    secret,
                    "verifyToken",
                    "verify-token-" + n,
                    "messagesPerSecond",
                    "100000",
                    "baseUrl",
                    server.address().toString());
            JsonNode channel = product.api()
                    .post("/api/v1/channels", Map.of("kind", "whatsapp", "name", "Number " + n, "settings", settings))
                    .expect(201)
                    .json();
            URI callback = URI.create(
                    door + URI.create(channel.path("webhookUrl").asString()).getPath());
            simulator.register(new Registration(
                    number, "26097000000" + n, "access-token-" + n, secret, "verify-token-" + n, callback));
            numbers.add(number);
        }
    }

    WhatsAppSimulator simulator() {
        return simulator;
    }

    List<String> numbers() {
        return numbers;
    }

    /** The n-th customer, of one number. */
    record Person(int n, String number, Customer customer) {}

    List<Person> people(int count) {
        List<Person> people = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            String phone = String.valueOf(260_950_000_000L + n);
            people.add(new Person(n, numbers.get(n % numbers.size()), Customer.withPhone(phone, "Customer " + n)));
        }
        return people;
    }

    /** Webhooks that are not acknowledged yet and wait for the one before them. */
    int waiting() {
        return numbers.stream().mapToInt(simulator::waiting).sum();
    }

    @Override
    public void close() {
        server.close();
        simulator.close();
    }
}
