package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.insaka.testing.DemoTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner gives the bot something to read, and answers what it did not know. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Lodge", "Mutinta Phiri");

    Visitor owner;

    @BeforeEach
    void begin() {
        owner = screen.owner();
    }

    private Locator document(String title) {
        return owner.page().getByTestId("document").filter(new Locator.FilterOptions().setHasText(title));
    }

    @Test
    void readsWhatItIsGivenAndForgetsWhatIsTakenAway() {
        owner.go("/knowledge/documents");
        assertThat(owner.page().getByText("No documents yet")).isVisible();
        owner.isAccessible();
        owner.page()
                .locator("input[type=file]")
                .setInputFiles(file("boats.md", "# Boats\n\n## Prices\n\nA canoe costs K150 an hour, with a guide.\n"));
        assertThat(document("boats")).containsText("Ready");
        owner.button("Paste a text").click();
        owner.labelled("Title").fill("Getting here");
        owner.labelled("Text").fill("The lodge lies 40 km west of Lusaka. The bus leaves at 08:00 from Kulima Tower.");
        owner.isAccessible();
        owner.button("Add").click();
        assertThat(document("Getting here")).containsText("Ready");
        owner.page().locator("input[type=file]").setInputFiles(file("holiday.exe", "MZ not a document"));
        assertThat(owner.page().getByRole(AriaRole.ALERT).first()).isVisible();
        find("when does the bus leave");
        assertThat(owner.page().getByTestId("found")).containsText("Kulima Tower");
        owner.isAccessible();
        Pictures.take(owner, "documents");
        owner.page().setViewportSize(390, 844);
        owner.fits();
        Pictures.take(owner, "documents-390");
        owner.page().setViewportSize(1440, 900);
        owner.button("Delete “Getting here”").click();
        owner.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(document("Getting here")).hasCount(0);
        find("when does the bus leave");
        assertThat(owner.page().getByTestId("found")).not().containsText("Kulima Tower");
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    private void find(String words) {
        owner.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Look what is found"))
                .fill(words);
        owner.button("Find").click();
    }

    @Test
    void whatNobodyKnewBecomesAnArticle() {
        owner.go("/knowledge/unanswered");
        assertThat(owner.page().getByText("Every question had an answer")).isVisible();
        owner.isAccessible();
        owner.go("/phone");
        owner.writeAsCustomer("Do you lend umbrellas to guests?");
        owner.go("/knowledge/unanswered");
        Locator question =
                owner.page().getByTestId("unanswered").filter(new Locator.FilterOptions().setHasText("umbrellas"));
        assertThat(question).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "unanswered");
        owner.button("Write the answer").click();
        owner.labelled("Answer").fill("Yes, at the reception, for free.");
        owner.button("Publish").click();
        assertThat(question).hasCount(0);
        owner.go("/phone");
        owner.writeAsCustomer("Do you lend umbrellas to guests?");
        assertThat(owner.onThePhone("at the reception, for free")).isVisible();
    }
}
