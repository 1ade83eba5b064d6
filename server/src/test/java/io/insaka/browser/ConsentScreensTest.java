package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A team keeps what customers said to being written to, and its mailings keep to it. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NUMBER = "consents-of-the-florist";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kabulonga Flowers", "Mutale Phiri");

    private String customer() {
        String base = screen.api().baseUrl();
        Map<String, String> settings = Map.of(
                "phoneNumberId", NUMBER,
                "accessToken", "token-of-" + NUMBER,
                "appSecret", "secret-of-" + NUMBER,
                "verifyToken", "verify-" + NUMBER,
                "baseUrl", base + "/sandbox/graph");
        screen.api()
                .post("/api/v1/channels", Map.of("kind", "whatsapp", "name", "Flowers", "settings", settings))
                .expect(201);
        write("menu");
        await().atMost(PATIENCE)
                .until(() -> screen.api()
                                .get("/api/v1/contacts")
                                .expect(200)
                                .json()
                                .path("items")
                                .size()
                        == 1);
        return screen.api()
                .get("/api/v1/contacts")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private void write(String words) {
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + NUMBER + "/260971220001/messages",
                        Map.of("type", "text", "text", words, "profileName", "Thandi Zulu"))
                .expect(201);
    }

    @Test
    void whatSomebodySaidIsKeptAndCounts() {
        String contact = customer();
        Visitor owner = screen.owner();
        purposes(owner);
        owner.go("/contacts/" + contact);
        Locator standings = owner.page().getByTestId("standings");
        assertThat(standings).containsText("Nothing said: no");
        assertThat(owner.page().getByText("Nothing yet. What they write")).isVisible();
        owner.button("Record consent").click();
        assertThat(owner.dialog()).containsText("It is kept for good");
        owner.isAccessible();
        owner.dialog().getByLabel("To", exact()).selectOption("marketing");
        owner.dialog().getByLabel("How you know").fill("Signed the form at the counter");
        owner.dialog().getByLabel("What they were asked (optional)").fill("May we send you offers on WhatsApp?");
        owner.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Record").setExact(true))
                .click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(standings).containsText("Agreed");
        Locator history = owner.page().getByTestId("consent-history");
        assertThat(history).containsText("Signed the form at the counter");
        write("STOP");
        assertThat(owner.page().getByText("Wants no messages at all since")).isVisible();
        assertThat(owner.page().getByText("Opted out").first()).isVisible();
        assertThat(history).containsText("Any message: no");
        assertThat(history).containsText("In their message");
        owner.button("Record consent").click();
        owner.dialog().getByLabel("How you know").fill("Signed a new form");
        assertThat(owner.dialog()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName("Record").setExact(true)))
                .isDisabled();
        owner.dialog().getByLabel("Why, although they said no").fill("Came to the shop and asked for it");
        owner.isAccessible();
        Pictures.look(owner, "consent-reason");
        owner.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Record").setExact(true))
                .click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(history).containsText("Although they had said no: Came to the shop");
        owner.isAccessible();
        Pictures.take(owner, "consent-profile");
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            phone.go("/contacts/" + contact);
            assertThat(phone.page().getByTestId("consent-history")).containsText("Signed the form");
            phone.isAccessible();
            phone.fits();
            phone.page().getByTestId("consent-history").scrollIntoViewIfNeeded();
            Pictures.take(phone, "consent-profile-390");
            phone.go("/settings/consent");
            assertThat(phone.page().getByLabel("Purpose").last()).hasValue("Open days");
            phone.isAccessible();
            phone.fits();
            Pictures.take(phone, "consent-390");
        }
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private void purposes(Visitor owner) {
        owner.go("/settings/consent");
        assertThat(owner.page().getByLabel("Purpose").first()).hasValue("Service");
        assertThat(owner.button("Remove Service")).isDisabled();
        owner.button("Add a purpose").click();
        assertThat(owner.button("Save")).isDisabled();
        owner.page().getByLabel("Purpose").last().fill("Open days");
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByText("Saved.").first()).isVisible();
        owner.page().reload();
        assertThat(owner.page().getByLabel("Purpose").last()).hasValue("Open days");
        Pictures.take(owner, "consent");
    }
}
