package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A teammate speaks instead of writing; the browser's own microphone beeps into a real recorder. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Matero Bakery", "Mutale Phiri");

    private String path = "";
    private int numbers;

    private void customer() {
        numbers++;
        String number = "voice-of-the-bakery-" + numbers;
        Map<String, String> settings = Map.of(
                "phoneNumberId", number,
                "accessToken", "token-of-" + number,
                "appSecret", "secret-of-" + number,
                "verifyToken", "verify-" + number,
                "baseUrl", screen.api().baseUrl() + "/sandbox/graph");
        screen.api()
                .post("/api/v1/channels", Map.of("kind", "whatsapp", "name", "Bakery", "settings", settings))
                .expect(201);
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + number + "/260971220061/messages",
                        Map.of("type", "text", "text", "agent", "profileName", "Thandi Zulu"))
                .expect(201);
        await().atMost(PATIENCE).until(() -> !items("/api/v1/conversations").isEmpty());
        path = items("/api/v1/conversations").getFirst().path("id").asString();
    }

    private List<JsonNode> items(String address) {
        return screen.api()
                .get(address)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<JsonNode> spoken() {
        return items("/api/v1/conversations/" + path + "/messages?limit=200").stream()
                .filter(message -> message.at("/content/voice").asBoolean(false))
                .toList();
    }

    private static LocatorAssertions.HasAttributeOptions soon() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(30_000);
    }

    @Test
    void recordsListensAndSends() {
        customer();
        Visitor owner = screen.owner();
        owner.go("/inbox/" + path);
        assertThat(owner.page().getByTestId("composer-text")).isVisible();
        owner.button("Record a voice note").click();
        Locator recorder = owner.page().getByTestId("voice-recorder");
        assertThat(recorder).hasAttribute("data-phase", "recording", soon());
        assertThat(recorder).containsText("Arrives as a voice note.");
        assertThat(recorder.getByRole(com.microsoft.playwright.options.AriaRole.TIMER))
                .containsText(Pattern.compile("0:0[2-9]"));
        owner.isAccessible();
        Pictures.take(owner, "voice-recording");
        owner.button("Pause").click();
        assertThat(recorder).hasAttribute("data-phase", "paused");
        owner.button("Go on").click();
        assertThat(recorder).hasAttribute("data-phase", "recording");
        owner.button("Stop").click();
        assertThat(recorder).hasAttribute("data-phase", "recorded", soon());
        assertThat(recorder.getByLabel("Listen to your recording")).isVisible();
        owner.isAccessible();
        Pictures.look(owner, "voice-listening");
        recorder.getByText("Send", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(recorder).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        await().atMost(PATIENCE)
                .until(() -> spoken().stream()
                        .anyMatch(sent -> List.of("sent", "delivered", "read")
                                .contains(sent.path("status").asString())));
        JsonNode file = spoken().getFirst().at("/attachments/0");
        assertThat(file.path("contentType").asString()).isEqualTo("audio/ogg");
        String bytes = new String(bytesOf(owner, file.path("url").asString()), StandardCharsets.ISO_8859_1);
        assertThat(bytes).startsWith("OggS").contains("OpusHead").contains("OpusTags");
        assertThat(bytes.charAt(bytes.indexOf("OpusHead") + 9))
                .as("one channel")
                .isEqualTo((char) 1);
        assertThat(seconds(owner, file.path("url").asString()))
                .as("the browser's own decoder plays it to the end")
                .isBetween(1.5, 60.0);
        owner.isAccessible();
    }

    /** In the page, with its cookies. */
    private static byte[] bytesOf(Visitor visitor, String url) {
        Object encoded = visitor.page().evaluate("""
                async (url) => { const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
                  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')); }""", url);
        return java.util.Base64.getDecoder().decode(String.valueOf(encoded));
    }

    private static double seconds(Visitor visitor, String url) {
        Object length = visitor.page().evaluate("""
                async (url) => { const bytes = await (await fetch(url)).arrayBuffer();
                  return (await new AudioContext().decodeAudioData(bytes)).duration; }""", url);
        return ((Number) length).doubleValue();
    }

    @Test
    void worksInANoteOnAPhoneWithTheKeyAndSaysWhatIsWrong() {
        customer();
        Visitor owner = screen.owner();
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.page().setViewportSize(390, 844);
        owner.go("/inbox/" + path);
        assertThat(owner.page().getByTestId("composer-text")).isVisible();
        owner.page().getByTestId("thread").focus();
        owner.page().keyboard().press("n");
        assertThat(owner.page()
                        .getByLabel("Note", new Page.GetByLabelOptions().setExact(true))
                        .first())
                .isVisible();
        owner.page().getByTestId("thread").focus();
        owner.page().keyboard().press("v");
        Locator recorder = owner.page().getByTestId("voice-recorder");
        assertThat(recorder).hasAttribute("data-phase", "recording", soon());
        assertThat(recorder).containsText("Only your team hears it.");
        owner.isAccessible();
        owner.fits();
        Pictures.take(owner, "voice-recording-390");
        recorder.getByText("Add note").click();
        await().atMost(PATIENCE)
                .until(() -> spoken().stream()
                        .anyMatch(noted -> noted.path("direction").asString().equals("note")));
        owner.page().evaluate("""
                () => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }""");
        owner.button("Record a voice note").click();
        assertThat(owner.page().getByText("This page may not use the microphone."))
                .isVisible();
        owner.isAccessible();
        owner.fits();
        Pictures.take(owner, "voice-denied-390");
        owner.button("Close").click();
        assertThat(owner.page().getByTestId("composer-text")).isVisible();
    }
}
