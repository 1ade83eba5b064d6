package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A teammate has a model draft, rewrite and sum up, and keeps the last word. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssistanceScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NUMBER = "assisting-the-lodge";
    private static final String KEY = "sandbox-assisting-screens";
    private static final String DRAFT = "Yes, breakfast is part of the price. It is served from 7 to 10.";
    private static final String MINE = "ok brekfast is at 7";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Lodge", "Chanda Mwale");

    private Api control() {
        return Api.stranger(screen.api().baseUrl() + "/sandbox/llm/_control")
                .withHeader("Authorization", "Bearer " + KEY);
    }

    private void writes(String text, Integer... sources) {
        rule("You help the teammates of", Map.of("text", text, "sources", List.of(sources)));
    }

    private void rule(String agent, Map<String, Object> json) {
        control().post("/rules", Map.of("whenSystem", agent, "json", json)).expect(200);
    }

    private String conversation() {
        Map<String, String> settings = Map.of(
                "phoneNumberId", NUMBER,
                "accessToken", "token-of-" + NUMBER,
                "appSecret", "secret-of-" + NUMBER,
                "verifyToken", "verify-" + NUMBER,
                "baseUrl", screen.api().baseUrl() + "/sandbox/graph");
        screen.api()
                .post("/api/v1/channels", Map.of("kind", "whatsapp", "name", "Lodge", "settings", settings))
                .expect(201);
        screen.api()
                .post(
                        "/api/v1/articles",
                        Map.of(
                                "question", "Is breakfast part of the price?",
                                "answer", "Breakfast is part of the price, from 7.",
                                "published", true))
                .expect(201);
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + NUMBER + "/260971220069/messages",
                        Map.of(
                                "type",
                                "text",
                                "text",
                                "Hello, is breakfast part of the price?",
                                "profileName",
                                "Mwila Zulu"))
                .expect(201);
        await().atMost(PATIENCE).until(() -> !id().isEmpty());
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

    private void connect() {
        screen.api()
                .post(
                        "/api/v1/models",
                        Map.of(
                                "kind", "openai",
                                "name", "Helping",
                                "baseUrl", screen.api().baseUrl() + "/sandbox/llm/openai/v1",
                                "apiKey", KEY,
                                "model", "gpt-4o-mini"))
                .expect(201);
        writes(DRAFT, 1);
        rule(
                "You keep for the team of",
                Map.of(
                        "summary",
                        "Mwila asks whether breakfast is part of the price. The bot answered; nothing is open."));
    }

    private static void choose(Visitor visitor, String item) {
        visitor.button("Write with AI").click();
        visitor.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    @Test
    void draftsRewritesAndGoesBack() {
        String id = conversation();
        Visitor owner = screen.owner();
        owner.go("/inbox/" + id);
        Locator field = owner.page().getByTestId("composer-text");
        assertThat(field).isVisible();
        assertThat(owner.button("Write with AI")).hasCount(0);
        connect();
        owner.page().reload();
        choose(owner, "Draft an answer");
        assertThat(field).hasValue(DRAFT);
        Locator line = owner.page().getByTestId("assistance");
        assertThat(line).containsText("Drafted by a model. Read it before you send it.");
        assertThat(line).containsText("Out of: Is breakfast part of the price?");
        assertThat(line).containsText("Stands in nothing the model was to read: 10");
        owner.isAccessible();
        Pictures.take(owner, "assistance-draft");
        owner.button("Back to my words").click();
        assertThat(field).hasValue("");
        assertThat(line).hasCount(0);

        field.fill(MINE);
        owner.page().keyboard().press("Control+j");
        assertThat(owner.page().getByRole(AriaRole.MENUITEM)).hasCount(6);
        Pictures.take(owner, "assistance");
        owner.page().keyboard().press("Escape");
        choose(owner, "Correct spelling and grammar");
        assertThat(line).containsText("The model changed, lost or made up a number");
        assertThat(field).hasValue(MINE);
        writes("OK, breakfast is at 7.");
        owner.button("Try again").click();
        assertThat(field).hasValue("OK, breakfast is at 7.");
        owner.button("Back to my words").click();
        assertThat(field).hasValue(MINE);
        cancels(owner, field, line);
        sumsUp(owner);
        onAPhone(id);
    }

    private void cancels(Visitor owner, Locator field, Locator line) {
        control().put("/latency", Map.of("ms", 6000)).expect(200);
        choose(owner, "Make it friendlier");
        assertThat(line).containsText("A model is writing…");
        owner.button("Cancel").click();
        assertThat(line).hasCount(0);
        assertThat(field).hasValue(MINE);
        control().put("/latency", Map.of("ms", 0)).expect(200);
    }

    private void sumsUp(Visitor owner) {
        choose(owner, "Sum up the conversation");
        Locator summary = owner.page().getByTestId("summary");
        assertThat(summary).containsText("Mwila asks whether breakfast is part of the price.");
        assertThat(summary).containsText("Only your team sees it.");
        owner.isAccessible();
        Pictures.take(owner, "assistance-summary");
        owner.button("Close the summary").click();
        assertThat(summary).hasCount(0);
    }

    private void onAPhone(String id) {
        writes(DRAFT, 1);
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            phone.go("/inbox/" + id);
            choose(phone, "Sum up the conversation");
            assertThat(phone.page().getByTestId("summary")).containsText("Mwila asks");
            phone.page().getByTestId("composer-text").fill("");
            choose(phone, "Draft an answer");
            assertThat(phone.page().getByTestId("composer-text")).hasValue(DRAFT);
            phone.isAccessible();
            phone.fits();
            Pictures.take(phone, "assistance-390");
        }
    }
}
