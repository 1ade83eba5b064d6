package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner gives a teammate some channels, while that teammate looks at the inbox. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelAccessScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Samfya Boats", "Mwansa Chola");

    private String channel(String name) {
        return screen.api()
                .post("/api/v1/channels", Map.of("kind", "webchat", "name", name, "settings", Map.of()))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static Locator row(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Locator onlySome(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Only some"));
    }

    private static void chooseChannels(Visitor visitor, String name) {
        visitor.button("Actions for " + name).click();
        visitor.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Choose channels"))
                .click();
        assertThat(visitor.dialog()).containsText("Channels of " + name);
    }

    @Test
    void givesSomebodySomeChannelsWhileTheyLookOn() {
        channel("Harbour");
        channel("Market");
        String email = screen.address("rower");
        screen.api()
                .post(
                        "/api/v1/teammates",
                        Map.of(
                                "name",
                                "Rower Mumba",
                                "email",
                                email,
                                "password",
                                OwnersScreen.PASSWORD,
                                "role",
                                "agent"))
                .expect(201);
        Visitor owner = screen.owner();
        owner.go("/settings/teammates");
        assertThat(row(owner, "Rower Mumba")).isVisible();
        chooseChannels(owner, "Rower Mumba");
        onlySome(owner).check();
        assertThat(owner.dialog()).containsText("they see no conversation at all");
        owner.labelled("Market").check();
        owner.isAccessible();
        Pictures.take(owner, "teammate-channels");
        owner.button("Save").click();
        assertThat(row(owner, "Rower Mumba")).containsText("Sees Market");
        Pictures.look(owner, "teammates-channels");

        Visitor rower = screen.signedIn(email, OwnersScreen.PASSWORD, 390, 844);
        rower.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        rower.go("/inbox");
        assertThat(rower.page().getByText("No open conversations").first()).isVisible();
        chooseChannels(owner, "Rower Mumba");
        owner.labelled("Market").uncheck();
        owner.button("Save").click();
        assertThat(row(owner, "Rower Mumba")).containsText("Sees no channel");
        assertThat(rower.page().getByText("No channel yet").first()).isVisible();
        rower.fits();
        rower.isAccessible();
        Pictures.look(rower, "no-channel-390");
        rower.close();
    }

    @Test
    void invitesToSomeChannelsFromAPhone() {
        channel("Ferry");
        Visitor owner = screen.signedIn(390, 844);
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.go("/settings/teammates");
        owner.button("Invite a teammate").click();
        owner.labelled("E-mail").fill(screen.address("captain"));
        onlySome(owner).check();
        owner.labelled("Ferry").check();
        owner.fits();
        owner.isAccessible();
        Pictures.look(owner, "invite-channels-390");
        owner.button("Make the link").click();
        assertThat(owner.dialog()).containsText("Link for");
        owner.page().keyboard().press("Escape");
        assertThat(row(owner, screen.address("captain"))).containsText("Sees Ferry");
        owner.fits();
        Pictures.look(owner, "invited-channels-390");
        owner.close();
    }
}
