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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connecting a channel, losing it and getting it back; and tokens for programs. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.ofTheDemo();

    Visitor owner;
    Api api;

    @BeforeEach
    void begin() {
        owner = screen.owner();
        api = screen.api();
    }

    @AfterEach
    void mend() {
        api.put("/api/v1/sandbox/faults", Map.of()).expect(200);
    }

    private Locator channel(String name) {
        return owner.page().getByTestId("channel").filter(new Locator.FilterOptions().setHasText(name));
    }

    private void connect(String name, String number) {
        owner.go("/settings/channels");
        owner.button("Add channel").click();
        owner.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^WhatsApp")))
                .click();
        owner.labelled("Name").fill(name);
        owner.labelled("Phone number id").fill("+260 97 100");
        owner.labelled("Access token").fill("token-of-" + number);
        owner.labelled("App secret").fill("secret-of-" + number);
        owner.button("Save and test").click();
        assertThat(owner.page().getByText("not the number")).isVisible();
        assertThat(owner.labelled("Phone number id")).hasAttribute("aria-invalid", "true");
        owner.labelled("Phone number id").fill(number);
        owner.page().getByText("Advanced").click();
        owner.labelled("Base address (optional)").fill(screen.origin() + "/sandbox/graph");
        owner.button("Save and test").click();
        assertThat(owner.page().getByText("Connected to +260")).isVisible();
    }

    @Test
    void connectsANumberLosesItsTokenAndReconnectsWithoutLosingAWord() {
        connect("Ticket desk", "555900001");
        Locator address = owner.labelled("Webhook address");
        assertThat(address).containsText("/webhooks/whatsapp/");
        assertThat(owner.button("Copy verify token")).isVisible();
        assertThat(owner.page().getByText("Waiting for the first webhook")).isVisible();
        write("260977100001", "agent");
        assertThat(owner.page().getByText("Last webhook received")).isVisible(); // live
        owner.button("Done").click();
        assertThat(channel("Ticket desk")).hasAttribute("data-state", "ok");

        api.put("/api/v1/sandbox/faults", Map.of("expiredToken190", 1)).expect(200);
        write("260977100002", "agent");
        assertThat(channel("Ticket desk")).hasAttribute("data-state", "expired");
        assertThat(channel("Ticket desk")).containsText("waits to go out");
        owner.go("/inbox");
        owner.page().getByTestId("channel-alarm").getByRole(AriaRole.LINK).click();
        owner.isAccessible();
        assertThat(owner.page().getByText("token-of-555900001")).hasCount(0);
        owner.button("Replace Access token").click();
        owner.labelled("Access token").fill("fresh-token");
        api.put("/api/v1/sandbox/faults", Map.of()).expect(200);
        owner.button("Reconnect").click();
        assertThat(owner.page().getByText("Connected to +260")).isVisible();
        assertThat(owner.page().getByTestId("channel-alarm")).hasCount(0);
        owner.page().keyboard().press("Escape");
        assertThat(channel("Ticket desk")).hasAttribute("data-state", "ok");
        assertThat(channel("Ticket desk")).not().containsText("to go out");
    }

    private void write(String customer, String text) {
        api.post("/api/v1/sandbox/phones/555900001/" + customer + "/messages", Map.of("type", "text", "text", text))
                .expect(201);
    }

    @Test
    void switchesAChannelOffAndOnAndDeletesAnUnusedOne() {
        connect("Second desk", "555900002");
        owner.button("Done").click();
        owner.button("Open Second desk").click();
        owner.button("Switch off").click();
        owner.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Switch off"))
                .click();
        assertThat(owner.button("Switch on")).isVisible();
        assertThat(channel("Second desk")).hasAttribute("data-state", "disabled");
        owner.button("Switch on").click();
        assertThat(owner.button("Switch off")).isVisible();
        owner.button("Delete").click();
        owner.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(channel("Second desk")).hasCount(0);
    }

    @Test
    void makesATokenShowsItOnceAndRevokesIt() {
        owner.go("/settings/tokens");
        owner.button("Make token").first().click();
        owner.labelled("Name").fill("Nightly report");
        owner.page().getByLabel("Read conversations and messages").focus();
        owner.page().keyboard().press("Space");
        owner.button("Make token").last().click();
        String token = owner.page().getByTestId("new-token").textContent();
        owner.isAccessible();
        owner.button("Done").click();
        assertThat(owner.page().getByText(token)).hasCount(0);
        Api program = Api.withToken(screen.origin(), token);
        program.get("/api/v1/conversations").expect(200);
        program.get("/api/v1/articles").expect(403);
        owner.button("Revoke Nightly report").click();
        owner.button("Revoke").click();
        assertThat(owner.page().getByTestId("token").filter(new Locator.FilterOptions().setHasText("Nightly report")))
                .hasCount(0);
        assertThat(program.get("/api/v1/conversations").status()).isEqualTo(401);
    }

    @Test
    void fitsAPhoneInLightAndDark() {
        try (Visitor pocket = screen.signedIn(390, 844)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                pocket.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                pocket.go("/settings/tokens");
                pocket.button("Make token").first().click();
                pocket.isAccessible();
                pocket.fits();
                pocket.go("/settings/channels");
                pocket.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Open ")))
                        .first()
                        .click();
                assertThat(pocket.labelled("Webhook address")).isVisible();
                pocket.isAccessible();
                pocket.fits();
            }
        }
    }
}
