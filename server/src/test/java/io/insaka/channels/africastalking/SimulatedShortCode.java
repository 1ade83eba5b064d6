package io.insaka.channels.africastalking;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.outside.OutsideSettings;
import io.insaka.sandbox.africastalking.AfricasTalkingSimulator;
import io.insaka.sandbox.http.SimulatorServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A short code with one customer. */
final class SimulatedShortCode implements Provider, AutoCloseable {
    static final String CUSTOMER = "+260971234567";
    private static final String KEY = "atsk_0123456789abcdef";
    private static final String SECRET = "between-us-and-them";

    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();
    private final AfricasTalkingSimulator service =
            new AfricasTalkingSimulator("shop", KEY, "20880", Clock.systemUTC(), this::arrived);
    private final SimulatorServer server = SimulatorServer.start(0, "/at", service);
    private final AfricasTalkingChannel channel = channel(Clock.systemUTC());

    private static AfricasTalkingChannel channel(Clock clock) {
        return new AfricasTalkingChannel(
                new ProviderHttp(
                        new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                        new OutsideSettings(true, true, null)),
                clock);
    }

    /** For reading recorded webhooks, which say nothing of when. */
    static AfricasTalkingChannel at(Instant now) {
        return channel(Clock.fixed(now, ZoneOffset.UTC));
    }

    AfricasTalkingChannel channel() {
        return channel;
    }

    AfricasTalkingSimulator service() {
        return service;
    }

    private void arrived(byte[] body) {
        webhooks.add(new WebhookRequest(
                name -> null, Map.of("secret", SECRET), "http://localhost/hook?secret=" + SECRET, body));
    }

    @Override
    public ChannelSettings settings() {
        return settings(KEY, server.address().toString());
    }

    @Override
    public ChannelSettings wrongCredentials() {
        return settings("atsk_another_key_0123", server.address().toString());
    }

    @Override
    public ChannelSettings unreachable() {
        return settings(KEY, "http://localhost:1");
    }

    private static ChannelSettings settings(String key, String base) {
        return new ChannelSettings(
                Map.of("username", "shop", "apiKey", key, "from", "20880", "secret", SECRET, "baseUrl", base));
    }

    @Override
    public byte[] nonsense() {
        return "%%%".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Address> customer() {
        return List.of(new Address(Address.PHONE, CUSTOMER.substring(1), true));
    }

    @Override
    public WebhookRequest says(String text) {
        service.says(CUSTOMER, text);
        return webhooks.getLast();
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        throw new UnsupportedOperationException("SMS carries no files");
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public List<Carried> taken() {
        return service.sent().stream()
                .map(sent -> new Carried(sent.id(), sent.message()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
