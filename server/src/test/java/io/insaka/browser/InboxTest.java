package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A day at the inbox: finding, filtering, answering by keyboard, on a phone, and side by side with a colleague. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest {
    private static final double PATIENCE_MILLIS = 15_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String COLLEAGUE = "lombe@insaka.example";

    @LocalServerPort
    int port;

    Browser browser;
    Visitor desk;
    Api api;
    Api colleague;
    String phones = "";

    @BeforeAll
    void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.launch();
        api = Api.withToken(origin(), DemoTest.TOKEN);
        api.post(
                "/api/v1/teammates",
                Map.of("name", "Lombe Sata", "email", COLLEAGUE, "password", DemoTest.PASSWORD, "role", "admin"));
        colleague = signedIn(COLLEAGUE);
        phones = "/api/v1/sandbox/phones/"
                + api.get("/api/v1/sandbox")
                        .expect(200)
                        .json()
                        .at("/numbers/0/phoneNumberId")
                        .asString() + "/";
    }

    private Api signedIn(String email) {
        Api.Response response = Api.stranger(origin())
                .post("/api/v1/session", Map.of("email", email, "password", DemoTest.PASSWORD))
                .expect(200);
        return Api.stranger(origin())
                .withHeader(
                        "Cookie",
                        "insaka_session=" + response.cookie("insaka_session") + "; insaka_csrf="
                                + response.cookie("insaka_csrf"))
                .withHeader("X-CSRF-Token", response.cookie("insaka_csrf"));
    }

    @AfterAll
    void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        desk = browser.visitor(origin(), 1440, 900);
        desk.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
        assertThat(desk.page().getByTestId("conversation-list")).isAttached();
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    /** Everybody writes with a number of their own, so that tests do not meet in one conversation. */
    private String write(String name, String number, String words) {
        return api.post(phones + number + "/messages", Map.of("type", "text", "text", words, "profileName", name))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private List<JsonNode> onThePhone(String number) {
        return api.get(phones + number + "/messages")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private void awaitOnThePhone(String number, String words) {
        await().atMost(PATIENCE)
                .until(() -> onThePhone(number).stream()
                        .anyMatch(message -> message.path("text").asString("").contains(words)));
    }

    private Locator listed(String name) {
        return listed(desk, name);
    }

    private static Locator listed(Visitor visitor, String name) {
        return visitor.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator inDialog(String button) {
        return desk.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    private void filter(String status) {
        desk.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Filter: ")))
                .click();
        desk.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^" + status)))
                .click();
    }

    @Test
    void findsAConversationByNameNumberAndWhatWasSaid() {
        write("Wezi Kaunda", "260979000001", "Do you sell honey from Mongu?");
        write("Natasha Sinkala", "260979000002", "Is the gate open?");
        assertThat(listed("Natasha Sinkala")).isVisible();
        Locator search = desk.page().getByLabel("Search conversations");
        for (String words : List.of("wezi", "260979000001", "honey mongu")) {
            search.fill(words);
            assertThat(listed("Natasha Sinkala")).hasCount(0);
            assertThat(listed("Wezi Kaunda")).isVisible();
        }
        listed("Wezi Kaunda").click();
        assertThat(desk.said("honey")).isVisible();
        search.fill("zebra crossing");
        assertThat(desk.page().getByText("Nothing found")).isVisible();
        desk.isAccessible();
        desk.button("Clear search and filter").click();
        assertThat(listed("Natasha Sinkala")).isVisible();
        assertThat(search).hasValue("");
    }

    @Test
    void showsWhatIsOpenWhatIsResolvedOrBoth() {
        write("Pamela Nkonde", "260979000003", "agent");
        write("Isaac Zimba", "260979000004", "agent");
        listed("Pamela Nkonde").click();
        desk.button("Resolve").click();
        assertThat(listed("Pamela Nkonde")).hasCount(0);
        assertThat(listed("Isaac Zimba")).isVisible();
        filter("Resolved");
        assertThat(listed("Pamela Nkonde")).containsText("Resolved");
        assertThat(listed("Isaac Zimba")).hasCount(0);
        desk.page().reload(); // the filter is part of the address
        assertThat(listed("Pamela Nkonde")).isVisible();
        filter("Open and resolved");
        assertThat(listed("Isaac Zimba")).isVisible();
        assertThat(listed("Pamela Nkonde")).isVisible();
        write("Pamela Nkonde", "260979000003", "One more thing");
        filter("Open$");
        assertThat(listed("Pamela Nkonde")).isVisible();
    }

    @Test
    void showsAFailedMessageWithItsReasonResendsAndDiscardsIt() {
        write("Beatrice Moyo", "260979000005", "agent");
        listed("Beatrice Moyo").click();
        desk.page()
                .locator("input[type=file]")
                .first()
                .setInputFiles(
                        new FilePayload("dance.gif", "image/gif", "GIF89a".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(desk.page().getByLabel("Attached files").getByText("dance.gif"))
                .isVisible();
        desk.page().getByTestId("composer-text").fill("Our opening dance");
        desk.button("Send").click(); // enabled once the file is there
        assertThat(desk.page().getByTestId("thread").getByText("WhatsApp does not take files of type image/gif"))
                .isVisible();
        desk.go("/dead-letters");
        Locator letter = desk.page()
                .getByTestId("dead-letters")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Beatrice Moyo"));
        assertThat(letter).containsText("image/gif");
        assertThat(letter).containsText("1 try");
        desk.isAccessible();
        Pictures.take(desk, "dead-letters");
        letter.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resend"))
                .click();
        assertThat(desk.page().getByText("Put back in line to be sent.")).isVisible();
        assertThat(letter).containsText("1 try"); // the cause is still there, and so it is back
        letter.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Discard"))
                .click();
        inDialog("Discard").click();
        assertThat(letter).hasCount(0);
    }

    @Test
    void answersByKeyboardAlone() {
        write("Kelvin Mumba", "260979000006", "agent");
        write("Dorcas Phiri", "260979000007", "agent");
        assertThat(listed("Kelvin Mumba")).isVisible();
        assertThat(listed("Dorcas Phiri")).isVisible();
        desk.tabTo("[data-testid=conversation-list] a");
        desk.walkTo("Kelvin Mumba");
        desk.page().keyboard().press("Enter");
        assertThat(desk.said("agent").first()).isVisible();
        desk.tabTo("[data-testid=composer-text]");
        desk.page().keyboard().type("Written without a mouse");
        desk.tabTo("#composer button:last-of-type:not([aria-label])");
        desk.page().keyboard().press("Enter");
        awaitOnThePhone("260979000006", "without a mouse");
        assertThat(desk.page().getByTestId("composer-text")).isFocused(); // ready for the next sentence
        desk.page().keyboard().type("And a second line");
        desk.page().keyboard().press("Enter");
        awaitOnThePhone("260979000006", "a second line");
    }

    @Test
    void comesBackFromAThreadToTheListOnAPhone() {
        write("Towela Ngoma", "260979000008", "agent");
        try (Visitor pocket = browser.visitor(origin(), 390, 844)) {
            pocket.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                pocket.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                listed(pocket, "Towela Ngoma").click();
                assertThat(pocket.said("agent").first()).isVisible();
                assertThat(listed(pocket, "Towela Ngoma")).isHidden();
                pocket.isAccessible();
                pocket.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to the list"))
                        .click();
                assertThat(listed(pocket, "Towela Ngoma")).isVisible();
                assertThat(pocket.page().getByTestId("thread")).hasCount(0);
                listed(pocket, "Towela Ngoma").click();
                assertThat(pocket.said("agent").first()).isVisible();
                pocket.page().goBack(); // as the phone's own gesture does
                assertThat(listed(pocket, "Towela Ngoma")).isVisible();
            }
        }
    }

    @Test
    void asksBeforeItTakesAConversationOutOfAColleaguesHands() {
        write("Mapalo Chisenga", "260979000009", "agent");
        listed("Mapalo Chisenga").click();
        assertThat(desk.button("Take over")).isVisible();
        String id = desk.page().url().replaceFirst(".*/inbox/([0-9a-f-]+).*", "$1");
        colleague.post("/api/v1/conversations/" + id + "/take").expect(200);
        assertThat(desk.page().getByText("Lombe Sata").first()).isVisible();
        Locator dialog = desk.page().getByRole(AriaRole.ALERTDIALOG);
        desk.button("Give back to the bot").click();
        assertThat(dialog).containsText("Lombe Sata holds this conversation");
        desk.isAccessible();
        inDialog("Cancel").click();
        assertThat(dialog).hasCount(0);
        assertThat(desk.page().getByText("Lombe Sata").first()).isVisible(); // nothing has changed
        desk.button("Resolve").click();
        inDialog("Resolve anyway").click();
        assertThat(dialog).hasCount(0);
        assertThat(listed("Mapalo Chisenga")).hasCount(0);
    }

    @Test
    void reactsToAMessageAndTakesItBack() {
        write("Chola Bwalya", "260979000010", "agent");
        write("Chola Bwalya", "260979000010", "You were so kind yesterday");
        listed("Chola Bwalya").click();
        Locator message = desk.said("so kind yesterday");
        react(message, "❤️");
        Locator marks = message.getByLabel("Reactions");
        assertThat(marks).containsText("❤️");
        await().atMost(PATIENCE)
                .until(() -> onThePhone("260979000010").stream()
                        .anyMatch(shown -> shown.path("reaction").asString("").equals("❤️")));
        assertThat(desk.page().getByTestId("thread").getByText("reacted with")).hasCount(0);
        desk.page().reload();
        assertThat(marks).containsText("❤️");
        react(message, "Take back ❤️");
        assertThat(marks).hasCount(0);
        await().atMost(PATIENCE)
                .until(() -> onThePhone("260979000010").stream()
                        .noneMatch(shown -> shown.path("reaction").asString("").equals("❤️")));
        desk.reply("Thank you");
        awaitOnThePhone("260979000010", "Thank you");
        String ours = onThePhone("260979000010").stream()
                .filter(shown -> shown.path("text").asString("").equals("Thank you"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        customerReacts(ours, "🙏");
        assertThat(desk.said("Thank you").getByLabel("Reactions")).containsText("🙏");
        customerReacts(ours, "");
        assertThat(desk.said("Thank you").getByLabel("Reactions")).hasCount(0);
    }

    @Test
    void offersOnAPhoneWhatAPointerFinds() {
        write("Bupe Chilufya", "260979000012", "agent");
        write("Bupe Chilufya", "260979000012", "A message that is long enough to be as wide as the screen of a phone");
        try (Visitor pocket = browser.visitor(origin(), 390, 844)) {
            pocket.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
            listed(pocket, "Bupe Chilufya").click();
            Locator message = pocket.said("as wide as the screen");
            Locator react = message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("React"));
            message.focus(); // what a tap does
            assertThat(react).isInViewport();
            react.click();
            pocket.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("👍"))
                    .click();
            assertThat(message.getByLabel("Reactions")).containsText("👍");
            pocket.isAccessible();
        }
    }

    private void customerReacts(String message, String emoji) {
        api.post(phones + "260979000010/messages", Map.of("type", "reaction", "messageId", message, "emoji", emoji))
                .expect(201);
    }

    private void react(Locator message, String emoji) {
        message.hover();
        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("React"))
                .click();
        desk.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(emoji).setExact(true))
                .click();
    }

    @Test
    void standsStillInTheDarkWhereTheSystemAsksForLessMovement() {
        write("Misozi Tembo", "260979000011", "I would like to talk to a person please");
        desk.page()
                .emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(ColorScheme.DARK)
                        .setReducedMotion(ReducedMotion.REDUCE));
        listed("Misozi Tembo").click();
        assertThat(desk.said("talk to a person").first()).isVisible();
        desk.page().keyboard().press("Control+k");
        assertThat(desk.page().getByRole(AriaRole.DIALOG)).isVisible();
        assertThat((Boolean) desk.page().evaluate("""
                        () => document.getAnimations().every((one) => one.playState === 'finished'
                            || one.effect.getComputedTiming().endTime <= 2)""")).isTrue();
        desk.isAccessible();
        desk.page().keyboard().press("Escape");
        desk.button("Take over").click();
        desk.reply("Good evening Misozi, how can I help?");
        awaitOnThePhone("260979000011", "how can I help");
        assertThat((String) desk.page().evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(18, 19, 17)");
        Pictures.take(desk, "inbox-dark");
    }
}
