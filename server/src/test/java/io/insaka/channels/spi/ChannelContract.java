package io.insaka.channels.spi;

import static io.insaka.channels.spi.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every channel must do, against its provider or a simulator as strict as the provider. A new adapter extends this,
 * says how its provider is played, and opts out of what the provider cannot do: then the adapter must prove that it
 * refuses such a message, clearly and without sending anything.
 */
public abstract class ChannelContract extends ProviderAbilities {
    private static final long PLENTY = 1_000_000;

    protected abstract Channel channel();

    protected abstract Provider provider();

    /** One account at the provider, with a customer who has written just now. */
    public interface Provider {
        ChannelSettings settings();

        /** The same account with credentials the provider does not take. */
        ChannelSettings wrongCredentials();

        /** The same account at an address where nobody listens. */
        ChannelSettings unreachable();

        /** A body that is authentic but cannot be taken apart. */
        byte[] nonsense();

        /** Our address for this account. */
        default String webhook() {
            return "http://localhost/hook";
        }

        /** Where the customer is reached. */
        List<Address> customer();

        /** The customer writes; what the provider calls our webhook with. */
        WebhookRequest says(String text);

        /** The customer sends a file; what the provider calls our webhook with. */
        WebhookRequest sends(String contentType, byte[] file);

        List<WebhookRequest> webhooks();

        /** Messages of ours that the provider took, oldest first. */
        List<Carried> taken();
    }

    @Test
    void isNamedByAWordThatFitsIntoAnAddress() {
        assertThat(channel().kind()).matches("[a-z][a-z0-9-]{1,30}");
    }

    @Test
    void checksSettingsAndKeepsTheAccount() {
        ChannelSettings checked = channel().check(provider().settings().values());
        assertThat(checked.require(channel().accountKey())).isNotBlank();
        if (hasProvider()) {
            assertThatThrownBy(() -> channel().check(Map.of())).isInstanceOf(InvalidSettings.class);
        }
        var more = new java.util.HashMap<>(provider().settings().values());
        more.put("noSuchSetting", "x");
        assertThatThrownBy(() -> channel().check(more)).isInstanceOf(InvalidSettings.class);
    }

    @Test
    void knowsTheProvidersWebhookFromAnybodyElses() {
        WebhookRequest genuine = provider().says("Muli bwanji");
        assertThat(channel().authentic(provider().settings(), genuine)).isTrue();
        byte[] forged = genuine.body().clone();
        forged[forged.length / 2] ^= 1;
        var changed = new WebhookRequest(genuine.header(), genuine.query(), genuine.url(), forged);
        if (hasProvider() && signsBodies()) {
            assertThat(channel().authentic(provider().settings(), changed)).isFalse();
        } else if (!hasProvider()) {
            assertThat(quietly(changed))
                    .allSatisfy(item -> assertThat(item.sender())
                            .isEqualTo(quietly(genuine).getFirst().sender()));
        }
        if (provesByAddress()) {
            for (Map<String, String> query : List.of(Map.<String, String>of(), Map.of("secret", "another-secret"))) {
                var unproven = new WebhookRequest(genuine.header(), query, genuine.url(), genuine.body());
                assertThat(channel().authentic(provider().settings(), unproven)).isFalse();
            }
            return;
        }
        assertThat(channel()
                        .authentic(
                                provider().settings(),
                                new WebhookRequest(name -> null, genuine.query(), genuine.url(), genuine.body())))
                .isFalse();
        assertThat(channel()
                        .authentic(
                                provider().settings(),
                                new WebhookRequest(name -> "\u0000é,", genuine.query(), genuine.url(), genuine.body())))
                .isFalse();
    }

    @Test
    void readsWhatACustomerWrites() throws Exception {
        List<RawItem> items = split(provider().says("Muli bwanji? 😊"));
        assertThat(items).hasSize(1);
        RawItem item = items.getFirst();
        assertThat(item.kind()).isEqualTo(ItemKind.MESSAGE);
        assertThat(item.sender()).isNotBlank();
        assertThat(channel().read(item.body())).isInstanceOfSatisfying(Inbound.Received.class, received -> {
            assertThat(received.content()).isEqualTo(new Content.Text("Muli bwanji? 😊"));
            assertThat(received.providerId()).isEqualTo(item.providerId());
            assertThat(received.from().addresses())
                    .isNotEmpty()
                    .allSatisfy(address -> assertThat(address.value()).isNotBlank());
        });
    }

    @Test
    void givesARedeliveryTheSameKeysAndAnotherMessageAnother() throws Exception {
        WebhookRequest first = provider().says("one");
        WebhookRequest second = provider().says("one");
        assertThat(split(first).getFirst().dedupKey())
                .isEqualTo(split(first).getFirst().dedupKey())
                .isNotEqualTo(split(second).getFirst().dedupKey());
        assertThat(split(second).getFirst().sender())
                .isEqualTo(split(first).getFirst().sender());
    }

    @Test
    void saysWhyABodyCannotBeTakenApartAndReadsAnythingAtAll() {
        assertThatThrownBy(
                        () -> channel().split(provider().settings(), provider().nonsense()))
                .isInstanceOf(UnreadableBody.class)
                .message()
                .isNotBlank();
        assertThat(channel().read(provider().nonsense())).isInstanceOf(Inbound.Skipped.class);
        assertThat(channel().read(new byte[0])).isInstanceOf(Inbound.Skipped.class);
    }

    @Test
    void sendsText() {
        provider().says("hello");
        String id = accepted(channel().send(provider().settings(), outgoing(new Content.Text("Zikomo – 😊"))));
        assertThat(provider().taken()).containsExactly(new Carried(id, "Zikomo – 😊"));
    }

    @Test
    void refusesWhatIsTooLongAndSendsNothing() {
        provider().says("hello");
        String tooLong = "x".repeat(channel().capabilities().fitting("x".repeat(100_000)) + 1);
        assertRefused(channel().send(provider().settings(), outgoing(new Content.Text(tooLong))));
        accepted(channel().send(provider().settings(), outgoing(new Content.Text(tooLong.substring(1)))));
    }

    @Test
    void bringsOurReferenceBackOrAdmitsThatItCannot() {
        provider().says("hello");
        String id = accepted(channel().send(provider().settings(), outgoing(new Content.Text("one"))));
        if (!channel().capabilities().receipts()) {
            return;
        }
        boolean correlation = channel().capabilities().correlation();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> receipts(id).stream().anyMatch(receipt -> !correlation || receipt.correlation() != null));
        // One receipt that settles a doubtful send is enough; none may bring somebody else's reference.
        assertThat(receipts(id))
                .allSatisfy(
                        receipt -> assertThat(receipt.correlation()).isIn(correlation ? "reference-1" : null, null));
    }

    /** Whoever can be asked knows what it took, and admits when it cannot say. */
    @Test
    void knowsWhatItTookOrSaysThatItCannotBeAsked() {
        provider().says("hello");
        Recalls.assertKnown(channel(), provider(), text -> outgoing(new Content.Text(text)));
    }

    @Test
    void asksWithOptionsWhateverTheProviderHas() {
        provider().says("hello");
        for (int count : List.of(1, 3, 10, 12)) {
            List<Content.Option> options = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> new Content.Option("option-" + i, "A rather long name of option " + i, null))
                    .toList();
            var question = new Content.Choices("Which?", null, options);
            accepted(channel()
                    .send(
                            provider().settings(),
                            new Outgoing("reference-" + count, provider().customer(), question, null, null)));
        }
        assertThat(provider().taken())
                .hasSize(4)
                .allSatisfy(taken -> assertThat(taken.words()).startsWith("Which?"));
    }

    @Test
    void refusesATemplateWhereThereAreNone() {
        provider().says("hello");
        var template = new Content.Template("no_such_template", "en", List.of(), null);
        assertRefused(channel().send(provider().settings(), outgoing(template)));
    }

    @Test
    void sendsAFileOrRefusesIt() {
        provider().says("hello");
        byte[] bytes = "%PDF-1.4 a list of prices".getBytes(StandardCharsets.UTF_8);
        var file = new Outgoing.File(
                "application/pdf",
                "prices.pdf",
                bytes.length,
                () -> new ByteArrayInputStream(bytes),
                "https://crm.example.org/api/files/prices");
        // Fitting takes the words off where there is no room for them.
        String caption = channel().capabilities().maxCaption() == 0 ? null : "Prices";
        var content =
                new Content.Media(MediaKind.DOCUMENT, null, null, "application/pdf", "prices.pdf", caption, false);
        expect(
                sendsMedia(),
                channel()
                        .send(
                                provider().settings(),
                                new Outgoing("reference-1", provider().customer(), content, null, file)));
    }

    @Test
    void fetchesWhatACustomerSent() throws Exception {
        byte[] bytes = "%PDF-1.4 a letter".getBytes(StandardCharsets.UTF_8);
        if (!takesFiles()) {
            assertThat(channel().fetch(provider().settings(), new MediaReference("x", "http://localhost/x"), PLENTY))
                    .isInstanceOf(FetchOutcome.Refused.class);
            return;
        }
        RawItem item = split(provider().sends("application/pdf", bytes)).getFirst();
        var received = (Inbound.Received) channel().read(item.body());
        var file = (Content.Media) received.content();
        if (!hasProvider()) {
            assertThat(file.mediaId()).as("it is with us already").isNotNull();
            assertThat(channel().fetch(provider().settings(), new MediaReference("x", null), PLENTY))
                    .isInstanceOf(FetchOutcome.Refused.class);
            return;
        }
        assertThat(Outcomes.fetched(channel(), provider().settings(), file, item, PLENTY))
                .isInstanceOfSatisfying(
                        FetchOutcome.Fetched.class,
                        fetched -> assertThat(fetched.bytes()).hasBinaryContent(bytes));
        assertThat(Outcomes.fetched(channel(), provider().settings(), file, item, 3))
                .isInstanceOf(FetchOutcome.TooLarge.class);
    }

    @Test
    void sendsALocationOrRefusesIt() {
        provider().says("hello");
        expect(sendsLocations(), send(new Content.Location(-15.4, 28.3, "Shop", "Cairo Road", null)));
    }

    @Test
    void sendsAContactCardOrRefusesIt() {
        provider().says("hello");
        expect(
                sendsContacts(),
                send(new Content.Contacts(List.of(
                        new Content.Card("Bupe", List.of("+260950000000"), List.of("b@example.org"), "Shop")))));
    }

    @Test
    void reactsOrRefusesTo() throws Exception {
        String theirs = Objects.requireNonNull(
                split(provider().says("hello")).getFirst().providerId());
        expect(reacts(), send(new Content.Reaction(theirs, emoji())));
        expect(reacts(), send(new Content.Reaction(theirs, null)));
    }

    @Test
    void answersAMessageByItsId() throws Exception {
        String theirs = Objects.requireNonNull(
                split(provider().says("hello")).getFirst().providerId());
        expect(
                answersMessages(),
                channel()
                        .send(
                                provider().settings(),
                                new Outgoing(
                                        "reference-1", provider().customer(), new Content.Text("yes"), theirs, null)));
    }

    @Test
    void refusesWhatOnlyACustomerCanSend() {
        provider().says("hello");
        assertRefused(send(new Content.Unsupported("poll", "")));
        assertRefused(send(new Content.Chosen("button", "a", "A", null)));
    }

    @Test
    void marksWithoutFailingWhateverTheProviderSays() throws Exception {
        String theirs = Objects.requireNonNull(
                split(provider().says("hello")).getFirst().providerId());
        var mark = new Mark(theirs, provider().customer(), true);
        channel().mark(provider().settings(), mark);
        channel().mark(provider().wrongCredentials(), mark);
        channel().mark(provider().unreachable(), mark);
        assertThat(provider().taken()).isEmpty();
    }

    @Test
    void losesNothingOverWrongCredentialsAndTellsThemApart() {
        provider().says("hello");
        if (!hasProvider()) {
            accepted(channel()
                    .send(provider().wrongCredentials(), outgoing(new Content.Text("there is nobody to ask"))));
            return;
        }
        assertThat(channel().test(provider().settings()).ok()).isTrue();
        assertThat(channel().test(provider().wrongCredentials()).ok()).isFalse();
        SendOutcome outcome = channel().send(provider().wrongCredentials(), outgoing(new Content.Text("wait")));
        assertThat(outcome).isInstanceOf(SendOutcome.Unauthorized.class);
        for (String secret : provider().wrongCredentials().values().values()) {
            if (secret.length() > 12 && !secret.startsWith("http")) {
                assertThat(outcome.toString()).doesNotContain(secret);
            }
        }
        assertThat(provider().taken()).isEmpty();
    }

    @Test
    void postponesWhatCertainlyNeverLeft() {
        if (!hasProvider()) {
            accepted(channel().send(provider().unreachable(), outgoing(new Content.Text("there is no way to go"))));
            return;
        }
        assertThat(channel().test(provider().unreachable()).ok()).isFalse();
        assertThat(channel().send(provider().unreachable(), outgoing(new Content.Text("wait"))))
                .isInstanceOf(SendOutcome.Postponed.class);
    }

    private List<Inbound.Receipted> receipts(String providerId) {
        return provider().webhooks().stream()
                .flatMap(webhook -> quietly(webhook).stream())
                .map(item -> channel().read(item.body()))
                .filter(Inbound.Receipted.class::isInstance)
                .map(Inbound.Receipted.class::cast)
                .filter(receipt -> receipt.providerId().equals(providerId))
                .toList();
    }

    private List<RawItem> quietly(WebhookRequest webhook) {
        try {
            return split(webhook);
        } catch (UnreadableBody unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private List<RawItem> split(WebhookRequest webhook) throws UnreadableBody {
        return channel()
                .split(provider().settings(), channel().attributed(provider().settings(), webhook));
    }

    private SendOutcome send(Content content) {
        return channel().send(provider().settings(), outgoing(content));
    }

    private Outgoing outgoing(Content content) {
        return new Outgoing(
                "reference-1",
                provider().customer(),
                content,
                null,
                false,
                null,
                provider().webhook());
    }

    private void expect(boolean able, SendOutcome outcome) {
        if (able) {
            accepted(outcome);
        } else {
            assertRefused(outcome);
        }
    }

    private void assertRefused(SendOutcome outcome) {
        int before = provider().taken().size();
        Outcomes.refused(outcome);
        assertThat(provider().taken()).hasSize(before);
    }
}
