package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import io.insaka.testing.TestingProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner names a provider; somebody who was invited signs in there and is in the inbox. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderScreensTest {
    private static final String SLUG = "chipata-provided";
    private static final String BUTTON = "Sign in with Chipata account";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Chipata Provided", "Lungowe Zulu");

    @Test
    void signsInAtTheProviderAndComesBackToTheInbox() {
        try (var provider = new TestingProvider(screen.origin())) {
            provider.knows("mutinta", "mutinta@provided.example");
            provider.knows("uninvited", "uninvited@provided.example");
            setUp(provider);
            screen.api()
                    .post("/api/v1/invitations", Map.of("email", "mutinta@provided.example", "role", "agent"))
                    .expect(201);
            comesIn();
            isTurnedAway();
        }
        leavesIt();
    }

    private void setUp(TestingProvider provider) {
        Visitor owner = screen.owner();
        owner.go("/settings/sign-in");
        assertThat(owner.labelled("Address of your sign-in page")).hasValue(SLUG);
        owner.isAccessible();
        Pictures.look(owner, "provider-empty");
        small(owner, "provider-empty");
        owner.labelled("Issuer").fill("http://localhost:1");
        owner.button("Test the connection").click();
        assertThat(owner.page().getByRole(AriaRole.ALERT)).containsText("does not answer");
        Pictures.look(owner, "provider-error");
        small(owner, "provider-error");
        owner.labelled("Issuer").fill(provider.issuer());
        owner.button("Test the connection").click();
        assertThat(owner.page().getByText("It answers.")).isVisible();
        owner.labelled("Client ID").fill(TestingProvider.CLIENT);
        owner.labelled("Client secret").fill(TestingProvider.SECRET);
        owner.labelled("Name on the button").fill("Chipata account");
        owner.button("Save").click();
        assertThat(owner.page().getByText("Sign-in page of your organisation")).isVisible();
        assertThat(owner.page().getByText("/sign-in/" + SLUG).first()).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "sign-in-provider");
        small(owner, "provider-filled");
    }

    /** On a phone at night. */
    private static void small(Visitor visitor, String name) {
        visitor.page().setViewportSize(390, 844);
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visitor.fits();
        visitor.isLegible();
        Pictures.look(visitor, name + "-390");
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        visitor.page().setViewportSize(1440, 900);
    }

    private void comesIn() {
        Visitor mutinta = screen.visitor(1440, 900);
        mutinta.go("/sign-in/" + SLUG);
        assertThat(mutinta.button(BUTTON)).isVisible();
        mutinta.isAccessible();
        Pictures.take(mutinta, "sign-in-with-provider");
        small(mutinta, "sign-in-with-provider");
        mutinta.button(BUTTON).click();
        atTheProvider(mutinta, "mutinta");
        mutinta.page().waitForURL("**/inbox**");
        mutinta.go("/settings/profile");
        assertThat(mutinta.page().getByText("You sign in with it since")).isVisible();
        mutinta.isAccessible();
        Pictures.look(mutinta, "provider-profile");
        mutinta.close();
    }

    private void isTurnedAway() {
        Visitor nobody = screen.visitor(390, 844);
        nobody.go("/sign-in/" + SLUG);
        nobody.button(BUTTON).click();
        atTheProvider(nobody, "uninvited");
        assertThat(nobody.page().getByRole(AriaRole.ALERT)).containsText("Ask for an invitation.");
        assertThat(nobody.page().getByText("access/not-invited")).isVisible();
        nobody.isAccessible();
        Pictures.look(nobody, "provider-turned-away");
        nobody.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to signing in"))
                .click();
        assertThat(nobody.button(BUTTON)).isVisible();
        nobody.close();
    }

    private static void atTheProvider(Visitor visitor, String name) {
        visitor.page().locator("input[name=username]").fill(name);
        visitor.page().locator("input[name=password]").fill(TestingProvider.PASSWORD);
        visitor.page().locator("button[type=submit]").click();
    }

    private void leavesIt() {
        Visitor owner = screen.owner();
        owner.button("Remove the provider").click();
        owner.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Remove the provider"))
                .click();
        assertThat(owner.page().getByText("No provider yet")).isVisible();
    }
}
