package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Teams and service levels: set up by the owner, and seen where customers wait. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskRulesScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Mongu Boats", "Inonge Sitali");

    @Test
    void whoWantsAPersonComesToATeamAndIsAnsweredInTime() {
        Visitor owner = screen.owner();
        owner.go("/settings/teams");
        owner.button("New team").first().click();
        owner.labelled("Name").fill("Harbour");
        owner.dialog().getByText("Inonge Sitali").click();
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByText("1 of 1 there")).isVisible();
        owner.button("Add a rule").click();
        owner.button("asks for a person").click();
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByText("It counts from the next hand-over on."))
                .isVisible();
        owner.fitsAt(390);
        owner.page().setViewportSize(1440, 900);

        owner.go("/settings/service-levels");
        assertThat(owner.page().getByText("Nothing is promised yet")).isVisible();
        owner.button("New service level").first().click();
        owner.labelled("Name").fill("Usual");
        owner.labelled("First answer").fill("soon");
        assertThat(owner.page().getByText("Write 30 min, 4 h or 2 d")).isVisible();
        owner.labelled("First answer").fill("3 h");
        owner.labelled("Time counts").selectOption("always");
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByText("First answer: 3 h")).isVisible();
        owner.isAccessible();
        owner.fitsAt(390);
        owner.page().setViewportSize(1440, 900);

        screen.api()
                .post(
                        "/api/v1/sandbox/phones/"
                                + screen.api()
                                        .get("/api/v1/sandbox")
                                        .expect(200)
                                        .json()
                                        .at("/numbers/0/phoneNumberId")
                                        .asString()
                                + "/260979100001/messages",
                        Map.of("type", "text", "text", "agent", "profileName", "Thandi Zulu"))
                .expect(201);
        owner.go("/inbox");
        Locator row = owner.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Thandi Zulu"));
        assertThat(row).containsText("Harbour");
        assertThat(row).containsText("left");
        assertThat(row).containsText("You");
        row.getByRole(AriaRole.LINK).click();
        assertThat(owner.page().getByTestId("activities")).containsText("You were given it: next in Harbour");
        owner.page().getByTestId("views").click();
        owner.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Harbour"))
                .click();
        assertThat(row).isVisible();
        owner.isAccessible();
        owner.reply("Good morning, Thandi.");
        assertThat(owner.said("Good morning, Thandi.")).isVisible();
        assertThat(row).not().containsText("left");
        owner.fitsAt(390);
    }
}
