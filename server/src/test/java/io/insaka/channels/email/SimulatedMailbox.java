package io.insaka.channels.email;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.insaka.channels.email.mime.MimePart;
import io.insaka.channels.email.mime.MimeReader;
import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.ChannelContract.Provider;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.outside.OutsideSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mailbox of a real server, with one customer. */
final class SimulatedMailbox implements Provider, AutoCloseable {
    static final String ADDRESS = "help@shop.example";
    static final String CUSTOMER = "mwila@example.org";
    static final String SECRET = "only-between-us";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final List<WebhookRequest> webhooks = new CopyOnWriteArrayList<>();
    private final EmailChannel channel = channel();

    SimulatedMailbox() {
        server.start();
        server.setUser(ADDRESS, "shop", "right");
    }

    static EmailChannel channel() {
        return new EmailChannel(
                new ProviderCallSettings(Duration.ofSeconds(10), Duration.ofSeconds(5)),
                new OutsideSettings(true, true, null),
                Clock.systemUTC());
    }

    EmailChannel adapter() {
        return channel;
    }

    GreenMail server() {
        return server;
    }

    @Override
    public ChannelSettings settings() {
        return settings("right", server.getSmtp().getPort(), server.getImap().getPort());
    }

    @Override
    public ChannelSettings wrongCredentials() {
        return settings("wrong", server.getSmtp().getPort(), server.getImap().getPort());
    }

    @Override
    public ChannelSettings unreachable() {
        return settings("right", 1, 1);
    }

    private static ChannelSettings settings(String password, int smtp, int imap) {
        Map<String, String> values =
                new HashMap<>(Map.of("address", ADDRESS, "senderName", "Shop", "webhookSecret", SECRET));
        values.putAll(Map.of(
                "smtp.host",
                "127.0.0.1",
                "smtp.port",
                String.valueOf(smtp),
                "smtp.user",
                "shop",
                "smtp.password",
                password));
        values.putAll(Map.of(
                "imap.host",
                "127.0.0.1",
                "imap.port",
                String.valueOf(imap),
                "imap.user",
                "shop",
                "imap.password",
                password));
        return new ChannelSettings(values);
    }

    @Override
    public byte[] nonsense() {
        return "{\"from\": \"mwila\"}".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Address> customer() {
        return List.of(new Address(Address.EMAIL, CUSTOMER, true, false));
    }

    /** Each mail has an id of its own. */
    @Override
    public WebhookRequest says(String text) {
        return brings("Subject: Prices\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text);
    }

    @Override
    public WebhookRequest sends(String contentType, byte[] file) {
        return brings("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: " + contentType
                + "\r\nContent-Disposition: attachment; filename=letter.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(file) + "\r\n--b--\r\n");
    }

    private WebhookRequest brings(String rest) {
        String mail = "From: Mwila <" + CUSTOMER + ">\r\nTo: " + ADDRESS + "\r\nMessage-ID: <m" + webhooks.size()
                + "@example.org>\r\n" + rest;
        var request = new WebhookRequest(
                name -> name.equalsIgnoreCase("content-type") ? "message/rfc822" : null,
                Map.of("secret", SECRET),
                "http://localhost/hook?secret=" + SECRET,
                mail.getBytes(StandardCharsets.UTF_8));
        webhooks.add(request);
        return request;
    }

    @Override
    public List<WebhookRequest> webhooks() {
        return List.copyOf(webhooks);
    }

    /** What was delivered, read again. */
    List<MimePart> delivered() {
        return Arrays.stream(server.getReceivedMessages())
                .map(message -> MimeReader.read(com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(message)
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .toList();
    }

    @Override
    public List<Carried> taken() {
        return delivered().stream()
                .map(mail -> new Carried(
                        Objects.requireNonNull(MessageIds.first(mail.headers().first("message-id"))),
                        MailBody.of(mail).text()))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
