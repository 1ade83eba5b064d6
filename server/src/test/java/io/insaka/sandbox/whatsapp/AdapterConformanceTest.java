package io.insaka.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.graph.HubSignature;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.ProductTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The product's own adapter against the simulator: each must understand everything the other says. */
@ProductTest
class AdapterConformanceTest {
    private static final Customer CHANDA = Customer.withPhone("260971234567", "Chanda");
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    @Autowired
    Channels channels;

    private final WhatsAppSimulator simulator = new WhatsAppSimulator(SimulatorSettings.TEST, Clock.systemUTC());
    private final SimulatorServer server = SimulatorServer.start(0, "/sandbox/graph", simulator);
    private final TestingBusiness business = new TestingBusiness();
    private final ChannelSettings settings = new ChannelSettings(Map.of(
            "phoneNumberId", TestingBusiness.NUMBER,
            "accessToken", TestingBusiness.TOKEN,
            "appSecret", TestingBusiness.SECRET,
            "verifyToken", TestingBusiness.VERIFY,
            "baseUrl", server.address().toString()));
    private String heard = "";

    @BeforeEach
    void customerHasWritten() {
        simulator.register(business.registration());
        heard = simulator.say(TestingBusiness.NUMBER, CHANDA, new Said.Text("Hello"));
        await().until(() -> business.bodies().size() == 1);
    }

    @AfterEach
    void close() {
        server.close();
        simulator.close();
        business.close();
    }

    private Channel adapter() {
        return channels.adapter("whatsapp");
    }

    private SendOutcome send(Content content, @Nullable String replyTo, Outgoing.@Nullable File file) {
        var to = List.of(new Address(Address.PHONE, CHANDA.phone(), true));
        return adapter().send(settings, new Outgoing("ref-1", to, content, replyTo, file));
    }

    private List<Inbound> understood() {
        List<Inbound> all = new ArrayList<>();
        for (byte[] body : business.bodies()) {
            try {
                for (RawItem item : adapter().split(settings, body)) {
                    all.add(adapter().read(item.body()));
                }
            } catch (UnreadableBody unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        return all;
    }

    static Stream<Content> everythingToSend() {
        var option = new Content.Option("yes", "Yes", null);
        return Stream.of(
                new Content.Text("Zikomo 😊"),
                new Content.Location(-15.4, 28.3, "Lusaka", "Cairo Road", null),
                new Content.Contacts(List.of(new Content.Card("Mutinta", List.of("260977000111"), List.of(), null))),
                new Content.Choices("Sure?", null, List.of(option)),
                new Content.Choices("Which?", "Choose", List.of(option, new Content.Option("no", "No", "Not today"))),
                new Content.Choices(
                        "Which?",
                        null,
                        Stream.iterate(1, number -> number + 1)
                                .limit(7)
                                .map(number -> new Content.Option("o" + number, "Option " + number, null))
                                .toList()),
                new Content.Template(
                        "follow_up",
                        "en",
                        List.of(Map.of(
                                "type", "body", "parameters", List.of(Map.of("type", "text", "text", "Chanda")))),
                        null));
    }

    @ParameterizedTest
    @MethodSource("everythingToSend")
    void acceptsEverythingTheAdapterSends(Content content) {
        var outcome = send(content, heard, null);
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        AcceptedMessage accepted =
                simulator.journal().accepted(TestingBusiness.NUMBER).getFirst();
        assertThat(accepted.correlation()).isEqualTo("ref-1");
        assertThat(accepted.customer()).isEqualTo(CHANDA.phone());
        assertThat(outcome).isEqualTo(new SendOutcome.Accepted(accepted.id()));
        await().until(() -> business.statuses().equals(List.of("sent", "delivered", "read")));
        assertThat(understood().stream()
                        .filter(Inbound.Receipted.class::isInstance)
                        .map(Inbound.Receipted.class::cast)
                        .map(Inbound.Receipted::step))
                .containsExactly(DeliveryStep.SENT, DeliveryStep.DELIVERED, DeliveryStep.READ);
    }

    @Test
    void acceptsReactionsMarksAndConnectionTests() {
        assertThat(send(new Content.Reaction(heard, "👍"), null, null)).isInstanceOf(SendOutcome.Accepted.class);
        adapter().mark(settings, new Mark(heard, List.of(new Address(Address.PHONE, CHANDA.phone(), true)), true));
        ThreadMessage message =
                simulator.thread(TestingBusiness.NUMBER, CHANDA.phone()).getFirst();
        assertThat(message.marks().reaction()).isEqualTo("👍");
        assertThat(message.marks().receipt()).isEqualTo(ThreadMessage.Receipt.READ);
        assertThat(adapter().test(settings).ok()).isTrue();
    }

    @Test
    void takesFilesAndGivesThem() throws IOException {
        var file = new Outgoing.File("image/png", "gate.png", PICTURE.length, () -> new ByteArrayInputStream(PICTURE));
        var media = new Content.Media(MediaKind.IMAGE, null, "ours", "image/png", "gate.png", "The gate", false);
        assertThat(send(media, null, file)).isInstanceOf(SendOutcome.Accepted.class);
        AcceptedMessage accepted =
                simulator.journal().accepted(TestingBusiness.NUMBER).getFirst();
        assertThat(accepted.text()).isEqualTo("The gate");
        String sent = accepted.body().path("image").path("id").asString();
        assertThat(simulator.file(TestingBusiness.NUMBER, sent).map(MediaFile::bytes))
                .contains(PICTURE);

        String id = simulator.keep(TestingBusiness.NUMBER, new MediaFile("image/png", "", PICTURE));
        simulator.say(TestingBusiness.NUMBER, CHANDA, new Said.Media("image", id, "Mine", false));
        Content.Media received =
                await().until(this::receivedMedia, Optional::isPresent).orElseThrow();
        assertThat(received.caption()).isEqualTo("Mine");
        var reference = Optional.ofNullable(received.reference()).orElseThrow();
        FetchOutcome fetched = adapter().fetch(settings, reference, 1_000_000);
        assertThat(fetched).isInstanceOf(FetchOutcome.Fetched.class);
        try (var bytes = ((FetchOutcome.Fetched) fetched).bytes()) {
            assertThat(bytes.readAllBytes()).isEqualTo(PICTURE);
        }
    }

    private Optional<Content.Media> receivedMedia() {
        return understood().stream()
                .filter(inbound ->
                        inbound instanceof Inbound.Received received && received.content() instanceof Content.Media)
                .map(inbound -> (Content.Media) ((Inbound.Received) inbound).content())
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT_429, Postponed, 0",
        "THROUGHPUT_130429, Postponed, 0",
        "PAIR_LIMIT_131056, Postponed, 0",
        "SPAM_LIMIT_131048, Postponed, 0",
        "SERVER_ERROR_PLAIN, Unknown, 0",
        "DROP_AFTER_ACCEPT, Unknown, 1",
        "GARBAGE, Unknown, 1"
    })
    void leavesNoDoubtAboutWhatIsInDoubt(FaultKind fault, String outcome, int accepted) {
        simulator.faults().next(fault, 1);
        assertThat(send(new Content.Text("hi"), null, null).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(simulator.journal().accepted(TestingBusiness.NUMBER)).hasSize(accepted);
        assertThat(send(new Content.Text("again"), null, null)).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void refusesForGoodWhatMetaRefusesForGood() {
        var stale = new Content.Template("no_such_template", "en", List.of(), null);
        assertThat(send(stale, null, null)).isInstanceOf(SendOutcome.Refused.class);
    }

    static Stream<Arguments> everythingCustomersSay() {
        return Stream.of(
                Arguments.of(new Said.Text("naïve 😊"), Inbound.Received.class, Content.Text.class),
                Arguments.of(new Said.Location(1, 2, "Lusaka", ""), Inbound.Received.class, Content.Location.class),
                Arguments.of(
                        new Said.ContactCard("Mutinta", "260977000111"),
                        Inbound.Received.class,
                        Content.Contacts.class),
                Arguments.of(new Said.ButtonReply("yes", "Yes"), Inbound.Received.class, Content.Chosen.class),
                Arguments.of(new Said.ListReply("a", "A", "Aa"), Inbound.Received.class, Content.Chosen.class),
                Arguments.of(new Said.TemplateButton("p", "Go"), Inbound.Received.class, Content.Chosen.class),
                Arguments.of(
                        new Said.Order("c", "", List.of(new Said.Order.Line("p", 1, 2.5, "ZMW"))),
                        Inbound.Received.class,
                        Content.Order.class),
                Arguments.of(new Said.Unsupported(), Inbound.Received.class, Content.Unsupported.class),
                Arguments.of(new Said.Reaction("wamid.x", "👍"), Inbound.Reacted.class, null),
                Arguments.of(new Said.Reaction("wamid.x", ""), Inbound.Reacted.class, null),
                Arguments.of(new Said.Edit("wamid.x", "better"), Inbound.Edited.class, Content.Text.class),
                Arguments.of(new Said.Revoke("wamid.x"), Inbound.Revoked.class, null),
                Arguments.of(new Said.NumberChange("260977999888"), Inbound.AddressChanged.class, null),
                Arguments.of(
                        new Said.Anything("hologram", Json.object()),
                        Inbound.Received.class,
                        Content.Unsupported.class));
    }

    @ParameterizedTest
    @MethodSource("everythingCustomersSay")
    void isUnderstoodInEverythingCustomersSay(Said said, Class<?> kind, @Nullable Class<?> content) {
        simulator.say(TestingBusiness.NUMBER, CHANDA, said);
        await().until(() -> business.bodies().size() == 2);
        byte[] body = business.bodies().getLast();
        String signature = HubSignature.of(TestingBusiness.SECRET, body);
        assertThat(adapter()
                        .authentic(
                                settings,
                                new WebhookRequest(
                                        name -> name.equalsIgnoreCase("X-Hub-Signature-256") ? signature : null,
                                        Map.of(),
                                        "",
                                        body)))
                .isTrue();
        Inbound inbound = understood().getLast();
        assertThat(inbound).isInstanceOf(kind);
        Object carried =
                switch (inbound) {
                    case Inbound.Received received -> received.content();
                    case Inbound.Edited edited -> edited.content();
                    default -> null;
                };
        assertThat(carried == null ? null : carried.getClass()).isEqualTo(content);
    }

    @Test
    void isUnderstoodWithoutAPhoneNumber() {
        simulator.say(TestingBusiness.NUMBER, Customer.withoutPhone("ZM.Hidden1", "Hidden"), new Said.Text("psst"));
        await().until(() -> business.bodies().size() == 2);
        assertThat(understood().getLast())
                .isInstanceOfSatisfying(
                        Inbound.Received.class,
                        received -> assertThat(received.from().addresses())
                                .extracting(Address::value)
                                .contains("ZM.Hidden1"));
    }
}
