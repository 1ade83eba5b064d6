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

/** One teammate merges two conversations while another looks on, and the customer writes again. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergingScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Chilanga Cement", "Bwalya Mulenga");

    private String number() {
        return screen.api()
                .get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
    }

    private String connect(String name) {
        String number = name.replace(' ', '-') + "-" + System.nanoTime();
        var settings = Map.of(
                "phoneNumberId",
                number,
                "accessToken",
                "token-of-" + number,
                "appSecret",
                "secret-of-" + number,
                "verifyToken",
                "verify-" + number,
                "baseUrl",
                screen.api().baseUrl() + "/sandbox/graph");
        screen.api()
                .post("/api/v1/channels", Map.of("kind", "whatsapp", "name", name, "settings", settings))
                .expect(201);
        return number;
    }

    private void write(String number, String customer, String name, String words) {
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + number + "/" + customer + "/messages",
                        Map.of("type", "text", "text", words, "profileName", name))
                .expect(201);
    }

    private String conversation(String words) {
        String[] found = {""};
        await().atMost(PATIENCE).until(() -> {
            found[0] = screen.api()
                    .get("/api/v1/conversations?status=all&q=" + words)
                    .expect(200)
                    .json()
                    .at("/items/0/id")
                    .asString("");
            return !found[0].isEmpty();
        });
        return found[0];
    }

    /** More than a page of a thread holds. */
    private void note(String conversation) {
        for (int n = 1; n <= 65; n++) {
            screen.api()
                    .post(
                            "/api/v1/conversations/" + conversation + "/messages",
                            Map.of("text", "Note " + n, "note", true))
                    .expect(201);
        }
    }

    private static Locator fold(Visitor visitor) {
        return visitor.page().getByTestId("merged-fold");
    }

    private static Locator banner(Visitor visitor) {
        return visitor.page().getByTestId("merged-banner");
    }

    private static Locator picker(Visitor visitor) {
        return visitor.page().getByTestId("picker");
    }

    private static void chooseMerge(Visitor visitor) {
        visitor.button("Actions").click();
        visitor.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Merge…"))
                .click();
        assertThat(picker(visitor)).isVisible();
    }

    @Test
    void goesOnInTheOtherUntilItIsUndoneOrTheCustomerWritesAgain() {
        String orders = connect("Orders line");
        write(number(), "260979300001", "Thandi Zulu", "Where is my cement, limestone");
        write(orders, "260979300001", "Thandi Zulu", "Order quicklime please");
        String leaving = conversation("quicklime");
        String staying = conversation("limestone");
        String email = screen.address("second");
        screen.api()
                .post(
                        "/api/v1/teammates",
                        Map.of(
                                "name",
                                "Natasha Banda",
                                "email",
                                email,
                                "password",
                                OwnersScreen.PASSWORD,
                                "role",
                                "agent"))
                .expect(201);
        Visitor other = screen.signedIn(email, OwnersScreen.PASSWORD, 1440, 900);
        other.go("/inbox/" + staying);
        assertThat(other.said("limestone").first()).isVisible();

        Visitor owner = screen.owner();
        owner.go("/inbox/" + leaving);
        assertThat(owner.said("quicklime").first()).isVisible();
        chooseMerge(owner);
        assertThat(picker(owner)).containsText("Thandi Zulu");
        owner.isAccessible();
        Pictures.look(owner, "merge-picker");
        owner.page().keyboard().press("Enter");
        assertThat(owner.dialog()).containsText("No message is moved");
        owner.isAccessible();
        Pictures.take(owner, "merge-conversations");
        owner.button("Merge").click();
        assertThat(fold(owner)).containsText("with Thandi Zulu on Orders line");
        assertThat(fold(other)).containsText("merged by Bwalya Mulenga");

        owner.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Undo").setExact(true))
                .click();
        assertThat(fold(owner)).hasCount(0);
        assertThat(fold(other)).hasCount(0);

        screen.api()
                .post("/api/v1/conversations/" + leaving + "/merge", Map.of("into", staying))
                .expect(200);
        assertThat(fold(other)).isVisible();
        fold(other).getByRole(AriaRole.BUTTON).first().click();
        assertThat(fold(other)).containsText("Order quicklime please");
        other.isAccessible();
        Pictures.take(other, "merged-fold");
        other.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        other.fitsAt(390);
        other.isLegible();
        Pictures.look(other, "merged-fold-390");
        other.page().setViewportSize(1440, 900);

        owner.go("/inbox/" + leaving);
        assertThat(banner(owner)).containsText("It goes on in Thandi Zulu");
        owner.isAccessible();
        Pictures.look(owner, "merged-banner");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.fitsAt(390);
        owner.isLegible();
        Pictures.look(owner, "merged-banner-390");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);
        write(orders, "260979300001", "Thandi Zulu", "And some gypsum");
        assertThat(banner(owner)).hasCount(0);
        assertThat(owner.said("And some gypsum")).isVisible();
        assertThat(fold(other)).hasCount(0);
        other.close();
    }

    @Test
    void findsSomebodyElsesByKeyboardAndSearchLeadsToWhereItGoesOn() {
        write(number(), "260979300002", "Mwiza Tembo", "My feldspar is late");
        write(number(), "260979300003", "Chanda Tembo", "Our marble is late");
        String leaving = conversation("marble");
        String staying = conversation("feldspar");
        Visitor owner = screen.owner();
        owner.go("/inbox/" + leaving);
        assertThat(owner.said("marble").first()).isVisible();
        note(leaving);
        owner.page().keyboard().press("Control+k");
        Locator commands =
                owner.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search and commands"));
        commands.fill("Merge");
        owner.page().keyboard().press("Enter");
        assertThat(picker(owner)).containsText("no other conversation");
        picker(owner).getByRole(AriaRole.COMBOBOX).fill("feldspar");
        assertThat(picker(owner).getByRole(AriaRole.OPTION)).containsText("Mwiza Tembo");
        owner.page().keyboard().press("Enter");
        assertThat(owner.dialog()).containsText("Chanda Tembo and Mwiza Tembo are two different customers");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.fitsAt(390);
        owner.isAccessible();
        Pictures.look(owner, "merge-two-customers-390");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);
        owner.button("Merge two customers’ conversations").click();
        assertThat(fold(owner)).containsText("Chanda Tembo");

        note(staying);
        owner.go("/inbox?status=all&q=marble");
        Locator row = owner.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Chanda Tembo"));
        assertThat(row).containsText("Merged: ");
        row.getByRole(AriaRole.LINK).click();
        assertThat(owner.page()).hasURL(Pattern.compile(".*/inbox/" + staying + ".*"));
        Locator hit = fold(owner).getByTestId("message").filter(new Locator.FilterOptions().setHasText("marble"));
        assertThat(hit).hasAttribute("aria-current", "true");
        assertThat(hit).isInViewport();
        assertThat(owner.page().getByTestId("hits")).containsText("1 of 1 with “marble”");
        owner.isAccessible();
        Pictures.take(owner, "search-hit");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.fitsAt(390);
        owner.isLegible();
        Pictures.look(owner, "search-hit-390");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);
        owner.button("Undo merge").click();
        assertThat(fold(owner)).hasCount(0);
    }
}
