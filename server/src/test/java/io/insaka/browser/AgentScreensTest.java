package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.tenancy.Founding;
import io.insaka.tenancy.Tenants;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner instructs the agents, each test in an organisation of its own with the simulated model. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentScreensTest {
    private static final double PATIENCE_MILLIS = 15_000;
    private static final String PASSWORD = "a short sentence";

    @LocalServerPort
    int port;

    @Autowired
    Tenants tenants;

    Browser browser;
    Visitor owner;
    Api api;
    int founded;

    @BeforeAll
    void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.launch();
    }

    @AfterAll
    void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        founded++;
        String token = "token-of-the-agent-tests-" + founded;
        String email = "thandiwe" + founded + "@kitwe.example";
        tenants.found(new Founding("Kitwe Library", "Thandiwe Daka", email, PASSWORD, token, true));
        api = Api.withToken(origin(), token);
        api.post(
                        "/api/v1/models",
                        Map.of(
                                "name", "Simulated model",
                                "kind", "openai",
                                "baseUrl", origin() + "/sandbox/llm/openai/v1",
                                "apiKey", "sandbox-of-the-agent-tests-" + founded,
                                "model", "gpt-4o-mini"))
                .expect(201);
        owner = browser.visitor(origin(), 1440, 900);
        owner.signIn(email, PASSWORD);
        owner.page().waitForURL("**/inbox**");
    }

    @AfterEach
    void leave() {
        owner.close();
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    private Locator labelled(String label) {
        return owner.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator dialog() {
        return owner.page().getByRole(AriaRole.DIALOG);
    }

    private Locator tab(String name) {
        return owner.page()
                .getByRole(
                        AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void openConversation() {
        owner.go("/settings/agents");
        owner.page()
                .getByTestId("agents")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Conversation"))
                .click();
        assertThat(labelled("Prompt")).isVisible();
    }

    private void add(String line) {
        Locator prompt = labelled("Prompt");
        prompt.fill(prompt.inputValue() + "\n" + line);
    }

    private void publish() {
        owner.button("Publish").click();
        assertThat(dialog().getByTestId("diff")).isVisible();
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        assertThat(dialog()).hasCount(0);
    }

    @Test
    void triesADraftPublishesItAndGoesBack() {
        owner.go("/settings/agents");
        assertThat(owner.page().getByTestId("agent")).hasCount(6);
        owner.isAccessible();
        Pictures.take(owner, "agents");
        owner.page()
                .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Campaign on"))
                .click();
        assertThat(owner.page().locator("[data-role=campaign]")).hasAttribute("data-on", "false");

        openConversation();
        add("- Close with a smile.");
        labelled("Message from a customer").fill("When are you open? My card is 4111 1111 1111 1111.");
        labelled("Message from a customer").press("Control+Enter");
        assertThat(owner.page().getByTestId("bench-facts")).containsText("gpt-4o-mini");
        owner.page().getByText("What the model saw").click();
        assertThat(owner.page().getByTestId("bench-saw")).containsText("Close with a smile.");
        assertThat(owner.page().getByTestId("bench-saw")).not().containsText("4111 1111");
        owner.isAccessible();
        Pictures.take(owner, "agent");
        publish();
        assertThat(owner.page().getByText("Version 1", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        tab("History").click();
        assertThat(owner.page().getByTestId("diff")).containsText("Close with a smile.");
        owner.isAccessible();
        Pictures.take(owner, "agent-history");
        fitsEverywhere();
        owner.page().getByTestId("versions").getByText("Insaka’s own prompt").click();
        owner.button("Go back to this").click();
        owner.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Go back to this"))
                .click();
        tab("Prompt and test bench").click();
        assertThat(labelled("Prompt")).not().hasValue(Pattern.compile("Close with a smile"));
        asksBeforeAnythingIsLost();
    }

    private void fitsEverywhere() {
        for (String view : List.of("History", "Prompt and test bench")) {
            tab(view).click();
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(390, 1440)) {
                    owner.page().setViewportSize(width, width == 390 ? 844 : 900);
                    owner.isAccessible();
                    owner.fits();
                    Pictures.look(owner, "agent-" + view.substring(0, 6) + "-" + width + "-" + scheme);
                }
            }
        }
        tab("History").click();
    }

    private void asksBeforeAnythingIsLost() {
        add("- Something unfinished.");
        owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All agents"))
                .click();
        Locator asked = owner.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(asked).containsText("Leave without publishing?");
        owner.isAccessible();
        asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(labelled("Prompt")).hasValue(Pattern.compile("Something unfinished"));
        owner.button("Undo changes").click();
        owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All agents"))
                .click();
        assertThat(owner.page().getByTestId("agents")).isVisible();
    }
}
