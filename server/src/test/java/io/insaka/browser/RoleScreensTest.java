package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner makes a role, gives it, changes it while somebody works with it, and deletes it. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Mpulungu Fishers", "Chileshe Banda");

    private static Locator role(Visitor visitor, String name) {
        return visitor.page().getByTestId("role").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator place(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static void choose(Visitor visitor, String action) {
        visitor.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action))
                .click();
    }

    private static void confirm(Visitor visitor, String button) {
        visitor.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String idOf(String name) {
        return screen.api()
                .get("/api/v1/teammates/roles")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(one -> name.equals(one.path("name").asString("")))
                .findFirst()
                .orElseThrow()
                .get("role")
                .asString();
    }

    @Test
    void makesGivesChangesAndDeletesARole() {
        Visitor owner = screen.owner();
        owner.go("/settings/teammates");
        assertThat(role(owner, "Everything, including other owners")).containsText("Comes with Insaka");
        owner.button("New role").click();
        owner.labelled("Begin as a copy of").selectOption("viewer");
        assertThat(owner.labelled("Read the log of everything that came in")).isChecked();
        owner.labelled("Read the log of everything that came in").uncheck();
        owner.labelled("Name").fill("Night shift");
        owner.labelled("What it is for").fill("Looks on while others sleep.");
        owner.isAccessible();
        Pictures.look(owner, "role-new");
        owner.button("Save role").click();
        assertThat(role(owner, "Night shift")).containsText("Looks on while others sleep.");
        assertThat(role(owner, "Night shift")).containsText("nobody · 7 permissions");

        owner.button("Invite a teammate").click();
        owner.labelled("E-mail").fill(screen.address("invited"));
        owner.labelled("Role").selectOption("Night shift");
        assertThat(owner.dialog()).containsText("Looks on while others sleep.");
        owner.button("Make the link").click();
        assertThat(owner.dialog()).containsText("Link for");
        owner.page().keyboard().press("Escape");
        String email = screen.address("sleepless");
        screen.api()
                .post(
                        "/api/v1/teammates",
                        Map.of(
                                "name",
                                "Sleepless Mwale",
                                "email",
                                email,
                                "password",
                                OwnersScreen.PASSWORD,
                                "role",
                                idOf("Night shift")))
                .expect(201);
        assertThat(role(owner, "Night shift")).containsText("1 teammate ·");
        assertThat(owner.labelled("Role of Sleepless Mwale")).hasValue(idOf("Night shift"));
        owner.page().locator("summary").first().click();
        owner.isAccessible();
        Pictures.take(owner, "roles");

        Visitor mwale = screen.signedIn(email, OwnersScreen.PASSWORD, 1440, 900);
        assertThat(place(mwale, "Customers")).isVisible();
        assertThat(place(mwale, "Intake")).hasCount(0);
        assertThat(mwale.page().getByText("Night shift").first()).isVisible();
        owner.button("Actions for the role Night shift").click();
        choose(owner, "Change");
        owner.labelled("Read customers").uncheck();
        owner.labelled("Read the log of everything that came in").check();
        owner.button("Save role").click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(place(mwale, "Customers")).hasCount(0);
        assertThat(place(mwale, "Intake")).isVisible();
        mwale.close();

        owner.button("Actions for the role Night shift").click();
        choose(owner, "Delete");
        Locator asked = owner.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(asked).containsText("Sleepless Mwale");
        assertThat(asked).containsText("invited: " + screen.address("invited"));
        owner.isAccessible();
        Pictures.look(owner, "role-in-use");
        confirm(owner, "I see");
        owner.labelled("Role of Sleepless Mwale").selectOption("viewer");
        assertThat(role(owner, "Night shift")).containsText("nobody ·");
        owner.button("Take back the invitation of " + screen.address("invited")).click();
        assertThat(owner.page().getByText("Invited, not here yet")).hasCount(0);
        owner.button("Actions for the role Night shift").click();
        choose(owner, "Delete");
        confirm(owner, "Delete");
        assertThat(role(owner, "Night shift")).hasCount(0);
    }

    @Test
    void landsWhereSomebodyMayBeAndAsksBeforeTheyLockThemselvesOut() {
        var lead = Map.of("name", "Lead", "permissions", List.of("teammates:read", "teammates:manage"));
        String role = screen.api()
                .post("/api/v1/teammates/roles", lead)
                .expect(201)
                .json()
                .get("role")
                .asString();
        String email = screen.address("lead" + role.substring(role.length() - 6));
        screen.api()
                .post(
                        "/api/v1/teammates",
                        Map.of("name", "Lead Phiri", "email", email, "password", OwnersScreen.PASSWORD, "role", role))
                .expect(201);
        Visitor phiri = screen.visitor(390, 844);
        phiri.signIn(email, OwnersScreen.PASSWORD);
        phiri.page().waitForURL("**/settings**");
        phiri.go("/settings/teammates");
        assertThat(role(phiri, "Lead")).containsText("1 teammate · 2 permissions");
        phiri.fits();
        Pictures.look(phiri, "roles-390");
        phiri.isAccessible();
        phiri.button("Actions for the role Lead").click();
        choose(phiri, "Change");
        assertThat(phiri.labelled("Reply, take over and resolve conversations")).hasCount(0);
        phiri.labelled("Invite, change and remove teammates").uncheck();
        phiri.fits();
        Pictures.look(phiri, "role-change-390");
        phiri.button("Save role").click();
        assertThat(phiri.page().getByRole(AriaRole.ALERTDIALOG)).containsText("This is your own role.");
        phiri.isAccessible();
        confirm(phiri, "Save all the same");
        assertThat(phiri.page().getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
        assertThat(phiri.button("New role")).hasCount(0);
        phiri.close();
    }
}
