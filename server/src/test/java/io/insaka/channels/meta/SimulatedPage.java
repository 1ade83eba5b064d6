package io.insaka.channels.meta;

import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.meta.MetaSimulator;
import io.insaka.sandbox.meta.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page at the simulated Meta whose webhooks are collected here. */
final class SimulatedPage implements Provider, AutoCloseable {
    static final String PAGE = "104567890123456";
    static final String CUSTOMER = "7001200300400";

    private final Platform platform;
    private final MetaChannel channel;
    private final MetaSimulator simulator = new MetaSimulator(Clock.systemUTC());
    private final SimulatorServer graph = SimulatorServer.start(0, "/graph", simulator);
    private final SimulatorServer hook = SimulatorServer.start(0, "/hook", this::take);
    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();

    SimulatedPage(Platform platform) {
        this.platform = platform;
        this.channel = new MetaChannel(platform, MetaFixture.http(), Clock.systemUTC());
        simulator.register(new Page(
                platform == Platform.INSTAGRAM,
                PAGE,
                "EAA-access-token",
                "the-app-secret",
                "verify me",
                hook.address()));
    }

    MetaChannel channel() {
        return channel;
    }

    MetaSimulator meta() {
        return simulator;
    }

    private Answer take(Request request) {
        if (request.method().equals("GET")) {
            return channel.handshake(settings(), request.query())
                    .<Answer>map(challenge -> new Answer.Reply(
                            200, "text/plain", Map.of(), challenge.getBytes(StandardCharsets.US_ASCII)))
                    .orElseGet(() -> Answer.html(403, ""));
        }
        var webhook = new WebhookRequest(
                name -> request.header(name), request.query(), hook.address().toString(), request.body());
        boolean authentic = channel.authentic(settings(), webhook);
        if (authentic) {
            webhooks.add(webhook);
        }
        return Answer.html(authentic ? 200 : 401, "");
    }

    @Override
    public ChannelSettings settings() {
        return settings("EAA-access-token", graph.address());
    }

    @Override
    public ChannelSettings wrongCredentials() {
        return settings("EAA-another-token", graph.address());
    }

    @Override
    public ChannelSettings unreachable() {
        return settings("EAA-access-token", URI.create("http://localhost:1"));
    }

    private static ChannelSettings settings(String token, URI base) {
        var values = new HashMap<String, String>();
        values.put("pageId", PAGE);
        values.put("accessToken", token);
        values.put("appSecret", "the-app-secret");
        values.put("verifyToken", "verify me");
        values.put("baseUrl", base.toString());
        return new ChannelSettings(values);
    }

    @Override
    public byte[] nonsense() {
        return "{\"entry\":".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Address> customer() {
        return List.of(new Address(platform.addressKind(), CUSTOMER, true));
    }

    @Override
    public WebhookRequest says(String text) {
        return arrived(() -> simulator.says(PAGE, CUSTOMER, text));
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        return arrived(() -> simulator.sends(
                PAGE, CUSTOMER, graph.address().toString(), new Answer.Reply(200, contentType, Map.of(), file)));
    }

    private WebhookRequest arrived(Runnable act) {
        int before = webhooks.size();
        act.run();
        await().until(() -> webhooks.size() > before);
        return webhooks.getLast();
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public List<Carried> taken() {
        return simulator.taken(PAGE).stream()
                .map(message -> new Carried(message.id(), message.words()))
                .toList();
    }

    @Override
    public void close() {
        graph.close();
        hook.close();
        simulator.close();
    }
}
