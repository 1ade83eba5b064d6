package io.insaka.channels.twilio;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.outside.OutsideSettings;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.twilio.SignedWebhook;
import io.insaka.sandbox.twilio.TwilioSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A number at Twilio with one customer. */
final class SimulatedSender implements Provider, AutoCloseable {
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String NUMBER = "+15550001111";
    static final String CUSTOMER = "+260971234567";
    static final String HOOK = "https://crm.example.org/webhooks/twilio/1";

    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();
    private final TwilioSimulator twilio =
            new TwilioSimulator(ACCOUNT, TOKEN, NUMBER, Clock.systemUTC(), this::arrived);
    private final SimulatorServer server = SimulatorServer.start(0, "/twilio", twilio);
    private final TwilioChannel channel = channel(Clock.systemUTC());

    SimulatedSender() {
        twilio.enter(HOOK, server.address().toString());
    }

    private static TwilioChannel channel(Clock clock) {
        return new TwilioChannel(
                new ProviderHttp(
                        new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                        new OutsideSettings(true, true, null)),
                clock);
    }

    /** For reading recorded webhooks, which say nothing of when. */
    static TwilioChannel at(Instant now) {
        return channel(Clock.fixed(now, ZoneOffset.UTC));
    }

    TwilioChannel channel() {
        return channel;
    }

    TwilioSimulator twilio() {
        return twilio;
    }

    private void arrived(SignedWebhook call) {
        webhooks.add(request(call.url(), call.body(), call.signature()));
    }

    static WebhookRequest request(String url, byte[] body, String signature) {
        int question = url.indexOf('?');
        return new WebhookRequest(
                name -> name.equalsIgnoreCase("x-twilio-signature") ? signature : null,
                question < 0 ? Map.of() : Request.parseQuery(url.substring(question + 1)),
                url,
                body);
    }

    @Override
    public ChannelSettings settings() {
        return settings(TOKEN, server.address().toString());
    }

    @Override
    public ChannelSettings wrongCredentials() {
        return settings("another-token-0123456789", server.address().toString());
    }

    @Override
    public ChannelSettings unreachable() {
        return settings(TOKEN, "http://localhost:1");
    }

    private static ChannelSettings settings(String token, String base) {
        return new ChannelSettings(Map.of("accountSid", ACCOUNT, "authToken", token, "from", NUMBER, "baseUrl", base));
    }

    @Override
    public byte[] nonsense() {
        return "%%%".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String webhook() {
        return HOOK;
    }

    @Override
    public List<Address> customer() {
        return List.of(new Address(Address.PHONE, CUSTOMER.substring(1), true));
    }

    @Override
    public WebhookRequest says(String text) {
        twilio.says(CUSTOMER, text);
        return webhooks.getLast();
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        twilio.sends(CUSTOMER, "", Map.of(contentType, file));
        return webhooks.getLast();
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public List<Carried> taken() {
        return twilio.sent().stream()
                .map(sent -> new Carried(sent.sid(), sent.body()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
