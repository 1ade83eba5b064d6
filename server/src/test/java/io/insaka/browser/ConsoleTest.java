package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The newcomer's path and everyday work, as people do it. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private static final Path PICTURES = Path.of("..", "docs");
    private static final double PATIENCE_MILLIS = 15_000;
    private static final String COLLEAGUE = "chipo@insaka.example";
    private static final FilePayload PIXEL = new FilePayload(
            "ticket.png",
            "image/png",
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

    @LocalServerPort
    int port;

    Browser browser;
    Visitor desk;
    Visitor customer;

    @BeforeAll
    void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.launch();
        var api = Api.withToken(origin(), DemoTest.TOKEN);
        api.post(
                "/api/v1/teammates",
                Map.of("name", "Chipo Banda", "email", COLLEAGUE, "password", DemoTest.PASSWORD, "role", "agent"));
    }

    @AfterAll
    void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void twoScreens() {
        desk = browser.visitor(origin(), 1440, 900);
        customer = browser.visitor(origin(), 1280, 900);
        desk.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
        assertThat(desk.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("Inbox").setExact(true)))
                .isVisible();
        customer.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
        assertThat(customer.page().getByText("Inbox").first()).isVisible();
        customer.go("/phone");
        assertThat(customer.page().getByTestId("phone")).isVisible();
    }

    @AfterEach
    void leave() {
        desk.close();
        customer.close();
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    /** Everybody writes with a number of their own, so that tests do not meet in one conversation. */
    private void newCustomer(String name, String number) {
        customer.button("New customer").click();
        customer.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        customer.page()
                .getByLabel("Phone number", new Page.GetByLabelOptions().setExact(true))
                .fill(number);
        customer.page().keyboard().press("Enter");
        assertThat(customer.page().getByText(name).first()).isVisible();
    }

    private Locator listed(String name) {
        return desk.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void newcomerIsAnsweredTakesOverRepliesAndGivesBack() {
        newCustomer("Thandi Zulu", "260977000001");
        customer.writeAsCustomer("When are you open on Saturday?");
        assertThat(customer.onThePhone("09:00 to 16:00")).isVisible();
        assertThat(listed("Thandi Zulu")).isVisible(); // live: the inbox was not reloaded
        listed("Thandi Zulu").click();
        assertThat(desk.said("09:00 to 16:00")).isVisible();

        desk.button("Take over").click();
        assertThat(desk.button("Give back to the bot")).isVisible();
        customer.writeAsCustomer("I lost my ticket");
        assertThat(desk.said("I lost my ticket")).isVisible();
        desk.reply("Hello Thandi, this is Mary. I send it again.");
        assertThat(customer.onThePhone("this is Mary")).isVisible();
        assertThat(customer.onThePhone("ticket is kept with your phone number")).hasCount(0);

        desk.page().reload();
        assertThat(desk.said("this is Mary")).isVisible();
        desk.button("Give back to the bot").click();
        assertThat(desk.button("Take over")).isVisible();
        customer.writeAsCustomer("I lost my ticket");
        assertThat(customer.onThePhone("ticket is kept with your phone number")).isVisible();
        desk.button("Resolve").click();
        assertThat(desk.page().getByText("Resolved").first()).isVisible();
    }

    @Test
    void twoTeammatesDoNotTalkOverEachOther() {
        newCustomer("Joseph Phiri", "260977000002");
        customer.writeAsCustomer("agent");
        listed("Joseph Phiri").click();
        desk.button("Take over").click();
        assertThat(desk.button("Give back to the bot")).isVisible();
        try (Visitor colleague = browser.visitor(origin(), 1280, 800)) {
            colleague.signIn(COLLEAGUE, DemoTest.PASSWORD);
            assertThat(colleague.page().getByTestId("conversation-list")).isVisible();
            colleague.go(desk.page().url().replace(origin(), ""));
            assertThat(colleague.said("agent").first()).isVisible();
            colleague.button("Take over").click();
            colleague.button("Take anyway").click();
            assertThat(colleague.button("Give back to the bot")).isVisible();
        }
        assertThat(desk.page().getByText("Chipo Banda").first()).isVisible(); // seen live by the one who had it
    }

    @Test
    void notesStayInsideAndFilesArrive() {
        newCustomer("Ruth Mwale", "260977000003");
        customer.writeAsCustomer("agent");
        listed("Ruth Mwale").click();
        assertThat(desk.said("agent").first()).isVisible();
        desk.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Note"))
                .click();
        desk.reply("Regular customer, be generous");
        assertThat(desk.said("be generous")).isVisible();
        assertThat(customer.onThePhone("be generous")).hasCount(0);

        customer.page().locator("input[type=file]").first().setInputFiles(PIXEL);
        assertThat(desk.page().getByTestId("thread").locator("img").first()).isVisible();
    }

    @Test
    void intakeLogShowsEveryItemAndThatNothingWasLost() {
        newCustomer("Grace Tembo", "260977000004");
        customer.writeAsCustomer("hello");
        assertThat(customer.page().getByTestId("phone-message").nth(1)).isVisible();
        desk.go("/intake");
        assertThat(desk.page().getByTestId("balance").first()).hasAttribute("data-balanced", "true");
        desk.page().getByTestId("intake-table").getByText("Message").first().click();
        assertThat(desk.page().getByTestId("raw-item")).containsText("wamid");
    }

    @Test
    void worksOnAPhoneAndWithTheKeyboardAlone() {
        newCustomer("Mutale Banda", "260977000005");
        customer.writeAsCustomer("agent");
        assertThat(listed("Mutale Banda")).isVisible();
        try (Visitor pocket = browser.visitor(origin(), 390, 844)) {
            pocket.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
            pocket.page()
                    .getByTestId("conversation-list")
                    .getByText("Mutale Banda")
                    .first()
                    .click();
            assertThat(pocket.said("agent").first()).isVisible();
            pocket.reply("Here I am");
            assertThat(customer.onThePhone("Here I am")).isVisible();
            pocket.isAccessible();
            Pictures.take(pocket, "inbox-390");
        }
        desk.openFirstConversation();
        desk.page().getByTestId("thread").focus();
        desk.page().keyboard().press("r");
        assertThat(desk.page().getByTestId("composer-text")).isFocused();
    }

    @Test
    void refusesAWrongPasswordInPlainWords() {
        try (Visitor stranger = browser.visitor(origin(), 1024, 768)) {
            stranger.signIn(DemoTest.OWNER, "not the password");
            assertThat(stranger.page().getByRole(AriaRole.ALERT).first()).isVisible();
            stranger.isAccessible();
        }
    }

    @Test
    void everyPageOfTheDeskIsAccessibleInLightAndDark() {
        for (String path : List.of("/inbox", "/phone", "/intake", "/dead-letters")) {
            desk.go(path);
            assertThat(desk.page().getByRole(AriaRole.HEADING).first()).isVisible();
            desk.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            desk.isAccessible();
            desk.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            desk.isLegible();
        }
    }

    /** {@code -Dinsaka.pictures=true} makes the documentation's pictures anew. */
    @Test
    void showsABusyInbox() {
        List<String> names = List.of("Bwalya Mulenga", "Naledi Dube", "Otieno Odhiambo", "Esther Lungu");
        List<String> words = List.of(
                "How much is a ticket?",
                "Can I pay with mobile money?",
                "Is there parking for a group of twenty?",
                "I would like to talk to a person please");
        for (int n = 0; n < names.size(); n++) {
            newCustomer(names.get(n), "26097800001" + n);
            customer.writeAsCustomer(words.get(n));
            assertThat(customer.page().getByTestId("phone-message").nth(1)).isVisible();
        }
        listed("Esther Lungu").click();
        desk.button("Take over").click();
        desk.reply("Good morning Esther, this is Mary from the ticket desk. How can I help?");
        assertThat(customer.onThePhone("Mary from the ticket desk")).isVisible();
        customer.writeAsCustomer("I booked four seats and one of us cannot come.");
        assertThat(desk.said("four seats")).isVisible();
        desk.reply("No problem. Shall I refund one, or keep it for another evening?");
        assertThat(customer.onThePhone("another evening")).isVisible();
        assertThat(desk.said("another evening").getByLabel("Read")).isVisible();
        picture(desk, "inbox.png");
        Pictures.take(customer, "phone");
        desk.go("/intake");
        assertThat(desk.page().getByTestId("balance").first()).isVisible();
        Pictures.take(desk, "intake");
    }

    private static void picture(Visitor visitor, String name) {
        if (Boolean.getBoolean("insaka.pictures")) {
            visitor.picture(PICTURES.resolve(name));
        }
    }
}
