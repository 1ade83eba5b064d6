package io.insaka.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.sandbox.http.Answer;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What goes out, as Meta sees it, and what its answers come to. */
class MetaSendingTest {
    private final SimulatedPage messenger = new SimulatedPage(Platform.MESSENGER);
    private final SimulatedPage instagram = new SimulatedPage(Platform.INSTAGRAM);

    @AfterEach
    void close() {
        messenger.close();
        instagram.close();
    }

    private static SendOutcome send(SimulatedPage page, Content content) {
        page.says("hello");
        return page.channel().send(page.settings(), outgoing(page, content));
    }

    private static Outgoing outgoing(SimulatedPage page, Content content) {
        return new Outgoing("ref-1", page.customer(), content, null, null);
    }

    private static JsonNode body(SimulatedPage page) {
        return page.meta().taken(SimulatedPage.PAGE).getLast().body();
    }

    private static JsonNode message(SimulatedPage page) {
        return body(page).path("message");
    }

    private static Content.Choices choices(int count, String title) {
        return new Content.Choices(
                "Which?",
                null,
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> new Content.Option("option-" + n, title + n, null))
                        .toList());
    }

    @Test
    void sendsTextAsAResponseWithOurReference() {
        assertThat(send(messenger, new Content.Text("hi"))).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(body(messenger).path("messaging_type").asString()).isEqualTo("RESPONSE");
        assertThat(message(messenger).path("metadata").asString()).isEqualTo("insaka:ref-1");
    }

    @Test
    void instagramCountsBytes() {
        assertThat(send(instagram, new Content.Text("é".repeat(500)))).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(send(instagram, new Content.Text("é".repeat(501)))).isInstanceOf(SendOutcome.Refused.class);
        assertThat(message(instagram).has("metadata")).isFalse();
    }

    @Test
    void asksWithButtonsThatStayWhileThereAreThreeAtMost() {
        send(messenger, choices(3, "Option "));
        JsonNode payload = message(messenger).path("attachment").path("payload");
        assertThat(payload.path("template_type").asString()).isEqualTo("button");
        assertThat(payload.path("buttons").path(2).path("payload").asString()).isEqualTo("option-3");
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void asksWithQuickRepliesUpToThirteen(Platform platform) {
        SimulatedPage page = platform == Platform.MESSENGER ? messenger : instagram;
        send(page, choices(13, "Option "));
        assertThat(message(page).path("text").asString()).isEqualTo("Which?");
        assertThat(message(page).path("quick_replies")).hasSize(13);
    }

    @Test
    void numbersWhatIsTooLongForAButton() {
        send(messenger, choices(2, "A title that is far too long for a button, number "));
        assertThat(message(messenger).path("text").asString()).contains("1. A title that is far too long");
        assertThat(message(messenger)
                        .path("quick_replies")
                        .path(1)
                        .path("title")
                        .asString())
                .isEqualTo("2");
        assertThat(message(messenger)
                        .path("quick_replies")
                        .path(1)
                        .path("payload")
                        .asString())
                .isEqualTo("option-2");
    }

    @Test
    void uploadsAFileAndSendsItsId() {
        messenger.says("hello");
        byte[] bytes = {1, 2, 3};
        var file = new Outgoing.File("image/png", "p.png", bytes.length, () -> new ByteArrayInputStream(bytes));
        var content = new Content.Media(MediaKind.IMAGE, null, "m", "image/png", "p.png", null, false);
        SendOutcome outcome = messenger
                .channel()
                .send(messenger.settings(), new Outgoing("ref-1", messenger.customer(), content, null, file));
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        JsonNode attachment = message(messenger).path("attachment");
        assertThat(attachment.path("type").asString()).isEqualTo("image");
        assertThat(attachment.path("payload").path("attachment_id").asString()).isNotBlank();
    }

    @Test
    void sendsAFileByItsAddress() {
        var content = new Content.Media(
                MediaKind.VIDEO, new MediaReference(null, "https://cdn.example/v.mp4"), null, null, null, null, false);
        assertThat(send(messenger, content)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(message(messenger)
                        .path("attachment")
                        .path("payload")
                        .path("url")
                        .asString())
                .isEqualTo("https://cdn.example/v.mp4");
    }

    @Test
    void sendsATemplateOfMetas() {
        var elements = List.of(Map.<String, Object>of("title", "A shoe", "subtitle", "K 400"));
        assertThat(send(messenger, new Content.Template("generic", "en", elements, null)))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(message(messenger)
                        .path("attachment")
                        .path("payload")
                        .path("elements")
                        .path(0)
                        .path("title")
                        .asString())
                .isEqualTo("A shoe");
    }

    @Test
    void tagsWhatAPersonWritesAfterADayAndNothingElse() {
        messenger.says("hello");
        messenger.meta().letPass(SimulatedPage.PAGE, SimulatedPage.CUSTOMER, Duration.ofDays(3));
        var late = new Outgoing("ref-1", messenger.customer(), new Content.Text("sorry"), null, true, null);
        assertThat(messenger.channel().send(messenger.settings(), late)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(body(messenger).path("tag").asString()).isEqualTo("HUMAN_AGENT");
        assertThat(messenger.channel().send(messenger.settings(), outgoing(messenger, new Content.Text("bot"))))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo("10"));
    }

    @Test
    void showsTypingAndSeen() {
        messenger.says("hello");
        messenger.channel().mark(messenger.settings(), new Mark("m", messenger.customer(), true));
        messenger.channel().mark(messenger.settings(), new Mark("m", messenger.customer(), false));
        assertThat(messenger.meta().actions(SimulatedPage.PAGE))
                .extracting(action -> action.path("sender_action").asString())
                .containsExactly("typing_on", "mark_seen");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 613, , Postponed, ACCOUNT",
        "400, 4, , Postponed, ACCOUNT",
        "400, 32, , Postponed, ACCOUNT",
        "400, 80007, , Postponed, ACCOUNT",
        "400, 80006, , Postponed, ACCOUNT",
        "429, 999999, , Postponed, ACCOUNT",
        "400, 10, 2018278, Refused, MESSAGE",
        "400, 10, 2534022, Refused, MESSAGE",
        "403, 10, , Postponed, ACCOUNT",
        "400, 200, , Postponed, ACCOUNT",
        "400, 200, 1545041, Refused, CONTACT",
        "400, 551, , Refused, CONTACT",
        "400, 100, 2018001, Refused, CONTACT",
        "400, 100, , Refused, MESSAGE",
        "500, 1200, , Postponed, MESSAGE",
        "500, 2, , Postponed, MESSAGE",
        "400, 190, , Unauthorized, ",
        "401, 190, 463, Unauthorized, "
    })
    void mapsErrorCodes(int status, int code, String subcode, String outcome, String scope) {
        String error = "{\"error\":{\"message\":\"No.\",\"code\":" + code
                + (subcode == null ? "" : ",\"error_subcode\":" + subcode) + "}}";
        messenger.meta().failNext(SimulatedPage.PAGE, Answer.json(status, error));
        SendOutcome sent = send(messenger, new Content.Text("hi"));
        assertThat(sent.getClass().getSimpleName()).isEqualTo(outcome);
        switch (sent) {
            case SendOutcome.Refused refused -> assertThat(refused.scope()).isEqualTo(Scope.valueOf(scope));
            case SendOutcome.Postponed postponed ->
                assertThat(postponed.scope()).isEqualTo(Scope.valueOf(scope));
            case SendOutcome.Unauthorized refused ->
                assertThat(refused.error().code()).isEqualTo("190");
            case SendOutcome.Accepted accepted -> throw new AssertionError(accepted);
            case SendOutcome.Handed handed -> throw new AssertionError(handed);
            case SendOutcome.OptedOut optedOut -> throw new AssertionError(optedOut);
            case SendOutcome.Unknown unknown -> throw new AssertionError(unknown);
        }
    }

    @Test
    void knowsNothingWhenTheConnectionBreaksAfterTheMessageWasTaken() {
        messenger.meta().failNext(SimulatedPage.PAGE, new Answer.Drop());
        assertThat(send(messenger, new Content.Text("hi"))).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(messenger.taken()).hasSize(1);
    }

    @Test
    void saysThatALinkHasExpired() {
        var gone = new MediaReference(null, messenger.settings().require("baseUrl") + "/_cdn/never?oh=1");
        assertThat(messenger.channel().fetch(messenger.settings(), gone, 1_000))
                .isInstanceOf(FetchOutcome.Expired.class);
    }

    @Test
    void fetchesFromNowhereInsideOurNetwork() {
        for (String inside :
                List.of("http://169.254.169.254/latest/meta-data", "http://localhost:1/x", "file:///etc/passwd")) {
            assertThat(messenger.channel().fetch(messenger.settings(), new MediaReference(null, inside), 1_000))
                    .isInstanceOfAny(FetchOutcome.Failed.class, FetchOutcome.Refused.class);
        }
    }
}
