package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** An owner sets up an organisation of their own, each test a fresh one. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupScreensTest {
    private static final List<String> SCREENS = List.of(
            "settings/organisation",
            "settings/teammates",
            "settings/channels",
            "settings/models",
            "settings/agents",
            "settings/guard",
            "settings/tokens",
            "settings/audit",
            "settings/profile",
            "knowledge/articles",
            "knowledge/documents",
            "knowledge/unanswered",
            "first-steps");

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Mwamba Arts Centre", "Natasha Mwamba");

    Visitor owner;
    Api api;

    @BeforeEach
    void begin() {
        owner = screen.owner();
        api = screen.api();
    }

    private Locator step(String name) {
        return owner.page().locator("[data-step='" + name + "']");
    }

    @Test
    void firstStepsTickThemselvesGoAndComeBack() {
        assertThat(step("article")).hasAttribute("data-done", "false");
        Pictures.take(owner, "first-steps");
        owner.isAccessible();
        step("article").getByRole(AriaRole.LINK).click();
        writeAnArticleThatTheBotUses();

        owner.go("/inbox");
        assertThat(step("article")).hasAttribute("data-done", "true");
        owner.button("Put away").click();
        assertThat(step("article")).hasCount(0);
        try (Visitor again = screen.signedIn(390, 844)) {
            assertThat(again.page().getByText("First steps")).hasCount(0);
            again.button("More").click();
            again.page().getByText("First steps").click();
            again.button("Show in the inbox again").click();
            assertThat(again.button("Put away")).isVisible();
            again.isAccessible();
            again.fits();
            Pictures.take(again, "first-steps-390");
        }
        owner.page().reload();
        assertThat(step("channel")).isVisible();
    }

    private void writeAnArticleThatTheBotUses() {
        owner.button("New article").click();
        owner.labelled("Question").fill("Do you lend out the hall?");
        owner.labelled("Answer").fill("Yes: *K2,500* an evening. Write to us with the day you want.");
        owner.labelled("Other phrasings").fill("Can I rent the hall?\nHow much is the hall for a wedding?");
        assertThat(owner.page().getByTestId("article-preview")).containsText("K2,500");
        owner.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Try a question"))
                .fill("can we rent your hall");
        owner.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Ask").setExact(true))
                .click();
        assertThat(owner.page().getByRole(AriaRole.DIALOG).getByTestId("try-result"))
                .containsText("this article");
        owner.isAccessible();
        owner.page().getByRole(AriaRole.DIALOG).getByTestId("try-result").scrollIntoViewIfNeeded();
        Pictures.take(owner, "article");
        owner.button("Save draft").click();
        assertThat(owner.page().getByText("Saved as a draft. The bot does not use it."))
                .isVisible();
        owner.button("Edit “Do you lend out the hall?”").click();
        owner.button("Publish").click();
        assertThat(owner.page().getByText("Published. The bot uses it from now on."))
                .isVisible();
        Pictures.take(owner, "articles");
        try (Visitor customer = screen.visitor(1280, 900)) {
            customer.signIn(screen.email(), OwnersScreen.PASSWORD);
            customer.page().waitForURL("**/inbox**");
            customer.go("/phone");
            customer.writeAsCustomer("can we rent your hall");
            assertThat(customer.onThePhone("K2,500")).isVisible();
        }
    }

    @Test
    void aTeammateAcceptsAnInvitationAndMayDoWhatTheirRoleSays() {
        owner.go("/settings/teammates");
        owner.button("Invite a teammate").first().click();
        owner.labelled("E-mail").fill("chanda-of-" + screen.email());
        owner.isAccessible();
        owner.button("Make the link").click();
        String link = owner.page().getByTestId("one-time-link").textContent();
        Pictures.take(owner, "invitation");
        owner.isAccessible();
        try (Visitor chanda = screen.visitor(390, 844)) {
            chanda.page().navigate(link);
            assertThat(chanda.page().getByText("Join Mwamba Arts Centre")).isVisible();
            chanda.isAccessible();
            chanda.labelled("Your name").fill("Chanda Mulenga");
            chanda.labelled("New password").fill("what chanda chose");
            chanda.button("Join and sign in").click();
            chanda.page().waitForURL("**/inbox**");
            chanda.go("/settings");
            assertThat(chanda.page().getByText("Who works here, and what each may do"))
                    .isVisible();
            assertThat(chanda.page().getByText("For programs that work with Insaka"))
                    .hasCount(0);
            chanda.page().navigate(link);
            assertThat(chanda.page().getByText("This link no longer works")).isVisible();
        }
        owner.page().keyboard().press("Escape");
        owner.page().reload();
        assertThat(owner.page().getByText("Chanda Mulenga")).isVisible();
        owner.labelled("Role of Chanda Mulenga").selectOption("admin");
        assertThat(owner.page().getByText("The role counts from now on.")).isVisible();
        owner.page()
                .locator("summary")
                .filter(new Locator.FilterOptions().setHasText("What each role may do"))
                .click();
        assertThat(owner.page()
                        .getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Read the audit trail")))
                .isVisible();
        owner.isAccessible();
        Pictures.take(owner, "teammates");
    }

    @Test
    void customersSeeTheBrandAndTheChatTicks() {
        String chat = api.post("/api/v1/channels", Map.of("kind", "webchat", "name", "Website", "settings", Map.of()))
                .expect(201)
                .json()
                .get("id")
                .asString();
        owner.go("/settings/organisation");
        owner.labelled("Public name").fill("Mwamba Arts");
        owner.labelled("Greeting").fill("Good day! Ask us about shows, tickets and the hall.");
        owner.labelled("Colour").fill("#7a2e8e");
        owner.button("Save").click();
        assertThat(owner.page().getByText("Saved.").first()).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "organisation");
        try (Visitor visitor = screen.visitor(390, 844)) {
            visitor.page().navigate(screen.origin() + "/chat/" + chat);
            assertThat(visitor.page()
                            .getByText("Mwamba Arts", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            assertThat(visitor.page().getByText("Ask us about shows").first()).isVisible();
            Pictures.take(visitor, "organisation-chat-390");
            Locator box = visitor.page().getByRole(AriaRole.TEXTBOX).first();
            box.fill("Is there a show on Friday?");
            box.press("Enter");
            assertThat(visitor.sent().first()).isVisible(); // closed, it would keep what is not sent
        }
        owner.go("/first-steps");
        assertThat(step("branding")).hasAttribute("data-done", "true");
        assertThat(step("channel")).hasAttribute("data-done", "true");
        assertThat(step("chat")).hasAttribute("data-done", "true"); // the page looks again by itself
    }

    @Test
    void everyChangeStandsInTheAuditTrailAndTheChainIsWhole() {
        api.post("/api/v1/articles", Map.of("question", "Where are you?", "answer", "At Longacres."))
                .expect(201);
        api.put("/api/v1/sandbox/faults", Map.of()).expect(200);
        owner.go("/audit?action=article"); // the address from before it moved
        owner.page().waitForURL("**/settings/audit?action=article");
        assertThat(owner.page().getByTestId("audit-list")).containsText("wrote an article");
        assertThat(owner.page().getByTestId("audit-list")).not().containsText("signed in");
        owner.go("/settings/audit");
        owner.button("Check the chain").click();
        assertThat(owner.page().getByTestId("verdict")).hasAttribute("data-ok", "true");
        assertThat(owner.page().getByTestId("audit-list")).containsText("checked the audit trail");
        owner.isAccessible();
        Pictures.take(owner, "audit");
        owner.page()
                .getByTestId("audit-list")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("signed in"))
                .first()
                .click();
        assertThat(owner.page().getByTestId("audit-entry")).containsText("session.opened");
        owner.isAccessible();
        Pictures.take(owner, "audit-entry");
        owner.go("/settings/audit?from=1999-01-01&to=1999-01-02");
        assertThat(owner.page().getByText("No entry matches these filters.")).isVisible();
    }

    @Test
    void takesWebhooksOnlyFromWhereAChannelSays() {
        owner.go("/settings/channels");
        Pictures.take(owner, "channels");
        owner.button("Open WhatsApp (sandbox)").click();
        Locator doors = owner.page().getByTestId("doors");
        Locator list = doors.getByRole(AriaRole.TEXTBOX);
        list.fill("203.0.113.7\nnot an address");
        owner.button("Save addresses").click();
        assertThat(doors).containsText("Line 2: “not an address” is neither");
        list.fill("203.0.113.7\n2001:db8::/32");
        owner.button("Save addresses").click();
        assertThat(doors).containsText("Only from 2 addresses and networks");
        String number = api.get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        api.post(
                "/api/v1/sandbox/phones/" + number + "/260977555001/messages",
                Map.of("type", "text", "text", "hello from elsewhere"));
        Locator away = owner.page().getByTestId("turned-away");
        for (int look = 0; look < 20 && away.count() == 0; look++) {
            owner.page().reload();
            assertThat(doors).isVisible();
        }
        assertThat(away).containsText("turned away");
        owner.isAccessible();
        doors.scrollIntoViewIfNeeded();
        Pictures.take(owner, "channel-addresses");
        doors.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Let .* in$")))
                .click();
        owner.button("Save addresses").click();
        assertThat(doors).containsText("Only from 3 addresses and networks");
        api.post(
                        "/api/v1/sandbox/phones/" + number + "/260977555002/messages",
                        Map.of("type", "text", "text", "now let in"))
                .expect(201);
    }

    @Test
    void speaksFrenchFromTheProfileOnAndEndsASessionElsewhere() {
        try (Visitor elsewhere = screen.signedIn(1024, 768)) {
            owner.go("/settings/profile");
            assertThat(owner.button("Sign out")).hasCount(1);
            Pictures.take(owner, "profile");
            owner.labelled("Language").selectOption("fr");
            owner.button("Save").click();
            assertThat(owner.page().getByText("Votre profil").first()).isVisible();
            owner.isAccessible();
            owner.button("Déconnecter").click();
            assertThat(owner.button("Déconnecter")).hasCount(0);
            elsewhere.go("/inbox");
            elsewhere.page().waitForURL("**/sign-in**");
        }
        owner.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        owner.go("/settings/tokens");
        owner.button("Créer un jeton").first().click();
        owner.labelled("Nom").fill("Rapport de nuit");
        owner.labelled("Lire les conversations et les messages").check();
        Pictures.take(owner, "tokens-fr");
        owner.button("Créer un jeton").last().click();
        String token = owner.page().getByTestId("new-token").textContent();
        owner.button("Copier le jeton").click();
        assertThat(owner.page().evaluate("navigator.clipboard.readText()")).isEqualTo(token);
        owner.isAccessible();
        owner.button("Terminé").click();
        assertThat(owner.page().getByText(token)).hasCount(0);

        owner.go("/settings/channels");
        owner.button("Ajouter un canal").first().click();
        owner.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^WhatsApp")))
                .last()
                .click();
        assertThat(owner.page().getByText("Identifiant du numéro")).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "channel-new-fr");
        owner.page().setViewportSize(390, 900);
        for (String screen : SCREENS) {
            open(screen);
            Pictures.look(owner, name(screen) + "-390-fr");
            owner.fitsAt(1440);
            Pictures.look(owner, name(screen) + "-1440-fr");
            owner.fitsAt(390);
        }
    }

    private static String name(String screen) {
        return screen.replace("settings/", "");
    }

    private void open(String screen) {
        owner.go("/" + screen);
        assertThat(owner.page().getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(owner.page().locator("[role=status] .animate-pulse")).hasCount(0);
        owner.fits();
    }

    /** Light on a phone and dark on a desk: colours do not depend on the width. */
    @Test
    void everySettingsScreenFitsAndIsAccessible() {
        for (String screen : SCREENS) {
            owner.page().setViewportSize(390, 844);
            owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            open(screen);
            owner.isAccessible();
            String name = name(screen);
            if (name.equals("first-steps")) {
                Pictures.look(owner, name + "-390");
            } else {
                Pictures.take(owner, name + "-390");
            }
            owner.fitsAt(1440);
            owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            owner.isLegible();
            Pictures.look(owner, name + "-1440-dark");
        }
    }
}
