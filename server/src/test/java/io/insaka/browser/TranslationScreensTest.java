package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A teammate reads what a customer writes in French, and answers in it. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranslationScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NUMBER = "french-of-the-hotel";
    private static final String KEY = "sandbox-translating-screens";
    private static final String MADE = "Hello, do you have a room for two tonight?";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Chilenje Lodge", "Mutale Phiri");

    private void write(String words) {
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + NUMBER + "/260971220062/messages",
                        Map.of("type", "text", "text", words, "profileName", "Aline Mbala"))
                .expect(201);
    }

    private void says(String said, String into, String words) {
        Api.stranger(screen.api().baseUrl() + "/sandbox/llm/_control")
                .withHeader("Authorization", "Bearer " + KEY)
                .post(
                        "/rules",
                        Map.of(
                                "whenSystem",
                                "You translate for",
                                "json",
                                Map.of("language", said, "into", into, "translation", words)))
                .expect(200);
    }

    private String conversation() {
        String base = screen.api().baseUrl();
        Map<String, String> settings = Map.of(
                "phoneNumberId", NUMBER,
                "accessToken", "token-of-" + NUMBER,
                "appSecret", "secret-of-" + NUMBER,
                "verifyToken", "verify-" + NUMBER,
                "baseUrl", base + "/sandbox/graph");
        screen.api()
                .post("/api/v1/channels", Map.of("kind", "whatsapp", "name", "Lodge", "settings", settings))
                .expect(201);
        write("Bonjour, avez-vous une chambre pour deux personnes ce soir s'il vous plaît ?");
        await().atMost(PATIENCE).until(() -> !id().isEmpty());
        String path = "/api/v1/conversations/" + id();
        await().atMost(PATIENCE)
                .until(() -> screen.api()
                        .get(path + "/translation")
                        .expect(200)
                        .json()
                        .path("customerLanguage")
                        .asString("")
                        .equals("fr"));
        return id();
    }

    private String id() {
        return screen.api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString("");
    }

    @Test
    void showsAConversationTranslatedAndPutsADraftIntoFrench() {
        String id = conversation();
        Visitor owner = screen.owner();
        owner.go("/inbox/" + id);
        assertThat(owner.page().getByTestId("message").first()).isVisible();
        assertThat(owner.page().getByTestId("translation-strip")).hasCount(0);
        screen.api()
                .post(
                        "/api/v1/models",
                        Map.of(
                                "kind", "openai",
                                "name", "Translating",
                                "baseUrl", screen.api().baseUrl() + "/sandbox/llm/openai/v1",
                                "apiKey", KEY,
                                "model", "gpt-4o-mini"))
                .expect(201);
        says("fr", "en", MADE);
        Api.stranger(screen.api().baseUrl() + "/sandbox/llm/_control")
                .withHeader("Authorization", "Bearer " + KEY)
                .post(
                        "/rules",
                        Map.of(
                                "whenSystem",
                                "You translate for",
                                "when",
                                "compris",
                                "json",
                                Map.of(
                                        "language",
                                        "fr",
                                        "into",
                                        "en",
                                        "translation",
                                        "I am sorry, I did not understand. Could you say it another way?")))
                .expect(200);
        owner.page().reload();
        Locator strip = owner.page().getByTestId("translation-strip");
        assertThat(strip).containsText("Aline Mbala writes in French.");
        owner.isAccessible();
        owner.button("Show in English").click();
        Locator first = owner.page().getByTestId("translation").first();
        assertThat(first).containsText(MADE);
        assertThat(first).containsText("In English, from French, by a model");
        assertThat(owner.said("Bonjour, avez-vous une chambre").first()).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "translation");
        owner.button("Originals only").click();
        assertThat(owner.page().getByTestId("translation")).hasCount(0);
        says("en", "fr", "Oui, nous en avons une.");
        owner.page().getByTestId("composer-text").fill("Yes, we have one.");
        owner.button("Translate into French").click();
        assertThat(owner.page().getByTestId("composer-text")).hasValue("Oui, nous en avons une.");
        assertThat(owner.page().getByText("Translated by a model. Read it before you send it."))
                .isVisible();
        owner.isAccessible();
        Pictures.take(owner, "translation-draft");
        owner.button("Back to my words").click();
        assertThat(owner.page().getByTestId("composer-text")).hasValue("Yes, we have one.");
        onAPhone(id);
    }

    private void onAPhone(String id) {
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            phone.go("/inbox/" + id);
            phone.button("Show in English").click();
            assertThat(phone.page().getByTestId("translation").first()).containsText(MADE);
            phone.isAccessible();
            phone.fits();
            Pictures.take(phone, "translation-390");
        }
    }
}
