package io.insaka.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final String TAKEN =
            "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"260971234567\",\"wa_id\":\"260971234567\"}],"
                    + "\"messages\":[{\"id\":\"wamid.NEW=\",\"message_status\":\"accepted\"}]}";
    private static final List<Address> MWILA =
            List.of(new Address(Person.USER, "ZM.900", true), new Address(Address.PHONE, "260971234567", true));

    private final WhatsAppChannel channel = WhatsAppFixture.channel();
    private TestingGraph graph;

    @BeforeEach
    void start() throws IOException {
        graph = new TestingGraph();
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void sendsTextToThePhoneNumberWithOurReference() {
        graph.answer(200, TAKEN);
        assertThat(send(new Content.Text("Muli bwanji? é"))).isEqualTo(new SendOutcome.Accepted("wamid.NEW="));
        var request = graph.only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v25.0/100200300/messages");
        assertThat(request.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(request.header("Content-type")).isEqualTo("application/json");
        assertJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"260971234567","type":"text",
                "text":{"body":"Muli bwanji? é"},"biz_opaque_callback_data":"ref-1"}""");
    }

    @Test
    void sendsToTheUserIdWhenThereIsNoPhoneNumber() {
        graph.answer(200, TAKEN);
        channel.send(
                graph.settings(),
                new Outgoing(
                        "ref-1",
                        List.of(new Address(Person.USERNAME, "mwila", false), new Address(Person.USER, "ZM.900", true)),
                        new Content.Text("hi"),
                        null,
                        null));
        assertJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","recipient":"ZM.900","type":"text",
                "text":{"body":"hi"},"biz_opaque_callback_data":"ref-1"}""");
    }

    @Test
    void refusesAContactWithoutAnAddressWithoutCalling() {
        assertRefused(
                "no-address",
                new Outgoing(
                        "r",
                        List.of(new Address(Person.USERNAME, "mwila", false)),
                        new Content.Text("hi"),
                        null,
                        null));
    }

    @Test
    void asksForAPreviewOfALinkAndNamesTheMessageItAnswers() {
        graph.answer(200, TAKEN);
        channel.send(
                graph.settings(),
                new Outgoing("ref-1", MWILA, new Content.Text("see https://insaka.example"), "wamid.THEIRS", null));
        assertJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"260971234567","type":"text",
                "text":{"body":"see https://insaka.example","preview_url":true},
                "context":{"message_id":"wamid.THEIRS"},"biz_opaque_callback_data":"ref-1"}""");
    }

    @Test
    void refusesTextThatIsTooLongOrEmptyWithoutCalling() {
        assertRefused("text-too-long", outgoing(new Content.Text("x".repeat(4097))));
        assertRefused("text-empty", outgoing(new Content.Text(" \n")));
    }

    @Test
    void sendsUpToThreeOptionsAsButtons() {
        graph.answer(200, TAKEN);
        send(new Content.Choices("Which?", null, List.of(option("a", "Yes"), option("b", "A person who can help me"))));
        assertJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"260971234567","type":"interactive",
                "interactive":{"type":"button","body":{"text":"Which?"},"action":{"buttons":[
                {"type":"reply","reply":{"id":"a","title":"Yes"}},
                {"type":"reply","reply":{"id":"b","title":"A person who can…"}}]}},
                "biz_opaque_callback_data":"ref-1"}""");
    }

    @Test
    void sendsMoreOptionsAsAListWithTheWholeTitleBelow() {
        graph.answer(200, TAKEN);
        send(new Content.Choices(
                "Which?",
                "Choose a subject here",
                List.of(
                        new Content.Option("a", "Opening hours", "When we are there"),
                        option("b", "The price of a kilogramme of mealie meal"))));
        assertJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"260971234567","type":"interactive",
                "interactive":{"type":"list","body":{"text":"Which?"},"action":{"button":"Choose a subject…",
                "sections":[{"rows":[{"id":"a","title":"Opening hours","description":"When we are there"},
                {"id":"b","title":"The price of a…","description":"The price of a kilogramme of mealie meal"}]}]}},
                "biz_opaque_callback_data":"ref-1"}""");
    }

    @Test
    void numbersTheOptionsInTextWhenNothingElseFits() {
        graph.answer(200, TAKEN).answer(200, TAKEN).answer(200, TAKEN);
        var eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> option("o" + i, "Option " + i))
                .toList();
        send(new Content.Choices("Which?", null, eleven));
        send(new Content.Choices("x".repeat(1025), null, List.of(option("a", "Yes"))));
        send(new Content.Choices("Same?", null, List.of(option("a", "Yes"), option("b", "Yes"))));
        var bodies = graph.requests().stream()
                .map(request -> request.json().at("/text/body").asString())
                .toList();
        assertThat(bodies.get(0))
                .startsWith("Which?\n\n1. Option 1\n2. Option 2")
                .endsWith("\n11. Option 11");
        assertThat(bodies.get(1)).endsWith("x\n\n1. Yes");
        assertThat(bodies.get(2)).isEqualTo("Same?\n\n1. Yes\n2. Yes");
    }

    @Test
    void sendsATemplateAsItWasApproved() {
        graph.answer(200, TAKEN);
        send(new Content.Template(
                "order_ready",
                "en_GB",
                List.of(Map.of("type", "body", "parameters", List.of(Map.of("type", "text", "text", "7")))),
                null));
        assertJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"260971234567","type":"template",
                "template":{"name":"order_ready","language":{"code":"en_GB"},
                "components":[{"type":"body","parameters":[{"type":"text","text":"7"}]}]},
                "biz_opaque_callback_data":"ref-1"}""");
    }

    @Test
    void sendsAndTakesBackAReaction() {
        graph.answer(200, TAKEN).answer(200, TAKEN);
        send(new Content.Reaction("wamid.THEIRS", "👍"));
        send(new Content.Reaction("wamid.THEIRS", null));
        assertThat(graph.requests().get(0).json().at("/reaction").toString())
                .isEqualTo("{\"message_id\":\"wamid.THEIRS\",\"emoji\":\"👍\"}");
        assertThat(graph.requests().get(1).json().at("/reaction/emoji").asString("?"))
                .isEmpty();
    }

    @Test
    void sendsALocationAndContactCards() {
        graph.answer(200, TAKEN).answer(200, TAKEN);
        send(new Content.Location(-15.4, 28.3, "Shop", "Cairo Road", null));
        send(new Content.Contacts(
                List.of(new Content.Card("Bupe M", List.of("+260 95"), List.of("b@x.example"), "Z"))));
        assertThat(graph.requests().get(0).json().at("/location").toString())
                .isEqualTo("{\"latitude\":-15.4,\"longitude\":28.3,\"name\":\"Shop\",\"address\":\"Cairo Road\"}");
        assertThat(graph.requests().get(1).json().at("/contacts").toString())
                .isEqualTo("[{\"name\":{\"formatted_name\":\"Bupe M\",\"first_name\":\"Bupe M\"},"
                        + "\"phones\":[{\"phone\":\"+260 95\"}],\"emails\":[{\"email\":\"b@x.example\"}],"
                        + "\"org\":{\"company\":\"Z\"}}]");
    }

    @Test
    void uploadsAFileAndSendsItByItsId() {
        graph.answer(200, "{\"id\":\"MEDIA1\"}").answer(200, TAKEN);
        assertThat(send(media(MediaKind.DOCUMENT, "Rates"), file("application/pdf", "Ra\"te\r\ns.pdf", "%PDF-")))
                .isInstanceOf(SendOutcome.Accepted.class);
        var upload = graph.requests().getFirst();
        assertThat(upload.path()).isEqualTo("/v25.0/100200300/media");
        assertThat(upload.header("Content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(upload.text())
                .contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")
                .contains("name=\"type\"\r\n\r\napplication/pdf\r\n")
                .contains(
                        "name=\"file\"; filename=\"Ra_te__s.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-\r\n--");
        assertThat(graph.requests().get(1).json().at("/document").toString())
                .isEqualTo("{\"id\":\"MEDIA1\",\"caption\":\"Rates\",\"filename\":\"Ra_te__s.pdf\"}");
    }

    @Test
    void sendsWhatWhatsAppWouldNotShowAsADocument() {
        graph.answer(200, "{\"id\":5}")
                .answer(200, TAKEN)
                .answer(200, "{\"id\":6}")
                .answer(200, TAKEN);
        send(media(MediaKind.IMAGE, null), file("image/webp", "a.webp", "RIFF"));
        assertThat(graph.requests().get(1).json().at("/document").toString())
                .isEqualTo("{\"id\":\"5\",\"filename\":\"a.webp\"}");
        send(media(MediaKind.DOCUMENT, null), file("text/csv", "a.csv", "a,b"));
        assertThat(graph.requests().get(2).text()).contains("Content-Type: text/plain\r\n");
    }

    @Test
    void refusesAFileThatTheUploadWouldRefuse() {
        for (var bad : List.of(
                file("image/gif", "a.gif", "GIF89a"),
                file("image/jpeg", "empty.jpg", ""),
                new Outgoing.File("image/jpeg", "a.jpg", 5_242_881, InputStream::nullInputStream))) {
            assertThat(send(media(MediaKind.IMAGE, null), bad)).isInstanceOf(SendOutcome.Refused.class);
        }
        assertThat(graph.requests()).isEmpty();
    }

    @Test
    void keepsTheParametersOfAVoiceNotesType() {
        graph.answer(200, "{\"id\":\"V\"}").answer(200, TAKEN);
        send(media(MediaKind.AUDIO, null), file("audio/ogg; codecs=opus", "v.ogg", "OggS"));
        assertThat(graph.requests().getFirst().text()).contains("Content-Type: audio/ogg; codecs=opus\r\n");
        assertThat(graph.requests().get(1).json().at("/audio").toString()).isEqualTo("{\"id\":\"V\"}");
    }

    @Test
    void refusesACaptionThatWouldBeLostBeforeTheFileTravels() {
        assertThat(send(media(MediaKind.AUDIO, "listen"), file("audio/mpeg", "a.mp3", "ID3")))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo("caption-not-allowed"));
        assertThat(graph.requests()).isEmpty();
    }

    @Test
    void anUploadWithoutAnswerIsPostponedBecauseNoMessageWasSent() {
        graph.answer(502, "<html>bad gateway</html>");
        assertThat(send(media(MediaKind.IMAGE, null), file("image/png", "a.png", "PNG")))
                .isInstanceOfSatisfying(
                        SendOutcome.Postponed.class,
                        postponed -> assertThat(postponed.scope()).isEqualTo(Scope.MESSAGE));
        graph.answer(200, "{}");
        assertThat(send(media(MediaKind.IMAGE, null), file("image/png", "a.png", "PNG")))
                .isInstanceOf(SendOutcome.Postponed.class);
        assertThat(graph.requests()).hasSize(2);
    }

    @Test
    void refusesWhatOnlyAContactCanSend() {
        assertRefused("not-sendable", outgoing(new Content.Notice("x", "y")));
        assertRefused("file-missing", outgoing(media(MediaKind.IMAGE, null)));
    }

    @Test
    void marksAsReadAndTyping() {
        graph.answer(200, "{\"success\":true}").answer(500, "boom");
        channel.mark(graph.settings(), new Mark("wamid.THEIRS", MWILA, false));
        channel.mark(graph.settings(), new Mark("wamid.THEIRS", MWILA, true));
        assertThat(graph.requests().get(0).json())
                .isEqualTo(InboundCases.JSON.readTree(
                        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.THEIRS\"}"));
        assertThat(graph.requests().get(1).json().at("/typing_indicator/type").asString(""))
                .isEqualTo("text");
    }

    private void assertJson(String expected) {
        assertThat(graph.only().json()).isEqualTo(InboundCases.JSON.readTree(expected));
    }

    private void assertRefused(String code, Outgoing message) {
        assertThat(channel.send(graph.settings(), message))
                .isInstanceOfSatisfying(SendOutcome.Refused.class, refused -> {
                    assertThat(refused.error().code()).isEqualTo(code);
                    assertThat(refused.scope()).isEqualTo(Scope.MESSAGE);
                });
        assertThat(graph.requests()).isEmpty();
    }

    private SendOutcome send(Content content) {
        return channel.send(graph.settings(), outgoing(content));
    }

    private SendOutcome send(Content content, Outgoing.File file) {
        return channel.send(graph.settings(), new Outgoing("ref-1", MWILA, content, null, file));
    }

    private static Outgoing outgoing(Content content) {
        return new Outgoing("ref-1", MWILA, content, null, null);
    }

    private static Content.Option option(String id, String title) {
        return new Content.Option(id, title, null);
    }

    private static Content.Media media(MediaKind kind, @Nullable String caption) {
        return new Content.Media(kind, null, null, null, null, caption, false);
    }

    private static Outgoing.File file(String type, String name, String bytes) {
        byte[] content = bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Outgoing.File(type, name, content.length, () -> new ByteArrayInputStream(content));
    }
}
