package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The organisation's own attributes where its team works: finding by them, setting them, being asked for them. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributesAtWorkScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Insurance", "Lweendo Banda");

    private void write(String name, String number) {
        String phone = screen.api()
                .get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + phone + "/" + number + "/messages",
                        Map.of("type", "text", "text", "agent", "profileName", name))
                .expect(201);
    }

    private void define(String subject, String key, String label, String type, List<String> options) {
        var draft = new HashMap<String, Object>(
                Map.of("subject", subject, "key", key, "label", label, "type", type, "options", options));
        screen.api().post("/api/v1/attributes", draft).expect(201);
    }

    private static Locator listed(Visitor owner, String name) {
        return owner.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(name))
                .getByRole(AriaRole.LINK);
    }

    private static void open(Visitor owner, String name) {
        owner.go("/inbox");
        listed(owner, name).click();
        assertThat(owner.page().getByTestId("thread")).isVisible();
    }

    private static Locator menuItem(Visitor owner, String name) {
        return owner.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    private static void inTheDarkOnAPhone(Visitor owner, String picture) {
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.fitsAt(390);
        owner.isLegible();
        Pictures.look(owner, picture);
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);
    }

    @Test
    void customersAreFoundSortedAndResolvedByWhatTheOrganisationKnows() {
        Visitor owner = screen.owner();
        define("contact", "plan", "Plan", "choice", List.of("Gold", "Silver"));
        define("contact", "children", "Children", "number", List.of());
        define("conversation", "reason", "Reason", "choice", List.of("Claim", "Question"));
        write("Chanda Phiri", "260979200001");
        write("Dalitso Mbewe", "260979200002");
        owner.go("/inbox");
        assertThat(listed(owner, "Chanda Phiri")).isVisible();
        assertThat(listed(owner, "Dalitso Mbewe")).isVisible();

        // A macro gives a value.
        owner.go("/settings/macros");
        owner.button("New macro").first().click();
        owner.labelled("Name").fill("Goes for gold");
        owner.button("Add a step").click();
        menuItem(owner, "Set attributes").click();
        owner.labelled("Another attribute").selectOption("plan");
        owner.labelled("Plan").selectOption("Gold");
        owner.labelled("Another attribute").selectOption("children");
        owner.labelled("Children").fill("2");
        owner.isAccessible();
        Pictures.look(owner, "macro-attributes");
        inTheDarkOnAPhone(owner, "macro-attributes-phone");
        owner.button("Save").click();
        assertThat(owner.page().getByTestId("macro")).containsText("Plan: Gold, Children: 2");
        open(owner, "Chanda Phiri");
        owner.page().keyboard().press("m");
        owner.page().getByTestId("picker").getByText("Goes for gold").click();
        assertThat(owner.page().getByTestId("macro-preview")).containsText("Plan: Gold, Children: 2");
        owner.button("Run").click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(owner.labelled("Plan").first()).hasValue("Gold");

        // The filter finds it.
        owner.go("/inbox");
        assertThat(listed(owner, "Dalitso Mbewe")).isVisible();
        owner.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter: open"))
                .click();
        menuItem(owner, "Filter…").click();
        owner.button("Ask for an attribute").click();
        owner.dialog().getByTestId("attribute-condition").getByText("Gold").click();
        owner.isAccessible();
        Pictures.look(owner, "filter-attributes");
        inTheDarkOnAPhone(owner, "filter-attributes-phone");
        owner.button("Show").click();
        assertThat(listed(owner, "Dalitso Mbewe")).hasCount(0);
        assertThat(listed(owner, "Chanda Phiri")).isVisible();
        assertThat(owner.page().getByText("Plan is one of Gold")).isVisible();
        owner.isAccessible();
        Pictures.look(owner, "filter-attributes-chip");
        owner.page().reload();
        assertThat(owner.page().getByText("Plan is one of Gold")).isVisible();
        owner.button("Remove Plan is one of Gold").click();
        assertThat(listed(owner, "Dalitso Mbewe")).isVisible();

        // Both are asked for what they lack, each once.
        owner.go("/settings/resolving");
        owner.button("Ask for something").click();
        owner.button("Plan").click();
        owner.button("Reason").click();
        owner.isAccessible();
        Pictures.look(owner, "resolving-attributes");
        owner.button("Save").click();
        assertThat(owner.page().getByText("Saved. It counts from now on.")).isVisible();
        owner.go("/inbox");
        assertThat(listed(owner, "Dalitso Mbewe")).isVisible();
        for (String name : List.of("Chanda Phiri", "Dalitso Mbewe")) {
            listed(owner, name).focus();
            owner.page().keyboard().press("x");
        }
        assertThat(owner.page().getByTestId("bulk")).containsText("2 selected");
        owner.page().keyboard().press("e");
        owner.dialog().getByLabel("Plan").selectOption("Silver");
        owner.dialog().getByLabel("Reason").selectOption("Claim");
        owner.isAccessible();
        Pictures.look(owner, "incomplete-attributes");
        inTheDarkOnAPhone(owner, "incomplete-attributes-phone");
        owner.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve"))
                .click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(listed(owner, "Chanda Phiri")).hasCount(0);
        assertThat(listed(owner, "Dalitso Mbewe")).hasCount(0);
        owner.button("Undo").click();
        assertThat(listed(owner, "Chanda Phiri")).isVisible();
        assertThat(listed(owner, "Dalitso Mbewe")).isVisible();

        // What lacked nothing is resolved first; undoing takes both back, also when nobody goes on.
        write("Esther Sakala", "260979200003");
        assertThat(listed(owner, "Esther Sakala")).isVisible();
        for (String name : List.of("Chanda Phiri", "Esther Sakala")) {
            listed(owner, name).focus();
            owner.page().keyboard().press("x");
        }
        assertThat(owner.page().getByTestId("bulk")).containsText("2 selected");
        owner.page().keyboard().press("e");
        assertThat(owner.dialog().getByLabel("Plan")).isVisible();
        assertThat(listed(owner, "Chanda Phiri")).hasCount(0);
        owner.page().keyboard().press("Escape");
        assertThat(owner.dialog()).hasCount(0);
        assertThat(listed(owner, "Esther Sakala")).isVisible();
        owner.button("Undo").click();
        assertThat(listed(owner, "Chanda Phiri")).isVisible();
    }
}
