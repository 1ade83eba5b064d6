package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import io.insaka.testing.OwnMail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody forgot their password; somebody is invited by mail. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgottenScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kabwe Tickets", "Natasha Bwalya");

    private static Locator link(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void getsBackInByMail() {
        Visitor outside = screen.visitor(1440, 900);
        outside.go("/sign-in");
        assertThat(outside.button("Sign in")).isVisible();
        assertThat(link(outside, "Forgotten your password?")).isVisible();
        outside.isAccessible();
        Pictures.look(outside, "forgotten-sign-in");
        link(outside, "Forgotten your password?").click();
        outside.labelled("E-mail").fill(screen.email());
        outside.isAccessible();
        Pictures.take(outside, "forgotten-password");
        outside.button("Mail me a link").click();
        assertThat(outside.page().getByText("Look into your mailbox")).isVisible();
        outside.isAccessible();
        Pictures.look(outside, "forgotten-sent");
        await().atMost(PATIENCE).until(() -> !OwnMail.to(screen.email()).isEmpty());

        Visitor phone = screen.visitor(390, 844);
        phone.go("/welcome#" + OwnMail.to(screen.email()).getFirst().secret());
        phone.labelled("New password").fill("a longer sentence");
        phone.button("Save and sign in").click();
        phone.page().waitForURL("**/inbox**");
        screen.owner().go("/settings/profile");
        screen.owner().page().waitForURL("**/sign-in**");
    }

    @Test
    void asksOnAPhone() {
        Visitor phone = screen.visitor(390, 844);
        phone.go("/forgotten-password");
        phone.labelled("E-mail").fill("nobody@kabwe.example");
        phone.isLegible();
        Pictures.look(phone, "forgotten-password-390");
        phone.button("Mail me a link").click();
        assertThat(phone.page().getByText("nobody@kabwe.example")).isVisible();
        phone.isLegible();
        Pictures.look(phone, "forgotten-sent-390");
        phone.fits();
        link(phone, "Back to signing in").click();
        assertThat(phone.button("Sign in")).isVisible();
    }

    @Test
    void saysThatAnInvitationIsOnItsWay() {
        Visitor owner = screen.owner();
        owner.go("/settings/teammates");
        owner.button("Invite a teammate").first().click();
        String email = "invited-" + System.nanoTime() + "@kabwe.example";
        owner.dialog().getByLabel("E-mail").fill(email);
        owner.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make the link"))
                .click();
        assertThat(owner.dialog()).containsText("It is on its way by mail.");
        assertThat(owner.dialog().getByTestId("one-time-link")).containsText("/welcome#");
        owner.isAccessible();
        Pictures.look(owner, "invitation-mailed");
        await().atMost(PATIENCE).until(() -> !OwnMail.to(email).isEmpty());
    }
}
