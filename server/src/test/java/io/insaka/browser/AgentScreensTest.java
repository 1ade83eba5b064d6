package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner instructs the agents, each test in an organisation of its own with the simulated model. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kitwe Library", "Thandiwe Daka");

    Visitor owner;
    Api api;

    @BeforeEach
    void begin() {
        owner = screen.owner();
        api = screen.api();
        api.post(
                        "/api/v1/models",
                        Map.of(
                                "name", "Simulated model",
                                "kind", "openai",
                                "baseUrl", screen.origin() + "/sandbox/llm/openai/v1",
                                "apiKey", "sandbox-of-" + screen.email(),
                                "model", "gpt-4o-mini"))
                .expect(201);
    }

    private void script(Map<String, Object> rule) {
        Api.stranger(screen.origin())
                .withHeader("Authorization", "Bearer sandbox-of-" + screen.email())
                .post("/sandbox/llm/_control/rules", rule)
                .expect(200);
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
        assertThat(owner.labelled("Prompt")).isVisible();
    }

    private void add(String line) {
        Locator prompt = owner.labelled("Prompt");
        prompt.fill(prompt.inputValue() + "\n" + line);
    }

    private void publish() {
        owner.button("Publish").click();
        assertThat(owner.dialog().getByTestId("diff")).isVisible();
        owner.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        assertThat(owner.dialog()).hasCount(0);
    }

    @Test
    void triesADraftPublishesItAndGoesBack() {
        owner.go("/settings/agents");
        assertThat(owner.page().getByTestId("agent")).hasCount(8);
        owner.isAccessible();
        Pictures.take(owner, "agents");
        owner.page()
                .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Campaign on"))
                .click();
        assertThat(owner.page().locator("[data-role=campaign]")).hasAttribute("data-on", "false");

        openConversation();
        add("- Close with a smile.");
        owner.labelled("Message from a customer").fill("When are you open? My card is 4111 1111 1111 1111.");
        owner.labelled("Message from a customer").press("Control+Enter");
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
        assertThat(owner.labelled("Prompt")).not().hasValue(Pattern.compile("Close with a smile"));
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
        assertThat(owner.labelled("Prompt")).hasValue(Pattern.compile("Something unfinished"));
        owner.button("Undo changes").click();
        owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All agents"))
                .click();
        assertThat(owner.page().getByTestId("agents")).isVisible();
    }

    @Test
    void replaysRecentQuestionsBeforeAnythingIsPublished() {
        script(Map.of("when", "umbrellas", "says", "I am not sure."));
        script(Map.of("whenSystem", "Greet in rhyme", "says", "Hello, my friend!"));
        owner.go("/phone");
        owner.writeAsCustomer("Do you lend umbrellas to guests?");
        assertThat(owner.onThePhone("I am not sure")).isVisible();

        openConversation();
        tab("Replay").click();
        assertThat(owner.button("Compare")).isDisabled();
        assertThat(owner.page().getByText("Nothing replayed yet")).isVisible();
        owner.isAccessible();
        tab("Prompt and test bench").click();
        add("Greet in rhyme.");
        owner.button("Replay first").click();
        owner.button("Compare").click();
        assertThat(owner.page().locator("[data-testid=rehearsal][data-state=done]"))
                .containsText("1 now answered");
        Locator answered = owner.page().locator("[data-testid=rehearsal-case][data-verdict=now-answered]");
        assertThat(answered).containsText("Do you lend umbrellas to guests?");
        assertThat(answered).containsText("I am not sure");
        assertThat(answered).containsText("Hello, my friend!");
        owner.isAccessible();
        Pictures.take(owner, "agent-replay");
        fits("agent-replay");
        assertThat(owner.page().getByText("Not published")).hasCount(0);
        asksTheSameOfAnArticle();
    }

    private void fits(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(390, 1440)) {
                owner.page().setViewportSize(width, width == 390 ? 844 : 900);
                owner.isAccessible();
                owner.fits();
                Pictures.look(owner, name + "-" + width + "-" + scheme);
            }
        }
    }

    private void asksTheSameOfAnArticle() {
        owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All agents"))
                .click();
        owner.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Leave"))
                .click();
        assertThat(owner.page().getByTestId("agents")).isVisible();
        owner.go("/knowledge/articles");
        owner.button("New article").click();
        owner.labelled("Question").fill("Do you lend umbrellas?");
        owner.labelled("Answer").fill("Yes, at the reception.");
        owner.button("Compare").click();
        Locator answered = owner.page().locator("[data-testid=rehearsal-case][data-verdict=now-answered]");
        assertThat(answered).containsText("Yes, at the reception.");
        answered.scrollIntoViewIfNeeded();
        fits("article-replay");
    }
}
