package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new owner is guided, looks around in the demo data, and is rid of it. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoScreensTest {
    private static final double A_MINUTE = 60_000;

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Tamasha Tickets", "Wairimu Tamasha");

    private Locator demo() {
        return screen.owner().page().getByTestId("demo").first();
    }

    private void awaitState(String state) {
        assertThat(demo())
                .hasAttribute(
                        "data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(2 * A_MINUTE));
    }

    @Test
    void demoDataIsLoadedFromTheGuideShownAsSuchAndRemoved() {
        Visitor owner = screen.owner();
        assertThat(owner.page().locator("[data-step='article']")).isVisible();
        demo().getByRole(AriaRole.BUTTON).click();
        awaitState("loaded");
        assertThat(owner.page().getByTestId("demo-mark").first()).isVisible();
        owner.isAccessible();
        Pictures.look(owner, "demo-loaded");
        owner.page().locator("[data-conversation]").first().click();
        assertThat(owner.page().locator("header").getByTestId("demo-mark").first())
                .isVisible();
        owner.isAccessible();
        Pictures.take(owner, "demo-inbox");

        owner.go("/contacts");
        assertThat(owner.page().getByTestId("demo-mark").first()).isVisible();
        owner.isAccessible();
        Pictures.look(owner, "demo-contacts");
        owner.page().locator("a[href^='/contacts/']").first().click();
        assertThat(owner.page().getByTestId("demo-mark")).hasCount(1);
        owner.isAccessible();
        Pictures.look(owner, "demo-contact");

        owner.go("/settings/demo");
        awaitState("loaded");
        owner.isAccessible();
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.go("/settings/demo");
            assertThat(phone.page().getByTestId("demo")).hasAttribute("data-state", "loaded");
            phone.isAccessible();
            phone.fits();
            Pictures.look(phone, "demo-390");
        }
        demo().getByRole(AriaRole.BUTTON).click();
        Locator question = owner.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("Remove the demo data?");
        owner.isAccessible();
        question.getByRole(AriaRole.BUTTON).last().click();
        awaitState("none");
        owner.go("/inbox");
        assertThat(owner.page().locator("[data-step='article']")).isVisible();
        assertThat(owner.page().getByTestId("demo-mark")).hasCount(0);
    }
}
