package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.sandbox.africastalking.AfricasTalkingSimulator;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.twilio.TwilioSimulator;
import io.insaka.testing.DemoTest;
import io.insaka.testing.Talk;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connecting SMS and e-mail as their guides say: up to the first message, or to what is still missing. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterScreensTest {
    private static final double PATIENCE_MILLIS = 15_000;
    private static final String CUSTOMER = "+260977200001";

    @LocalServerPort
    int port;

    private final Talk talk = new Talk();
    Browser browser;
    Visitor owner;

    @BeforeAll
    void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.launch();
    }

    @AfterAll
    void quit() {
        talk.close();
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        owner = browser.visitor("http://localhost:" + port, 1280, 900);
        owner.signIn(DemoTest.OWNER, DemoTest.PASSWORD);
        assertThat(owner.page().getByText("Inbox").first()).isVisible();
    }

    @AfterEach
    void leave() {
        owner.close();
    }

    private Locator labelled(String label) {
        return owner.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void choose(String provider, String name, String server) {
        choose("SMS \\(" + provider + "\\)", name);
        owner.page().getByText("Advanced").click();
        labelled("Server address (optional)").fill(server);
    }

    /** @param kind how its label begins, as an expression */
    private void choose(String kind, String name) {
        owner.go("/settings/channels");
        owner.button("Add channel").click();
        owner.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + kind)))
                .click();
        labelled("Name").fill(name);
    }

    private String webhookAddress(String path) {
        assertThat(labelled("Webhook address")).containsText(path);
        assertThat(owner.page().getByText("Waiting for the first webhook")).isVisible();
        return labelled("Webhook address").textContent();
    }

    @Test
    void connectsANumberOfTwilios() {
        String account = "AC00000000000000000000000000000009";
        var twilio = new TwilioSimulator(
                account,
                "token-of-twilio",
                "+15550009999",
                Clock.systemUTC(),
                call -> talk.form(call.url(), call.body(), Map.of("X-Twilio-Signature", call.signature())));
        try (var server = SimulatorServer.start(0, "/twilio", twilio)) {
            choose("Twilio", "Text line", server.address().toString());
            labelled("Account SID").fill(account);
            labelled("Auth token").fill("token-of-twilio");
            labelled("Sender").fill("a sender that is far too long");
            owner.button("Save and test").click();
            assertThat(labelled("Sender")).hasAttribute("aria-invalid", "true");
            Pictures.look(owner, "sms-twilio-form");
            labelled("Sender").fill("+1 (555) 000-9999");
            owner.button("Save and test").click();
            assertThat(owner.page().getByText("Connected to the account A business."))
                    .isVisible();
            twilio.enter(webhookAddress("/webhooks/twilio/"), server.address().toString());
            owner.isAccessible();
            Pictures.look(owner, "sms-twilio-connected");
            twilio.says(CUSTOMER, "agent");
            assertThat(owner.page().getByText("Last webhook received")).isVisible();
        }
    }

    @Test
    void connectsAShortCodeOfAfricasTalking() {
        StringBuilder hook = new StringBuilder();
        var service = new AfricasTalkingSimulator(
                "shop", "key-of-at", "20880", Clock.systemUTC(), body -> talk.form(hook.toString(), body, Map.of()));
        try (var server = SimulatorServer.start(0, "/at", service)) {
            choose("Africa's Talking", "Short code", server.address().toString());
            labelled("User name").fill("shop");
            labelled("API key").fill("key-of-at");
            labelled("Sender").fill("20880");
            Pictures.look(owner, "sms-africastalking-form");
            owner.button("Save and test").click();
            assertThat(owner.page().getByText("Connected. The balance is")).isVisible();
            hook.append(webhookAddress("?secret="));
            owner.isAccessible();
            Pictures.look(owner, "sms-africastalking-connected");
            service.says(CUSTOMER, "agent");
            assertThat(owner.page().getByText("Last webhook received")).isVisible();
        }
    }

    @Test
    void connectsAMailAddressAndSaysThatItCannotAnswer() {
        choose("E-mail", "Listening post");
        labelled("Address").fill("no address");
        owner.button("Save and test").click();
        assertThat(labelled("Address")).hasAttribute("aria-invalid", "true");
        Pictures.look(owner, "email-form");
        labelled("Address").fill("listening@shop.example");
        owner.button("Save and test").click();
        assertThat(owner.page().getByText("there is no SMTP server")).isVisible();
        webhookAddress("?secret=");
        owner.isAccessible();
        Pictures.look(owner, "email-connected");
        owner.button("Done").click();
        Locator card =
                owner.page().getByTestId("channel").filter(new Locator.FilterOptions().setHasText("Listening post"));
        assertThat(card).containsText("Cannot answer");
        assertThat(card).hasAttribute("data-state", "limited");
        Pictures.look(owner, "email-cannot-answer");
    }
}
