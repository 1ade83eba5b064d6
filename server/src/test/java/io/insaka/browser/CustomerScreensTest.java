package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.insaka.testing.DemoTest;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The team asks something of its customers, fills it in, finds customers by it, and keeps that as a segment. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHEET =
            "Name,Phone,Plan\nAnna Zulu,0970000001,gold\nBen Phiri,0970000002,Gold\nCarl,0970000003,\nDora,0970000004,Tin\n";
    private static final String IN_NDOLA = "{\"field\":\"attribute.town\",\"operator\":\"is\",\"value\":\"ndola\"}";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Lodge", "Mutinta Hamoonga");

    private static Locator part(Visitor owner, String id) {
        return owner.page().getByTestId(id);
    }

    private static Locator lines(Visitor owner) {
        return part(owner, "contacts").getByRole(AriaRole.LISTITEM);
    }

    @Test
    void definesAnAttributeAndFindsCustomersByIt() {
        Visitor owner = screen.owner();
        owner.go("/settings/attributes");
        assertThat(owner.page().getByText("No attributes yet")).hasCount(2);
        owner.isAccessible();
        owner.button("New attribute of customers").click();
        owner.labelled("Name").fill("Plan");
        owner.labelled("Type").selectOption("choice");
        owner.labelled("Options").fill("Gold\nSilver");
        assertThat(owner.labelled("Key")).hasValue("plan");
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByText("Gold, Silver")).isVisible();
        looked(owner, "attributes");

        screen.api()
                .post(
                        "/api/v1/attributes",
                        Map.of("subject", "contact", "key", "town", "label", "Town", "type", "text"))
                .expect(201);

        owner.go("/contacts");
        assertThat(owner.page().getByText("No customers yet")).isVisible();
        owner.button("Import").click();
        owner.dialog()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("guests.csv", "text/csv", SHEET.getBytes(UTF_8)));
        assertThat(owner.labelled("Column Plan is")).hasValue("attribute.plan");
        owner.labelled("Calling code").fill("260");
        owner.button("See what would happen").click();
        assertThat(part(owner, "foreseen").getByRole(AriaRole.LISTITEM)).hasCount(4);
        assertThat(part(owner, "foreseen")).containsText("is none of the options");
        looked(owner, "import");
        owner.button("Import 4 rows").click();
        assertThat(owner.page().getByText("All rows are done")).isVisible();
        assertThat(part(owner, "import-result")).containsText("New3");
        assertThat(owner.page().getByText("Download the refused row with its reason"))
                .isVisible();
        owner.isAccessible();
        owner.page().keyboard().press("Escape");
        assertThat(lines(owner)).hasCount(3);

        owner.button("Filter").click();
        owner.labelled("What").selectOption("attribute.plan");
        owner.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Gold").setExact(true))
                .click();
        assertThat(lines(owner)).hasCount(2);
        assertThat(owner.page().getByText("2 customers")).isVisible();
        owner.button("Add group").click();
        looked(owner, "filter");
        owner.button("Remove group").click();
        owner.button("Save as segment").click();
        owner.labelled("Name").fill("Golden guests");
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(part(owner, "segments")).containsText("Golden guests2");
        assertThat(lines(owner)).hasCount(2);
        looked(owner, "segment");

        lines(owner)
                .filter(new Locator.FilterOptions().setHasText("Anna Zulu"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(owner.labelled("Plan")).hasValue("Gold");
        owner.labelled("Town").fill("Ndola");
        owner.labelled("Town").press("Enter");
        assertThat(owner.labelled("Town")).hasValue("Ndola");
        await().atMost(PATIENCE)
                .until(() -> screen.api()
                                .get("/api/v1/customers?condition=" + URLEncoder.encode(IN_NDOLA, UTF_8))
                                .expect(200)
                                .json()
                                .path("items")
                                .size()
                        == 1);
        looked(owner, "details");
    }

    /** At the desk and on a phone, by day and by night. */
    private static void looked(Visitor owner, String name) {
        owner.isAccessible();
        Pictures.look(owner, name);
        owner.fitsAt(390);
        Pictures.look(owner, name + "-390");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.isLegible();
        Pictures.look(owner, name + "-dark");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);
    }
}
