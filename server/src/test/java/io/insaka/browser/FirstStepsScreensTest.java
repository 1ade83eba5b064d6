package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new owner goes the guide from its beginning to its end, by hand, and is led back to it each time. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStepsScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Boat Club", "Lweendo Hamoonga");

    private Locator step(String name) {
        return screen.owner().page().locator("[data-step='" + name + "']");
    }

    /** Back in the inbox, where the guide stands. */
    private void ticked(String name, int done) {
        Visitor owner = screen.owner();
        owner.go("/inbox");
        assertThat(step(name)).hasAttribute("data-done", "true");
        assertThat(owner.page()
                        .getByText(done + " of 6")
                        .locator("visible=true")
                        .first())
                .isVisible();
    }

    private void begin(String name) {
        assertThat(step(name)).hasAttribute("data-done", "false");
        step(name).getByRole(AriaRole.LINK).click();
    }

    @Test
    void oneNewOwnerGoesAllOfThemUntilTheGuideIsGone() {
        Visitor owner = screen.owner();
        begin("branding");
        owner.labelled("Public name").fill("Kafue Boats");
        owner.button("Save").click();
        assertThat(owner.page().getByText("Saved.").first()).isVisible();
        owner.isAccessible();
        ticked("branding", 1);

        begin("channel");
        assertThat(owner.button("Open WhatsApp (sandbox)")).isVisible();
        owner.isAccessible();
        owner.button("Add channel").first().click();
        owner.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Web chat")))
                .last()
                .click();
        owner.labelled("Name").fill("Website");
        owner.isAccessible();
        owner.button("Save and test").click();
        owner.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                .click();
        assertThat(owner.page().getByText("Website").first()).isVisible();
        ticked("channel", 2);

        begin("article");
        owner.button("New article").click();
        owner.labelled("Question").fill("What does a boat cost?");
        owner.labelled("Answer").fill("K350 an hour, life jackets included.");
        owner.labelled("Other phrasings").fill("How much is a boat?\nPrice of boats");
        owner.isAccessible();
        owner.button("Publish").click();
        assertThat(owner.page().getByText("Published. The bot uses it from now on."))
                .isVisible();
        ticked("article", 3);

        begin("phone");
        assertThat(owner.page().getByLabel("Message as customer")).isVisible();
        owner.isAccessible();
        owner.writeAsCustomer("how much is a boat");
        assertThat(owner.onThePhone("K350 an hour")).isVisible();
        owner.isAccessible();
        ticked("phone", 4);
        owner.openFirstConversation();
        assertThat(owner.said("K350 an hour").first()).isVisible();
        owner.isAccessible();
        owner.go("/inbox");

        begin("teammate");
        owner.button("Invite a teammate").first().click();
        owner.labelled("E-mail").fill("mutinta-of-" + screen.email());
        owner.button("Make the link").click();
        assertThat(owner.page().getByTestId("one-time-link")).isVisible();
        owner.page().keyboard().press("Escape");
        ticked("teammate", 5);
        owner.isAccessible();
        Pictures.look(owner, "first-steps-nearly");

        begin("chat");
        String chat = screen.api()
                .get("/api/v1/channels")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(channel -> channel.path("kind").asString().equals("webchat"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        try (Visitor visitor = screen.visitor(390, 844)) {
            visitor.page().navigate(screen.origin() + "/chat/" + chat);
            Locator box = visitor.page().getByRole(AriaRole.TEXTBOX).first();
            box.fill("Are you open on Sunday?");
            box.press("Enter");
            assertThat(visitor.sent().first()).isVisible();
        }
        owner.go("/first-steps");
        assertThat(step("chat")).hasAttribute("data-done", "true");
        assertThat(owner.page().getByText("6 of 6").locator("visible=true").first())
                .isVisible();
        owner.isAccessible();
        Pictures.look(owner, "first-steps-done");
        owner.go("/inbox");
        assertThat(owner.page().getByTestId("conversation-list")).isVisible();
        assertThat(step("chat")).hasCount(0);
    }
}
