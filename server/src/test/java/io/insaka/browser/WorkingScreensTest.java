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

/** What a team still has to do, what it does again and again, and what it fills in before it is done. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Lukulu Farms", "Mutinta Phiri");

    private void write(String name, String number, String words) {
        String phone = screen.api()
                .get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + phone + "/" + number + "/messages",
                        Map.of("type", "text", "text", words, "profileName", name))
                .expect(201);
    }

    private static void open(Visitor owner, String name) {
        owner.go("/inbox");
        owner.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(name))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(owner.page().getByTestId("thread")).isVisible();
    }

    private static Locator task(Visitor owner, String title) {
        return owner.page().getByTestId("task").filter(new Locator.FilterOptions().setHasText(title));
    }

    @Test
    void whatWasPromisedStandsInAListUntilItIsDone() {
        Visitor owner = screen.owner();
        write("Thandi Zulu", "260979100001", "agent");
        owner.go("/tasks");
        assertThat(owner.page().getByText("Nothing to do", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        owner.isAccessible();
        open(owner, "Thandi Zulu");
        owner.page().keyboard().press("d");
        owner.labelled("What is to be done").fill("Call about the seed");
        owner.button("Due: Some day").click();
        owner.page().getByTestId("picker").getByRole(AriaRole.COMBOBOX).fill("20 min");
        owner.page().keyboard().press("Enter");
        owner.dialog().getByRole(AriaRole.CHECKBOX).click();
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.dialog()).hasCount(0);
        owner.go("/tasks");
        assertThat(task(owner, "Call about the seed")).containsText("Follow-up");
        assertThat(task(owner, "Call about the seed")).containsText("Thandi Zulu");
        owner.isAccessible();
        owner.fitsAt(390);
        owner.page().setViewportSize(1440, 900);
        task(owner, "Call about the seed").getByRole(AriaRole.CHECKBOX).click();
        assertThat(task(owner, "Call about the seed")).hasCount(0);
        owner.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Done"))
                .click();
        assertThat(task(owner, "Call about the seed")).isVisible();
    }

    @Test
    void severalStepsRunUnderOneNameAndEndIsAskedForWhatIsMissing() {
        Visitor owner = screen.owner();
        write("Mwiza Tembo", "260979100002", "agent");
        String late = screen.api()
                .post("/api/v1/labels", Map.of("name", "Late seed", "colour", "red"))
                .expect(201)
                .json()
                .path("id")
                .asString();
        owner.go("/settings/macros");
        assertThat(owner.page().getByText("No macros yet")).isVisible();
        owner.button("New macro").first().click();
        owner.labelled("Name").fill("Seed is late");
        owner.button("Add a step").click();
        owner.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Reply"))
                .click();
        owner.labelled("Reply").fill("It is on its way, {{contact.first_name|friend}}.");
        owner.button("Add a step").click();
        owner.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Set the priority"))
                .click();
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByTestId("macro")).containsText("Priority: Urgent");
        owner.isAccessible();
        owner.fitsAt(390);
        owner.page().setViewportSize(1440, 900);

        open(owner, "Mwiza Tembo");
        owner.page().keyboard().press("m");
        owner.page().getByTestId("picker").getByText("Seed is late").click();
        assertThat(owner.page().getByTestId("macro-preview")).containsText("It is on its way, Mwiza.");
        owner.isAccessible();
        owner.button("Run").click();
        assertThat(owner.said("It is on its way, Mwiza.")).isVisible();
        assertThat(owner.page().getByTestId("activities").last()).containsText("Seed is late");

        owner.go("/settings/resolving");
        assertThat(owner.page().getByText("Nothing is resolved by itself.")).isVisible();
        owner.button("Add a rule").click();
        owner.button("Ask for something").click();
        owner.button("Late seed").click();
        owner.isAccessible();
        owner.button("Save").click();
        assertThat(owner.page().getByText("Saved. It counts from now on.")).isVisible();
        owner.fitsAt(390);
        owner.page().setViewportSize(1440, 900);

        open(owner, "Mwiza Tembo");
        owner.button("Resolve").click();
        owner.labelled("Label").selectOption(List.of(late).toArray(String[]::new));
        owner.isAccessible();
        owner.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve"))
                .click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(owner.button("Resolve")).hasCount(0);
    }

    private static Locator listed(Visitor owner, String name) {
        return owner.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(name))
                .getByRole(AriaRole.LINK);
    }

    @Test
    void whatManyLackIsAskedOnce() {
        Visitor owner = screen.owner();
        write("Mutinta Hara", "260979100011", "agent");
        write("Natasha Lungu", "260979100012", "agent");
        write("Oliver Mumba", "260979100013", "agent");
        String late = screen.api()
                .post("/api/v1/labels", Map.of("name", "Late seed", "colour", "red"))
                .expect(201)
                .json()
                .path("id")
                .asString();
        screen.api()
                .put(
                        "/api/v1/resolving",
                        Map.of("quiet", List.of(), "required", List.of(Map.of("labels", List.of(late)))))
                .expect(200);
        screen.api()
                .post("/api/v1/macros", Map.of("name", "Be done", "steps", List.of(Map.of("kind", "resolve"))))
                .expect(201);
        owner.go("/inbox");
        assertThat(listed(owner, "Oliver Mumba")).isVisible();
        for (String name : List.of("Mutinta Hara", "Natasha Lungu")) {
            listed(owner, name).focus();
            owner.page().keyboard().press("x");
        }
        assertThat(owner.page().getByTestId("bulk")).containsText("2 selected");
        owner.page().keyboard().press("e");
        assertThat(owner.page().getByTestId("incomplete")).containsText("Mutinta Hara");
        assertThat(owner.page().getByTestId("incomplete")).containsText("Natasha Lungu");
        owner.labelled("Label").selectOption(late);
        owner.isAccessible();
        Pictures.look(owner, "many-incomplete");
        owner.fitsAt(390);
        Pictures.look(owner, "many-incomplete-phone");
        owner.page().setViewportSize(1440, 900);
        owner.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve"))
                .click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(listed(owner, "Mutinta Hara")).hasCount(0);
        assertThat(listed(owner, "Natasha Lungu")).hasCount(0);

        listed(owner, "Oliver Mumba").focus();
        owner.page().keyboard().press("m");
        owner.page().getByTestId("picker").getByText("Be done").click();
        assertThat(owner.page().getByTestId("macro-preview")).isVisible();
        owner.button("Run").click();
        owner.labelled("Label").selectOption(late);
        owner.button("Run").click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(listed(owner, "Oliver Mumba")).hasCount(0);
    }
}
