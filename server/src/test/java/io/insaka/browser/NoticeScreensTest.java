package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody is told of, seen and chosen. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Mongu Boats", "Inonge Sitali");

    private void writes(String text) {
        String number = screen.api()
                .get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + number + "/260979100001/messages",
                        Map.of("type", "text", "text", text, "profileName", "Thandi Zulu"))
                .expect(201);
    }

    private String conversation() {
        return screen.api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    @Test
    void whatHappensIsListedUntilItIsSeen() {
        Visitor owner = screen.owner();
        owner.go("/notices");
        assertThat(owner.page().getByText("Nothing new")).isVisible();
        owner.isAccessible();
        writes("Hello");
        Awaitility.await().until(() -> !conversation().isEmpty());
        String id = conversation();
        screen.api().post("/api/v1/conversations/" + id + "/take").expect(200);
        writes("Where is my boat?");
        Locator line = owner.page().getByText("New message from Thandi Zulu.");
        assertThat(line).isVisible();
        Locator place = owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notifications"))
                .first();
        assertThat(place).containsText("1");
        owner.isAccessible();
        owner.fitsAt(390);
        owner.page().setViewportSize(1440, 900);
        line.click();
        assertThat(owner.said("Where is my boat?")).isVisible();
        assertThat(place).not().containsText("1");
    }

    @Test
    void whatIsToldAndWhenIsChosen() {
        Visitor owner = screen.owner();
        owner.go("/settings/notifications");
        Locator messages = owner.page()
                .getByRole(
                        AriaRole.SWITCH,
                        new Page.GetByRoleOptions().setName("A customer of mine writes: here in the console"));
        assertThat(messages).isChecked();
        messages.click();
        owner.page()
                .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Quiet hours"))
                .click();
        owner.labelled("From").fill("21:30");
        owner.labelled("Mail me what I have not seen").selectOption("daily");
        owner.labelled("At").fill("07:15");
        owner.page()
                .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("At once when it is urgent"))
                .click();
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByText("Saved.")).isVisible();
        owner.go("/settings/notifications");
        assertThat(messages).not().isChecked();
        assertThat(owner.labelled("From")).hasValue("21:30");
        assertThat(owner.labelled("At")).hasValue("07:15");
        Locator names = owner.page()
                .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Mails may name customers"));
        assertThat(names).not().isChecked();
        names.click();
        assertThat(names).isChecked();
        owner.button("Tell me in this browser").click();
        assertThat(owner.page().getByText("Your browser does not allow it.")).isVisible();
        owner.isAccessible();
        owner.fitsAt(390);
    }

    /** What the server says of its mail is rewritten on its way: no mail server of the tests refuses everything for hours. */
    @Test
    void ownersAreToldOverEveryScreenThatMailIsHeldUp() {
        Visitor owner = screen.owner();
        owner.page()
                .route(
                        Pattern.compile(".*/api/v1/notices/mail$"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("""
                                        {"on": true, "names": false, "waiting": 3, "since": "2026-11-20T10:00:00Z", "lost": 0,
                                         "sentAt": null, "trouble": "535 5.7.8 Authentication failed", "kind": "sign-in", "held": true}""")));
        owner.go("/inbox");
        Locator alarm = owner.page().getByTestId("mail-alarm");
        assertThat(alarm).containsText("does not get through");
        owner.isAccessible();
        owner.fitsAt(390);
        Pictures.look(owner, "mail-alarm");
        alarm.getByRole(AriaRole.LINK).click();
        assertThat(owner.page().getByText("Mails may name customers")).isInViewport();
    }
}
