package io.insaka.channels.telegram;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.outside.OutsideSettings;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.telegram.TelegramSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bot with one customer, whose id needs more than 32 bits. */
final class SimulatedBot implements Provider, AutoCloseable {
    static final long CUSTOMER = 7_123_456_789L;
    private static final String TOKEN = "123456789:AAE-simulated_bot";

    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();
    private final TelegramSimulator bot = new TelegramSimulator(TOKEN, Clock.systemUTC(), this::arrived);
    private final SimulatorServer server = SimulatorServer.start(0, "/telegram", bot);
    private final TelegramChannel channel = new TelegramChannel(
            new ProviderHttp(
                    new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                    new OutsideSettings(true, true, null)),
            Clock.systemUTC());

    TelegramChannel channel() {
        return channel;
    }

    TelegramSimulator bot() {
        return bot;
    }

    private void arrived(byte[] body) {
        webhooks.add(new WebhookRequest(
                name -> name.equalsIgnoreCase("x-telegram-bot-api-secret-token") ? "between-us_2" : null,
                Map.of(),
                "http://localhost/hook",
                body));
    }

    @Override
    public ChannelSettings settings() {
        return settings(TOKEN, server.address().toString());
    }

    @Override
    public ChannelSettings wrongCredentials() {
        return settings("123456789:AAE-another_bot_token", server.address().toString());
    }

    @Override
    public ChannelSettings unreachable() {
        return settings(TOKEN, "http://localhost:1");
    }

    private static ChannelSettings settings(String token, String base) {
        return new ChannelSettings(Map.of("botToken", token, "secretToken", "between-us_2", "baseUrl", base));
    }

    @Override
    public byte[] nonsense() {
        return "{\"update_id\":".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Address> customer() {
        return List.of(new Address(UpdateReader.USER, String.valueOf(CUSTOMER), true));
    }

    @Override
    public WebhookRequest says(String text) {
        bot.says(CUSTOMER, text);
        return webhooks.getLast();
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        bot.sends(CUSTOMER, contentType, file);
        return webhooks.getLast();
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public List<Carried> taken() {
        return bot.sent().stream()
                .map(sent -> new Carried(
                        sent.chat() + "/" + sent.messageId(),
                        sent.parameters()
                                .path("text")
                                .asString(sent.parameters().path("caption").asString(""))))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
