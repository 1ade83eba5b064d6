package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.insaka.tenancy.Founding;
import io.insaka.tenancy.Tenants;
import io.insaka.testing.DemoTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner gives the bot something to read, and answers what it did not know. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeScreensTest {
    private static final double PATIENCE_MILLIS = 20_000;
    private static final String PASSWORD = "a short sentence";

    @LocalServerPort
    int port;

    @Autowired
    Tenants tenants;

    Browser browser;
    Visitor owner;
    int founded;

    @BeforeAll
    void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.launch();
    }

    @AfterAll
    void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        founded++;
        String email = "mutinta" + founded + "@kafue.example";
        tenants.found(new Founding(
                "Kafue Lodge", "Mutinta Phiri", email, PASSWORD, "token-of-the-knowledge-tests-" + founded, true));
        owner = browser.visitor("http://localhost:" + port, 1440, 900);
        owner.signIn(email, PASSWORD);
        owner.page().waitForURL("**/inbox**");
    }

    @AfterEach
    void leave() {
        owner.close();
    }

    private Locator document(String title) {
        return owner.page().getByTestId("document").filter(new Locator.FilterOptions().setHasText(title));
    }

    private Locator labelled(String label) {
        return owner.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
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
        labelled("Title").fill("Getting here");
        labelled("Text").fill("The lodge lies 40 km west of Lusaka. The bus leaves at 08:00 from Kulima Tower.");
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
        labelled("Answer").fill("Yes, at the reception, for free.");
        owner.button("Publish").click();
        assertThat(question).hasCount(0);
        owner.go("/phone");
        owner.writeAsCustomer("Do you lend umbrellas to guests?");
        assertThat(owner.onThePhone("at the reception, for free")).isVisible();
    }
}
