package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** An owner gives Insaka its models, each test in an organisation of its own. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kabwe Ticket Desk", "Mwila Phiri");

    Visitor owner;
    Api api;

    @BeforeEach
    void begin() {
        owner = screen.owner();
        api = screen.api();
    }

    private Locator chain() {
        return owner.page()
                .getByTestId("chain")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHas(owner.page().getByRole(AriaRole.HEADING)));
    }

    private Locator checks(boolean ok) {
        return owner.page().getByTestId("model-test").locator("[data-ok=" + ok + "]");
    }

    private void choose(String kind) {
        owner.button("Add a model").click();
        owner.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + kind)))
                .click();
    }

    @Test
    void addsModelsTriesThemAndPutsThemInOrder() {
        owner.go("/settings/models");
        assertThat(owner.page().getByText("Insaka works without a language model"))
                .isVisible();
        owner.isAccessible();
        Pictures.take(owner, "models-none");
        owner.button("Add the simulated model").click();
        assertThat(chain()).hasCount(1);
        assertThat(owner.button("Add the simulated model")).hasCount(0);
        owner.button("Test Simulated model").click();
        assertThat(checks(true)).hasCount(3);

        addALocalModel();
        addOneWithAWrongKey();

        putInOrderWithTheKeyboard();
        limitTheSpending();
        assertThat(owner.page().getByText("By the order")).not().hasCount(0);
        owner.labelled("Router").selectOption("In the office");
        assertThat(owner.page().getByText("It counts from the next question on."))
                .isVisible();
        owner.isAccessible();
        Pictures.take(owner, "models");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(390, 1440)) {
                owner.page().setViewportSize(width, width == 390 ? 844 : 900);
                owner.isAccessible();
                owner.fits();
                Pictures.look(owner, "models-" + width + "-" + scheme);
            }
        }
    }

    private void addALocalModel() {
        choose("OpenAI-compatible");
        owner.labelled("Name").fill("In the office");
        owner.button("Use the address of Ollama").click();
        assertThat(owner.labelled("Address")).hasValue("http://localhost:11434/v1");
        owner.labelled("Address").fill(screen.origin() + "/sandbox/llm/compatible/v1");
        owner.labelled("Model").fill("llama3.2");
        owner.isAccessible();
        Pictures.take(owner, "model-new");
        owner.button("Save and test").click();
        assertThat(owner.page().getByRole(AriaRole.DIALOG).locator("[data-ok=true]"))
                .hasCount(1);
        owner.button("Done").click();
        assertThat(chain()).hasCount(2);
    }

    private void addOneWithAWrongKey() {
        choose("Anthropic");
        owner.labelled("API key").fill("wrong-key-of-somebody");
        owner.labelled("Model").fill("claude-sonnet-4-5");
        owner.page().getByText("Prices and address").click();
        owner.labelled("Reading, $ per million tokens").fill("three");
        assertThat(owner.page().getByText("Not an amount such as 2.50.")).isVisible();
        assertThat(owner.button("Save and test")).isDisabled();
        owner.labelled("Reading, $ per million tokens").fill("3");
        owner.labelled("Writing, $ per million tokens").fill("15");
        owner.labelled("Address").fill(screen.origin() + "/sandbox/llm/anthropic/v1");
        owner.button("Save and test").click();
        assertThat(owner.page().getByRole(AriaRole.DIALOG).getByText("The provider does not accept the key."))
                .isVisible();
        owner.button("Done").click();
        owner.button("Edit Anthropic").click();
        assertThat(owner.page().getByText("Saved, and never shown again")).isVisible();
        assertThat(owner.page().getByText("wrong-key-of-somebody")).hasCount(0);
        owner.isAccessible();
        owner.button("Replace API key").click();
        owner.labelled("API key").fill("sandbox-key-of-kabwe");
        owner.button("Save").click();
        assertThat(owner.page().getByRole(AriaRole.DIALOG).locator("[data-ok=true]"))
                .hasCount(1);
        owner.button("Switch off").click();
        assertThat(owner.button("Switch on")).isVisible();
        owner.page().keyboard().press("Escape");
        assertThat(chain()).hasCount(2);
        assertThat(owner.button("Edit Anthropic")).isVisible();
    }

    private void putInOrderWithTheKeyboard() {
        owner.button("Move In the office up").focus();
        owner.page().keyboard().press("Enter");
        assertThat(chain().first()).containsText("In the office");
        assertThat(owner.button("Move In the office up")).isFocused();
        owner.page().keyboard().press("Alt+ArrowDown");
        assertThat(chain().last()).containsText("In the office");
        owner.page().keyboard().press("Alt+ArrowUp");
        assertThat(chain().first()).containsText("In the office");
        assertThat(owner.page().getByText("In the office is now number 1 of 2."))
                .hasCount(1);
        // It is shown before it is saved; a page that is left in between takes what it had not sent yet with it.
        await().until(() -> api.get("/api/v1/models")
                .expect(200)
                .json()
                .at("/items/0/name")
                .asString()
                .equals("In the office"));
        owner.page().reload();
        assertThat(chain().first()).containsText("In the office");
    }

    private void limitTheSpending() {
        owner.labelled("Per month, $").fill("25");
        owner.labelled("Per conversation, $").fill("0,50");
        owner.button("Save budgets").click();
        assertThat(owner.page().getByTestId("spent")).containsText("of $25.00");
        assertThat(owner.page().getByRole(AriaRole.METER)).hasCount(1);
    }

    @Test
    void showsNoFormsToThoseWhoMayNotSetUp() {
        String email = "viewer-of-" + screen.email();
        api.post(
                        "/api/v1/teammates",
                        Map.of("name", "Bupe", "email", email, "password", OwnersScreen.PASSWORD, "role", "viewer"))
                .expect(201);
        try (Visitor viewer = screen.signedIn(email, OwnersScreen.PASSWORD, 1280, 900)) {
            viewer.go("/settings/models");
            assertThat(viewer.page().getByText("Owners and admins choose the models"))
                    .isVisible();
            assertThat(viewer.button("Add a model")).hasCount(0);
            viewer.isAccessible();
        }
        assertThat(api.get("/api/v1/models").expect(200).json().path("items").size())
                .isZero();
    }
}
