package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A team says for whom its customers work: for one, for several at once, and takes it back. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompanyScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHEET = "name,email,company\nAnna Zulu,anna@acme.com,\nBen Phiri,ben@acme.com,\n"
            + "Carl Mwale,carl@example.org,Acme Incorporated\n";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kitwe Supplies", "Mutinta Hamoonga");

    private static Locator part(Visitor visitor, String id) {
        return visitor.page().getByTestId(id);
    }

    private static Locator inDialog(Visitor visitor, String name) {
        return visitor.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void threeCustomers() {
        String at = "/api/v1/imports/"
                + screen.api()
                        .upload("/api/v1/imports", "customers.csv", "text/csv", SHEET.getBytes(UTF_8))
                        .expect(201)
                        .json()
                        .path("id")
                        .asString();
        screen.api()
                .post(at + "/start", Map.of("columns", List.of("name", "email", "company")))
                .expect(202);
        await().atMost(PATIENCE)
                .until(() -> screen.api().get(at).expect(200).text().contains("\"state\":\"done\""));
    }

    @Test
    void putsCustomersIntoCompanies() {
        threeCustomers();
        Visitor owner = screen.owner();
        owner.go("/companies");
        assertThat(part(owner, "companies")).containsText("Acme Incorporated");
        owner.button("New company").click();
        owner.labelled("Name").fill("Acme");
        owner.labelled("Domain").fill("https://www.acme.com");
        owner.labelled("Note").fill("Pays within a month.");
        owner.isAccessible();
        inDialog(owner, "Save").click();
        assertThat(owner.page().getByText("Nobody belongs to it yet")).isVisible();
        assertThat(owner.page().getByText("Pays within a month.")).isVisible();
        owner.isAccessible();
        suggested(owner);
        severalAtOnce(owner);
        merged(owner);
        screen.api()
                .post("/api/v1/deals", Map.of("title", "Forty chairs", "contact", anna()))
                .expect(201);
        assertThat(part(owner, "company-deals")).containsText("Forty chairs");
        Pictures.take(owner, "company");
        owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See them on the board"))
                .click();
        assertThat(owner.page().locator("[data-stage='New']")).containsText("Forty chairs");
        assertThat(owner.button("Deals of every company")).containsText("Acme");
        owner.isAccessible();
        onAPhone();
        found(owner);
        deleted(owner);
    }

    private String anna() {
        return screen.api()
                .get("/api/v1/contacts?q=anna")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private void suggested(Visitor owner) {
        owner.go("/contacts/" + anna());
        assertThat(owner.page().getByText("Perhaps Acme: the mail address is at acme.com."))
                .isVisible();
        owner.isAccessible();
        owner.button("Yes").click();
        assertThat(owner.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Acme").setExact(true)))
                .isVisible();
        Pictures.look(owner, "contact-company");
    }

    private static void severalAtOnce(Visitor owner) {
        owner.go("/contacts");
        owner.labelled("Choose Ben Phiri").check();
        owner.labelled("Choose Anna Zulu").check();
        assertThat(owner.page().getByText("2 chosen")).isVisible();
        owner.isAccessible();
        Pictures.look(owner, "contacts-chosen");
        owner.button("Set company").click();
        owner.labelled("Find a company").fill("acme.c");
        // The one that is there, and one that could be made.
        assertThat(owner.dialog().getByRole(AriaRole.LISTITEM)).hasCount(2);
        owner.isAccessible();
        owner.dialog()
                .getByRole(AriaRole.LISTITEM)
                .first()
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(owner.page().getByText("One customer belongs to Acme now.")).isVisible();
        owner.go("/companies");
        assertThat(part(owner, "companies").getByRole(AriaRole.LISTITEM).first())
                .containsText("2 people");
        owner.isAccessible();
        Pictures.look(owner, "companies");
    }

    private static void merged(Visitor owner) {
        part(owner, "companies")
                .getByRole(AriaRole.LISTITEM)
                .first()
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(part(owner, "company-people").getByRole(AriaRole.LISTITEM)).hasCount(2);
        owner.button("Merge").click();
        owner.labelled("Find a company").fill("incorp");
        assertThat(owner.dialog().getByRole(AriaRole.LISTITEM)).hasCount(1);
        owner.dialog().getByRole(AriaRole.LISTITEM).getByRole(AriaRole.BUTTON).click();
        assertThat(owner.dialog()).containsText("Acme Incorporated is gone afterwards");
        owner.isAccessible();
        inDialog(owner, "Merge").click();
        assertThat(part(owner, "company-people").getByRole(AriaRole.LISTITEM)).hasCount(3);
    }

    private void onAPhone() {
        String acme = screen.api()
                .get("/api/v1/companies")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            phone.go("/companies/" + acme);
            assertThat(part(phone, "company-people").getByRole(AriaRole.LISTITEM))
                    .hasCount(3);
            phone.isAccessible();
            phone.fits();
            Pictures.look(phone, "company-390");
            phone.go("/companies");
            assertThat(part(phone, "companies")).containsText("3 people");
            phone.fits();
            Pictures.look(phone, "companies-390");
            phone.go("/contacts");
            phone.labelled("Choose Ben Phiri").check();
            phone.isAccessible();
            phone.fits();
            Pictures.look(phone, "contacts-chosen-390");
            phone.go("/pipeline?company=" + acme);
            assertThat(phone.button("Deals of every company")).containsText("Acme");
            phone.fits();
            Pictures.look(phone, "pipeline-company-390");
        }
    }

    private static void found(Visitor owner) {
        owner.go("/contacts");
        owner.button("Filter").click();
        owner.labelled("What").selectOption("company");
        owner.labelled("Find a company").fill("acme");
        owner.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Companies"))
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        assertThat(owner.button("Leave out Acme")).isVisible();
        assertThat(owner.page().getByText("3 customers", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        owner.isAccessible();
        Pictures.look(owner, "filter-company");
    }

    private static void deleted(Visitor owner) {
        owner.go("/companies");
        part(owner, "companies")
                .getByRole(AriaRole.LISTITEM)
                .first()
                .getByRole(AriaRole.LINK)
                .click();
        owner.button("Delete").click();
        Locator asked = owner.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(asked).containsText("they belong to no company then");
        asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(owner.page().getByText("No companies yet")).isVisible();
    }
}
