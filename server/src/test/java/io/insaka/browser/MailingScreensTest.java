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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner tells many customers one thing, and sees it go. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailingScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NUMBER = "many-of-the-bakery";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kalingalinga Bakery", "Natasha Phiri");

    private void customers() {
        String base = screen.api().baseUrl();
        Map<String, String> settings = Map.of(
                "phoneNumberId", NUMBER,
                "accessToken", "token-of-" + NUMBER,
                "appSecret", "secret-of-" + NUMBER,
                "verifyToken", "verify-" + NUMBER,
                "baseUrl", base + "/sandbox/graph");
        screen.api()
                .post("/api/v1/channels", Map.of("kind", "whatsapp", "name", "Bakery", "settings", settings))
                .expect(201);
        write("260971110001", "Thandi Zulu", "menu");
        write("260971110002", "Moses Banda", "menu");
        write("260971110003", "Grace Mwale", "STOP");
        await().atMost(PATIENCE).until(() -> {
            var people = screen.api().get("/api/v1/contacts").expect(200).json().path("items");
            long left = people.valueStream()
                    .filter(one -> !one.path("optedOutAt").isNull()
                            && !one.path("optedOutAt").isMissingNode())
                    .count();
            return people.size() == 3 && left == 1;
        });
    }

    private void write(String phone, String name, String words) {
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + NUMBER + "/" + phone + "/messages",
                        Map.of("type", "text", "text", words, "profileName", name))
                .expect(201);
    }

    private static Locator link(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator radio(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void oneTextGoesToManyAndIsSeenToArrive() {
        customers();
        Visitor owner = screen.owner();
        owner.go("/mailings");
        assertThat(owner.page().getByText("Nothing was sent to many yet")).isVisible();
        owner.isAccessible();
        link(owner, "Compose a mailing").click();
        owner.labelled("Name").fill("New opening hours");
        String bakery = owner.labelled("Channel")
                .locator("option")
                .filter(new Locator.FilterOptions().setHasText("Bakery"))
                .getAttribute("value");
        owner.labelled("Channel").selectOption(bakery);
        radio(owner, "Chosen one by one").check();
        assertThat(owner.page()
                        .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("Thandi"))))
                .isVisible();
        owner.isAccessible();
        radio(owner, "Everybody").check();
        owner.labelled("Text").fill("Dear {{contact.first_name|customer}}, from Monday we open at six.");
        Pictures.take(owner, "mailing-compose");
        owner.button("See who gets it").click();
        assertThat(owner.page().getByTestId("gets-it")).hasText("2 people will get it");
        assertThat(owner.page().getByTestId("reasons")).containsText("want no messages");
        owner.isAccessible();
        owner.button("Send to 2 people").click();
        Locator counts = owner.page().getByTestId("counts");
        assertThat(owner.page().getByText("2 of 2 sent")).isVisible();
        Locator people = owner.page().getByTestId("addressees");
        assertThat(people.getByText("Read").or(people.getByText("Delivered"))).hasCount(2);
        assertThat(counts.locator("[data-stage=failed]")).hasText("0");
        owner.isAccessible();
        Pictures.take(owner, "mailing");
        owner.fitsAt(390);
        owner.page().setViewportSize(1440, 900);
        link(owner, "Thandi Zulu").click();
        assertThat(owner.said("Dear Thandi, from Monday we open at six.").first())
                .isVisible();
        assertThat(owner.page().getByText("Mailing · New opening hours")).isVisible();

        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            phone.go("/mailings");
            assertThat(phone.page().getByTestId("mailings")).containsText("2 of 2 sent");
            phone.isAccessible();
            phone.fits();
            Pictures.take(phone, "mailings-390");
            phone.go("/mailings/new");
            assertThat(phone.button("See who gets it")).isDisabled();
            phone.isAccessible();
            phone.fits();
        }
    }
}
