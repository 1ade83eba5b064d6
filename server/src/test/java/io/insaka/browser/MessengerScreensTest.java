package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.meta.MetaSimulator;
import io.insaka.sandbox.meta.Page;
import io.insaka.sandbox.telegram.TelegramSimulator;
import io.insaka.testing.DemoTest;
import java.net.URI;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connecting a bot of Telegram's, a page and an Instagram account, as their guides say, up to the first message. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessengerScreensTest {
    private static final long CUSTOMER = 7_123_456_701L;

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.ofTheDemo();

    Visitor owner;

    @BeforeEach
    void begin() {
        owner = screen.owner();
    }

    private void choose(String provider, String name, String address, String server) {
        owner.go("/settings/channels");
        owner.button("Add channel").click();
        owner.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + provider)))
                .click();
        owner.labelled("Name").fill(name);
        owner.page().getByText("Advanced").click();
        owner.labelled(address).fill(server);
    }

    @Test
    void connectsABotAndHasTelegramDeliverHere() {
        var bot = new TelegramSimulator("700100200:AAE-of_the_screens", Clock.systemUTC(), stray -> {});
        try (var server = SimulatorServer.start(0, "/telegram", bot)) {
            choose(
                    "Telegram",
                    "Bot",
                    "Server address (optional)",
                    server.address().toString());
            owner.labelled("Bot token").fill("not a token");
            owner.button("Save and test").click();
            assertThat(owner.labelled("Bot token")).hasAttribute("aria-invalid", "true");
            owner.labelled("Bot token").fill("700100200:AAE-of_the_screens");
            owner.button("Save and test").click();
            assertThat(owner.page().getByText("This is the bot @insaka_bot.")).isVisible();
            Locator told = owner.page().getByTestId("registration");
            assertThat(told).containsText("does not know our address yet");
            owner.isAccessible();
            Pictures.look(owner, "telegram-nowhere");
            owner.button("Deliver here").click();
            assertThat(told).containsText("Telegram delivers here.");
            Pictures.look(owner, "telegram-here");
            bot.says(CUSTOMER, "agent");
            assertThat(owner.page().getByText("Last webhook received")).isVisible();
            bot.hooked("https://another.example/bot");
            owner.button("Done").click();
            owner.page()
                    .getByTestId("channel")
                    .filter(new Locator.FilterOptions().setHasText("Bot"))
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open Bot"))
                    .click();
            assertThat(told).containsText("https://another.example/bot");
            Pictures.look(owner, "telegram-elsewhere");
            owner.button("Deliver here").click();
            assertThat(told).containsText("Telegram delivers here.");
            owner.button("Stop delivering").click();
            assertThat(told).containsText("does not know our address yet");
        }
    }

    @ParameterizedTest
    @CsvSource({"Messenger, messenger, 700300400", "Instagram, instagram, 700300500"})
    void connectsAPage(String label, String kind, String id) {
        try (var meta = new MetaSimulator(Clock.systemUTC());
                var server = SimulatorServer.start(0, "/graph", meta)) {
            choose(
                    label,
                    "Our " + label,
                    "Base address (optional)",
                    server.address().toString());
            String word = owner.labelled("Verify token").inputValue();
            boolean instagram = kind.equals("instagram");
            URI nowhere = URI.create("http://localhost:1/");
            meta.register(new Page(instagram, id, "EAA-of-the-page", "secret-of-the-app", word, nowhere));
            owner.labelled("Page id").fill("our page!");
            owner.labelled("Access token").fill("EAA-of-the-page");
            owner.labelled("App secret").fill("secret-of-the-app");
            owner.button("Save and test").click();
            assertThat(owner.labelled("Page id")).hasAttribute("aria-invalid", "true");
            owner.labelled("Page id").fill(id);
            owner.button("Save and test").click();
            assertThat(owner.page().getByText("Connected to Mwamba Clinic")).isVisible();
            Locator address = owner.labelled("Webhook address");
            assertThat(address).containsText("/webhooks/" + kind + "/");
            owner.isAccessible();
            Pictures.look(owner, kind + "-connected");
            URI hook = URI.create(address.textContent());
            meta.register(new Page(instagram, id, "EAA-of-the-page", "secret-of-the-app", word, hook));
            assertThat(owner.page().getByText("The provider checked the address"))
                    .isVisible();
            meta.says(id, "7011", "agent");
            assertThat(owner.page().getByText("Last webhook received")).isVisible();
        }
    }
}
