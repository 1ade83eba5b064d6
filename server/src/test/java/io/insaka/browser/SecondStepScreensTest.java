package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.tenancy.secondstep.TestingPhone;
import io.insaka.testing.DemoTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner asks for a second step of their sign-in, signs in with it, and ends it. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondStepScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Chipata Savings", "Lungowe Zulu");

    @Test
    void signsInWithWhatThePhoneShows() {
        Visitor owner = screen.owner();
        owner.go("/settings/profile");
        owner.button("Set it up").click();
        inDialog(owner, "Password now").fill("not the password");
        confirm(owner, "Go on");
        assertThat(owner.dialog()).containsText("That is not your password.");
        inDialog(owner, "Password now").fill(OwnersScreen.PASSWORD);
        confirm(owner, "Go on");
        String letters = owner.dialog().getByTestId("secret").innerText();
        assertThat(owner.dialog().getByAltText("QR code for your authenticator app"))
                .isVisible();
        owner.isAccessible();
        Pictures.take(owner, "second-step");
        inDialog(owner, "Code").fill("12345");
        confirm(owner, "Turn it on");
        assertThat(owner.dialog()).containsText("This is not what the app should show.");
        Instant learnt = Instant.now();
        inDialog(owner, "Code").fill(TestingPhone.shows(letters, learnt));
        confirm(owner, "Turn it on");
        Locator codes = owner.dialog().getByTestId("recovery-codes").getByRole(AriaRole.LISTITEM);
        assertThat(codes).hasCount(10);
        String onPaper = codes.first().innerText();
        owner.isAccessible();
        confirm(owner, "I have kept them");
        assertThat(owner.page().getByText("10 recovery codes are left.")).isVisible();

        Visitor elsewhere = screen.visitor(390, 844);
        elsewhere.signIn(screen.email(), OwnersScreen.PASSWORD);
        elsewhere.labelled("Code").fill("no such code");
        elsewhere.button("Sign in").click();
        assertThat(elsewhere.page().getByRole(AriaRole.ALERT)).containsText("That code is wrong");
        elsewhere.isLegible();
        Pictures.look(elsewhere, "second-step-signing-in");
        elsewhere.labelled("Code").fill(onPaper);
        elsewhere.button("Sign in").click();
        elsewhere.page().waitForURL("**/inbox**");
        elsewhere.go("/settings/profile");
        elsewhere.button("Turn it off").click();
        inDialog(elsewhere, "Password now").fill(OwnersScreen.PASSWORD);
        confirm(elsewhere, "Turn it off");
        assertThat(elsewhere.button("Set it up")).isVisible();
        elsewhere.fits();
        elsewhere.close();
    }

    private static Locator inDialog(Visitor visitor, String label) {
        return visitor.dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static void confirm(Visitor visitor, String button) {
        visitor.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
