package io.insaka.channels.gateway;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.outside.OutsideSettings;
import io.insaka.sandbox.gateway.GatewaySimulator;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.SimulatorServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** A builder whose webhooks are collected here. */
final class SimulatedGateway implements Provider, AutoCloseable {
    private static final String SECRET = "between the two of us";

    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final GatewaySimulator builder = new GatewaySimulator(SECRET, Clock.systemUTC(), this::arrived);
    private final Map<String, Answer.Reply> files = new java.util.concurrent.ConcurrentHashMap<>();
    private final SimulatorServer server = SimulatorServer.start(0, "/builder", this::answer);
    private final GatewayChannel channel;

    SimulatedGateway() {
        var http = new ProviderHttp(
                new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                new OutsideSettings(true, true, null));
        channel = new GatewayChannel(http, Clock.systemUTC());
    }

    GatewayChannel channel() {
        return channel;
    }

    GatewaySimulator builder() {
        return builder;
    }

    private Answer answer(Request request) {
        Answer.Reply file = files.get(request.path());
        return file == null ? builder.answer(request) : file;
    }

    private void arrived(GatewaySimulator.Call call) {
        Map<String, String> headers =
                Map.of("x-insaka-timestamp", call.timestamp(), "x-insaka-signature", call.signature());
        webhooks.add(new WebhookRequest(
                name -> headers.get(name.toLowerCase(Locale.ROOT)), Map.of(), "http://localhost/hook", call.body()));
    }

    @Override
    public ChannelSettings settings() {
        return settings(SECRET, server.address() + "/callback");
    }

    @Override
    public ChannelSettings wrongCredentials() {
        return settings("another secret altogether", server.address() + "/callback");
    }

    @Override
    public ChannelSettings unreachable() {
        return settings(SECRET, "http://localhost:1/callback");
    }

    static ChannelSettings settings(String secret, String callback) {
        return new ChannelSettings(
                Map.of("secret", secret, "callbackUrl", URI.create(callback).toString()));
    }

    @Override
    public byte[] nonsense() {
        return "{\"messages\":".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Address> customer() {
        return List.of(new Address(Person.ADDRESS, "whatsapp/260971234567", true, false));
    }

    private ObjectNode message() {
        ObjectNode message =
                Json.object().put("id", "b-" + numbers.incrementAndGet()).put("channel", "WhatsApp");
        message.putObject("from").put("id", "260971234567").put("name", "Mwila");
        return message;
    }

    @Override
    public WebhookRequest says(String text) {
        builder.post(message().put("text", text));
        return webhooks.getLast();
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        String path = "/files/" + numbers.incrementAndGet();
        files.put(path, new Answer.Reply(200, contentType, Map.of(), file));
        ObjectNode message = message();
        message.putArray("media")
                .addObject()
                .put("url", server.address() + path)
                .put("contentType", contentType);
        builder.post(message);
        return webhooks.getLast();
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public List<Carried> taken() {
        return builder.taken().stream()
                .map(message -> new Carried(
                        message.path("id").asString(), message.path("text").asString("")))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
