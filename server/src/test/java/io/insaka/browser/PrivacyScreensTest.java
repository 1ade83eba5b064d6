package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner erases a customer who asked for it, and has the receipt. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Mongu Credit", "Inonge Lubinda");

    @Test
    void aPeriodSaysWhatItDeletesBeforeItIsConfirmed() {
        Visitor owner = screen.owner();
        owner.go("/settings/privacy");
        assertThat(owner.page().getByTestId("retention").first()).containsText("For ever");
        button(owner, "Change how long The organisation keeps messages").click();
        owner.dialog().getByText("For some days").click();
        owner.labelled("Days").fill("0");
        assertThat(owner.page().getByText("Enter a number from 1 to 36500.")).isVisible();
        owner.labelled("Days").fill("400");
        assertThat(owner.page().getByTestId("would-go")).containsText("Nothing is that old now.");
        owner.isAccessible();
        Pictures.look(owner, "retention-form");
        button(owner, "Save").click();
        assertThat(owner.page().getByTestId("retention").first()).containsText("400 days");
        assertThat(owner.page().getByTestId("retention").nth(1)).containsText("As the organisation: 400 days");
        owner.page().getByTestId("retention").nth(1).getByRole(AriaRole.BUTTON).click();
        owner.dialog().getByText("For ever").click();
        button(owner, "Save").click();
        assertThat(owner.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(owner.page().getByTestId("retention").nth(1)).containsText("For ever");
        owner.isAccessible();
        Pictures.look(owner, "retention");
        owner.fitsAt(390);
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Pictures.look(owner, "retention-phone");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void writes(String name, String from) {
        String number = screen.api()
                .get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + number + "/" + from + "/messages",
                        Map.of("type", "text", "text", "menu", "profileName", name))
                .expect(201);
    }

    @Test
    void whoSeesAddressesMaskedAsksWhoseAWholeOneIs() {
        writes("Namukolo Phiri", "260971112233");
        String email = screen.address("viewer");
        screen.api()
                .post(
                        "/api/v1/teammates",
                        Map.of("name", "Bupe", "email", email, "password", OwnersScreen.PASSWORD, "role", "viewer"))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> screen.api()
                                .get("/api/v1/contacts")
                                .json()
                                .path("items")
                                .size()
                        == 1);
        try (Visitor viewer = screen.signedIn(email, OwnersScreen.PASSWORD, 390, 844)) {
            viewer.go("/contacts");
            Locator search = viewer.page().getByRole(AriaRole.SEARCHBOX);
            search.fill("+260 97 111 2233");
            Locator whose = viewer.page().getByTestId("find-whole");
            assertThat(whose).containsText("noted in the audit trail");
            viewer.isAccessible();
            viewer.fits();
            Pictures.look(viewer, "find-whole");
            button(viewer, "Ask whose this is").click();
            assertThat(whose.getByRole(AriaRole.LINK)).hasText("Namukolo Phiri");
            search.fill("+260971112234");
            button(viewer, "Ask whose this is").click();
            assertThat(whose).containsText("Nobody has this number");
        }
    }

    @Test
    void aCustomerIsErasedAndAReceiptIsLeft() {
        Visitor owner = screen.owner();
        owner.go("/settings/privacy");
        assertThat(owner.page().getByText("Nobody has been erased")).isVisible();
        owner.isAccessible();
        writes("Chanda Mwansa", "260971234567");
        String contact = await().atMost(PATIENCE)
                .until(
                        () -> screen.api()
                                .get("/api/v1/contacts")
                                .expect(200)
                                .json()
                                .at("/items/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
        owner.go("/contacts/" + contact);
        button(owner, "Erase this customer…").click();
        assertThat(button(owner, "Erase for good")).isDisabled();
        owner.labelled("Type their name to confirm").fill("chanda mwansa");
        owner.isAccessible();
        Pictures.look(owner, "privacy-erase");
        button(owner, "Erase for good").click();
        assertThat(owner.page().getByTestId("erasure")).hasCount(1);
        assertThat(owner.page().getByTestId("erasure")).containsText("Done", within());
        Pictures.look(owner, "privacy");
        button(owner, "Receipt").click();
        Locator receipt = owner.page().getByRole(AriaRole.DIALOG);
        assertThat(receipt).containsText("conversation");
        owner.isAccessible();
        Pictures.look(owner, "privacy-receipt");
        screen.api().get("/api/v1/contacts/" + contact).expect(404);
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.go("/settings/privacy");
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(phone.page().getByTestId("erasure")).containsText("Done");
            phone.isAccessible();
            phone.fits();
            Pictures.look(phone, "privacy-390");
            button(phone, "Receipt").click();
            assertThat(phone.page().getByRole(AriaRole.DIALOG)).containsText("Checksum");
            phone.isAccessible();
            Pictures.look(phone, "privacy-receipt-390");
        }
    }

    private static LocatorAssertions.ContainsTextOptions within() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
