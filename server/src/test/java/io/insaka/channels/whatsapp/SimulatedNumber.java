package io.insaka.channels.whatsapp;

import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.whatsapp.Customer;
import io.insaka.sandbox.whatsapp.MediaFile;
import io.insaka.sandbox.whatsapp.Registration;
import io.insaka.sandbox.whatsapp.Said;
import io.insaka.sandbox.whatsapp.SimulatorSettings;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A number at the simulated Meta whose webhooks are collected here. */
final class SimulatedNumber implements Provider, AutoCloseable {
    private static final String NUMBER = "106540352242922";
    private static final Customer MWILA = Customer.withPhone("260971234567", "Mwila");

    private final WhatsAppChannel channel;
    private final WhatsAppSimulator simulator = new WhatsAppSimulator(SimulatorSettings.TEST, Clock.systemUTC());
    private final SimulatorServer graph = SimulatorServer.start(0, "/graph", simulator);
    private final SimulatorServer hook = SimulatorServer.start(0, "/hook", this::take);
    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();

    SimulatedNumber(WhatsAppChannel channel) {
        this.channel = channel;
        simulator.register(new Registration(
                NUMBER, "260211000001", "EAA-access-token", "the-app-secret", "verify me", hook.address()));
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
        values.put("phoneNumberId", NUMBER);
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
        return List.of(new Address(Address.PHONE, MWILA.phone(), true));
    }

    @Override
    public WebhookRequest says(String text) {
        return arrived(new Said.Text(text));
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        String id = simulator.keep(NUMBER, new MediaFile(contentType, "letter.pdf", file));
        return arrived(new Said.Media("document", id, "", false));
    }

    private WebhookRequest arrived(Said said) {
        int before = webhooks.size();
        simulator.say(NUMBER, MWILA, said);
        await().until(() -> webhooks.size() > before);
        return webhooks.getLast();
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public List<Carried> taken() {
        return simulator.journal().accepted(NUMBER).stream()
                .map(message -> new Carried(message.id(), message.text()))
                .toList();
    }

    @Override
    public void close() {
        graph.close();
        hook.close();
        simulator.close();
    }
}
