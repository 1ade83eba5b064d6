package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The chat on somebody else's page, and on its own: as visitors use it, and as connections break. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebChatTest {
    private static final double PATIENCE_MILLIS = 20_000;
    private static final Path PICTURES = Path.of("..", "docs", "guide", "pictures");
    private static final String BRANDING = """
            {"title": "Lusaka Show Society", "colour": "#0d6b5f", "autoOpenSeconds": 1,
             "greeting": "Good day! Ask us about tickets, opening hours or how to get here.",
             "quickReplies": ["When are you open?", "How much is a ticket?", "Talk to a person"]}""";
    private static final FilePayload PIXEL = new FilePayload(
            "ticket.png",
            "image/png",
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

    @LocalServerPort
    int port;

    Browser browser;
    Wire wire;
    ForeignSite site;
    String channel = "";
    Visitor visitor;

    @BeforeAll
    void launch() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.launch();
        wire = new Wire(port);
        channel = Api.withToken("http://localhost:" + port, DemoTest.TOKEN)
                .post(
                        "/api/v1/channels",
                        Map.of("kind", "webchat", "name", "Website", "settings", Map.of("branding", BRANDING)))
                .expect(201)
                .json()
                .path("id")
                .asString();
        site = new ForeignSite("http://localhost:" + wire.port(), channel);
    }

    @AfterAll
    void quit() throws IOException {
        site.close();
        wire.close();
        browser.close();
    }

    @BeforeEach
    void arrive() {
        visitor = browser.visitor(site.origin(), 1440, 900);
        visitor.go("/");
    }

    @AfterEach
    void leave() {
        wire.mend();
        visitor.close();
    }

    private static Locator launcher(Visitor who) {
        return who.page().getByTestId("chat-launcher");
    }

    private static void write(Visitor who, String words) {
        write(who.page(), words);
    }

    private static void write(Page page, String words) {
        page.getByTestId("chat-text").fill(words);
        page.getByTestId("chat-text").press("Enter");
    }

    private static Locator said(Page page, String words) {
        return page.getByTestId("chat-message").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static Locator said(Visitor who, String words) {
        return said(who.page(), words);
    }

    @Test
    void greetsAnswersAndIsStillThereAfterAReloadOnAHostilePage() {
        assertThat(visitor.page().getByTestId("chat-popup")).isVisible();
        visitor.isAccessible();
        visitor.button("When are you open?").click();
        assertThat(said(visitor, "09:00 to 16:00")).isVisible();
        visitor.isAccessible();
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visitor.isAccessible();
        visitor.page().reload();
        assertThat(said(visitor, "09:00 to 16:00")).isVisible();
        assertThat(visitor.page().getByTestId("chat-popup")).hasCount(0);
        // Only from within: the key belongs to the page as long as nobody is in the chat.
        visitor.page().getByTestId("chat-text").press("Escape");
        assertThat(visitor.page().getByTestId("chat-panel")).isHidden();
        assertThat(visitor.page().evaluate("Object.keys(window).filter(name => /insaka/i.test(name)).join()"))
                .isEqualTo("insaka");
    }

    @Test
    void sendsWhatWasWrittenWithoutConnectionOnceAndInOrderFromTwoTabs() {
        launcher(visitor).click();
        write(visitor, "hello");
        assertThat(visitor.page().locator(".theirs")).not().hasCount(1);
        Page second = visitor.page().context().newPage();
        second.navigate(site.origin() + "/");
        assertThat(second.locator(".mine .bubble")).hasText("hello");
        visitor.page().context().setOffline(true);
        write(visitor, "agent");
        write(second, "second");
        write(visitor, "third");
        assertThat(visitor.page().getByTestId("chat-banner")).isVisible();
        visitor.page().context().setOffline(false);
        for (Page tab : new Page[] {visitor.page(), second}) {
            assertThat(tab.locator(
                            ".mine[data-delivery=sent], .mine[data-delivery=delivered], .mine[data-delivery=read]"))
                    .hasCount(4);
            assertThat(tab.locator(".mine .bubble")).hasText(new String[] {"hello", "agent", "second", "third"});
        }
    }

    @Test
    void keepsWhatWasWrittenToADeadServerOverAReload() {
        launcher(visitor).click();
        write(visitor, "hello");
        assertThat(visitor.page().locator(".theirs")).not().hasCount(1);
        wire.cut();
        write(visitor, "When are you open on Saturday?");
        assertThat(said(visitor, "Saturday")).hasAttribute("data-delivery", Pattern.compile("waiting|sending"));
        assertThat(visitor.page().getByTestId("chat-banner")).isVisible();
        wire.mend();
        visitor.page().reload();
        assertThat(said(visitor, "09:00 to 16:00")).isVisible();
        assertThat(said(visitor, "When are you open on Saturday?")).hasCount(1);
    }

    /** That somebody types is told, never kept: a desk whose stream opens a moment later hears the next key. */
    private void typeUntilSeen(Locator typing) {
        Locator text = visitor.page().getByTestId("chat-text");
        for (int key = 0; key < 100 && !typing.isVisible(); key++) {
            text.press("a");
            visitor.page().waitForTimeout(200);
        }
        assertThat(typing).isVisible();
    }

    @Test
    void seesTheTeammateTypeTakeOverAndReply() {
        launcher(visitor).click();
        String name = "I lost my jacket " + System.nanoTime();
        write(visitor, name);
        write(visitor, "agent");
        try (Visitor desk = browser.visitor("http://localhost:" + port, 1280, 900)) {
            desk.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
            desk.openFirstConversation();
            assertThat(desk.said(name)).isVisible();
            typeUntilSeen(desk.page().getByTestId("contact-typing"));
            assertThat(desk.page().getByTestId("row-typing")).hasCount(1);
            desk.isAccessible();
            write(visitor, "It is a blue one.");
            assertThat(desk.said("It is a blue one.")).isVisible();
            assertThat(desk.page().getByTestId("contact-typing")).hasCount(0);
            desk.button("Take over").click();
            assertThat(visitor.page().getByText(Pattern.compile("is with you"))).isVisible();
            desk.page().getByTestId("composer-text").pressSequentially("Which colour");
            assertThat(visitor.page().getByTestId("chat-typing")).hasClass(Pattern.compile("on"));
            desk.reply("Which colour was it?");
            assertThat(said(visitor, "Which colour was it?")).isVisible();
            visitor.page().locator("input[type=file]").setInputFiles(PIXEL);
            assertThat(desk.page().getByTestId("thread").locator("img").first()).isVisible();
            assertThat(visitor.page().getByTestId("chat-message").locator("img").first())
                    .isVisible();
            visitor.button("Close chat").first().click();
            desk.reply("Found it.");
            assertThat(launcher(visitor)).hasAccessibleName("Open chat, 1 unread");
            launcher(visitor).click();
            assertThat(visitor.page().getByTestId("chat-panel")).hasCSS("opacity", "1");
            picture(visitor, "webchat");
        }
    }

    @Test
    void fillsAPhoneAndReadsFromRightToLeft() {
        try (Visitor pocket = browser.visitor(site.origin(), 390, 844)) {
            pocket.go("/ar");
            launcher(pocket).click();
            Locator panel = pocket.page().getByTestId("chat-panel");
            assertThat(panel.boundingBox().width).isCloseTo(390, within(0.5));
            assertThat(panel.boundingBox().height).isCloseTo(844, within(0.5));
            assertThat(panel).hasCSS("direction", "rtl");
            write(pocket, "When are you open?");
            assertThat(said(pocket, "09:00 to 16:00")).isVisible();
            pocket.isAccessible();
        }
    }

    @Test
    void isAPageOfItsOwn() {
        try (Visitor app = browser.visitor("http://localhost:" + port, 390, 844)) {
            app.go("/chat/" + channel);
            write(app, "When are you open?");
            assertThat(said(app, "09:00 to 16:00")).isVisible();
            assertThat(app.page()).hasTitle("Lusaka Show Society");
            app.isAccessible();
            assertThat(app.page()
                            .evaluate("fetch(document.querySelector('link[rel=manifest]').href).then(it => it.status)"))
                    .isEqualTo(200);
            assertThat(app.page().getByRole(AriaRole.LOG)).isVisible();
            assertThat(app.button("Turn notifications on")).isVisible();
            picture(app, "webchat-390");
        }
    }

    @Test
    void itsLookIsShownWhileItIsChosen() {
        Api api = Api.withToken("http://localhost:" + port, DemoTest.TOKEN);
        String shop = api.post("/api/v1/channels", Map.of("kind", "webchat", "name", "Shop", "settings", Map.of()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        try (Visitor owner = browser.visitor("http://localhost:" + port, 1440, 900)) {
            owner.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
            assertThat(owner.page().getByTestId("conversation-list")).isVisible();
            owner.go("/settings/channels");
            owner.button("Open Shop").click();
            Locator preview = owner.page().getByTestId("chat-preview");
            field(owner, "Title").fill("Show shop");
            assertThat(preview).containsText("Show shop");
            field(owner, "Colour").fill("#7a1f5c");
            assertThat(preview.locator("[style]").first()).hasCSS("background-color", "rgb(122, 31, 92)");
            field(owner, "Greeting").fill("Good day! What are you looking for?");
            field(owner, "Quick replies").fill("Opening hours\nTickets\n");
            assertThat(preview).containsText("Tickets");
            owner.isAccessible();
            preview.scrollIntoViewIfNeeded();
            picture(owner, "webchat-look");
            owner.page()
                    .waitForResponse(
                            answer -> answer.request().method().equals("PATCH") && answer.ok(),
                            () -> owner.button("Save").click());
        }
        var branding = Api.stranger("http://localhost:" + port)
                .post("/api/chat/" + shop + "/session", Map.of())
                .expect(200)
                .json()
                .path("branding");
        assertThat(branding.path("title").asString()).isEqualTo("Show shop");
        assertThat(branding.path("colour").asString()).isEqualTo("#7a1f5c");
        assertThat(branding.path("quickReplies").size()).isEqualTo(2);
        api.send("DELETE", "/api/v1/channels/" + shop, null);
    }

    private static Locator field(Visitor who, String label) {
        return who.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void picture(Visitor visitor, String name) {
        if (Boolean.getBoolean("insaka.pictures")) {
            visitor.picture(PICTURES.resolve(name + ".png"));
        }
    }
}
