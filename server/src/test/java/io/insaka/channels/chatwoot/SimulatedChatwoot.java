package io.insaka.channels.chatwoot;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.outside.OutsideSettings;
import io.insaka.sandbox.chatwoot.ChatwootSimulator;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.SimulatorServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Chatwoot whose webhooks are collected here. */
final class SimulatedChatwoot implements Provider, AutoCloseable {
    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();
    private final ChatwootSimulator chatwoot =
            new ChatwootSimulator("agent-token-1", "webhook-secret-1", Clock.systemUTC(), this::arrived);
    private final Map<String, Answer.Reply> files = new ConcurrentHashMap<>();
    private final SimulatorServer server = SimulatorServer.start(0, "/chatwoot", this::answer);
    private final ChatwootChannel channel = new ChatwootChannel(
            new ProviderHttp(
                    new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                    new OutsideSettings(true, true, null)),
            Clock.systemUTC());

    ChatwootChannel channel() {
        return channel;
    }

    ChatwootSimulator chatwoot() {
        return chatwoot;
    }

    private Answer answer(Request request) {
        Answer.Reply file = files.get(request.path());
        return file == null ? chatwoot.answer(request) : file;
    }

    private void arrived(ChatwootSimulator.Call call) {
        Map<String, String> headers =
                Map.of("x-chatwoot-timestamp", call.timestamp(), "x-chatwoot-signature", call.signature());
        webhooks.add(new WebhookRequest(
                name -> headers.get(name.toLowerCase(Locale.ROOT)), Map.of(), "http://localhost/hook", call.body()));
    }

    @Override
    public ChannelSettings settings() {
        return settings(server.address().toString(), "agent-token-1");
    }

    @Override
    public ChannelSettings wrongCredentials() {
        return settings(server.address().toString(), "agent-token-of-nobody");
    }

    @Override
    public ChannelSettings unreachable() {
        return settings("http://localhost:1", "agent-token-1");
    }

    private static ChannelSettings settings(String base, String token) {
        return new ChannelSettings(
                Map.of("baseUrl", base, "accountId", "1", "accessToken", token, "webhookSecret", "webhook-secret-1"));
    }

    @Override
    public byte[] nonsense() {
        return "{\"event\":".getBytes(StandardCharsets.UTF_8);
    }

    /** As the contact is remembered for this very address, and for the one where nobody listens. */
    @Override
    public List<Address> customer() {
        return List.of(
                new Address(
                        ConversationAddress.KIND,
                        ChatwootSettings.of(settings()).scope() + "/42",
                        true,
                        false),
                new Address(ConversationAddress.KIND, "1@localhost:1/42", true, false));
    }

    @Override
    public WebhookRequest says(String text) {
        chatwoot.says(text);
        return webhooks.getLast();
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        files.put("/files/letter.pdf", new Answer.Reply(200, contentType, Map.of(), file));
        chatwoot.sends("file", server.address() + "/files/letter.pdf");
        return webhooks.getLast();
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public List<Carried> taken() {
        return chatwoot.taken().stream()
                .map(message -> new Carried(
                        message.path("id").asString(), message.path("content").asString("")))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
