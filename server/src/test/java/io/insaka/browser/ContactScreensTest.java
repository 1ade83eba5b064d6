package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A teammate finds out that two customers are one, says so, and takes it back. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HERE = "260971234567";
    private static final String ABROAD = "265971234567";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Lodge", "Mutinta Hamoonga");

    private void write(String customer, String name, String text) {
        String number = screen.api()
                .get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + number + "/" + customer + "/messages",
                        Map.of("type", "text", "text", text, "profileName", name))
                .expect(201);
    }

    private void awaitContacts(int many) {
        await().atMost(PATIENCE)
                .until(() -> screen.api()
                                .get("/api/v1/contacts")
                                .expect(200)
                                .json()
                                .path("items")
                                .size()
                        == many);
    }

    private static Locator part(Visitor owner, String id) {
        return owner.page().getByTestId(id);
    }

    private static void open(Visitor owner, String name, String address) {
        part(owner, "contacts")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(address))
                .click();
        assertThat(owner.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(name).setLevel(1)))
                .isVisible();
    }

    @Test
    void mergesAndTakesApart() {
        Visitor owner = screen.owner();
        owner.go("/contacts");
        assertThat(owner.page().getByText("No customers yet")).isVisible();
        owner.isAccessible();
        write(HERE, "Chanda Mwansa", "menu");
        write(ABROAD, "Chanda Mwansa", "agent");
        write("260966000000", "Bwalya Phiri", "menu");
        awaitContacts(3);
        owner.page().reload();
        assertThat(part(owner, "contacts").getByRole(AriaRole.LISTITEM)).hasCount(3);
        owner.labelled("Search customers").fill("mwansa");
        assertThat(part(owner, "contacts").getByRole(AriaRole.LISTITEM)).hasCount(2);
        owner.isAccessible();
        Pictures.look(owner, "contacts");

        open(owner, "Chanda Mwansa", "+" + HERE);
        assertThat(part(owner, "suggestions")).containsText("Same name, similar number");
        assertThat(part(owner, "timeline")).containsText("menu");
        owner.labelled("A note about this customer").fill("Prefers the evening.");
        owner.button("Add note").click();
        assertThat(part(owner, "notes")).containsText("Prefers the evening.");
        owner.isAccessible();
        owner.button("Compare").click();
        assertThat(part(owner, "merge-preview")).containsText("+" + ABROAD);
        assertThat(part(owner, "merge-preview")).containsText("the two conversations stay");
        owner.isAccessible();
        Pictures.take(owner, "merge");
        owner.dialog().getByRole(AriaRole.BUTTON, named("Merge")).click();
        assertThat(part(owner, "merged")).containsText("Merged by Mutinta Hamoonga");
        assertThat(part(owner, "suggestions")).hasCount(0);
        assertThat(part(owner, "timeline")).containsText("agent");
        owner.isAccessible();
        looked(owner);

        owner.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Customers").setExact(true))
                .first()
                .click();
        assertThat(part(owner, "contacts").getByRole(AriaRole.LISTITEM)).hasCount(2);
        open(owner, "Chanda Mwansa", "2 contacts");
        owner.button("Take apart").click();
        owner.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, named("Take apart"))
                .click();
        assertThat(part(owner, "merged")).hasCount(0);
        assertThat(owner.page().getByText("+" + ABROAD)).hasCount(0);
        owner.page().reload();
        assertThat(part(owner, "timeline")).containsText("menu");
        assertThat(part(owner, "suggestions")).hasCount(0);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** At every width, by day and by night. */
    private static void looked(Visitor owner) {
        for (int width : List.of(1440, 1024, 390)) {
            owner.page().setViewportSize(width, 900);
            owner.fits();
            Pictures.look(owner, "contact-" + width);
        }
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.isLegible();
        Pictures.look(owner, "contact-dark");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);
        Pictures.take(owner, "contact");
    }

    @Test
    void leadsFromAConversationToTheProfileAndWritesFromThere() {
        Visitor owner = screen.owner();
        write(HERE, "Chanda Mwansa", "agent");
        awaitContacts(1);
        owner.go("/inbox");
        owner.openFirstConversation();
        owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open profile"))
                .click();
        assertThat(owner.page()).hasURL(Pattern.compile("/contacts/"));
        owner.button("Write").click();
        owner.labelled("Message").fill("We keep the room for you.");
        owner.isAccessible();
        owner.button("Send").click();
        assertThat(owner.page()).hasURL(Pattern.compile("/inbox/"));
        assertThat(owner.said("We keep the room for you.")).isVisible();
    }
}
