package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A team keeps its deals on a board, two of them at a time. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Lusaka Tents", "Bwalya Phiri");

    private static Locator column(Visitor visitor, String stage) {
        return visitor.page().locator("[data-stage='" + stage + "']");
    }

    private static Locator card(Visitor visitor, String stage, String title) {
        return column(visitor, stage)
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    private static void choose(Visitor visitor, String title, String item) {
        visitor.button("What to do with " + title).click();
        visitor.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    private JsonNode make(String title, String amount) {
        return screen.api()
                .post("/api/v1/deals", Map.of("title", title, "value", Map.of("amount", amount, "currency", "ZMW")))
                .expect(201)
                .json();
    }

    @Test
    void dealsAreMadeMovedAndWatchedByTwo() {
        Visitor owner = screen.owner();
        owner.go("/pipeline");
        assertThat(column(owner, "New")).containsText("Nothing stands here");
        owner.isAccessible();
        owner.button("New deal").click();
        Locator dialog = owner.dialog();
        dialog.getByLabel("What it is about").fill("Tents for a wedding");
        dialog.getByLabel("Value").fill("12 500,50");
        dialog.getByLabel("Currency").selectOption("ZMW");
        owner.isAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(dialog).hasCount(0);
        assertThat(card(owner, "New", "Tents for a wedding")).containsText("12,500.50");
        JsonNode chairs = make("Forty chairs", "800");
        assertThat(card(owner, "New", "Forty chairs")).isVisible();
        card(owner, "New", "Tents for a wedding").dragTo(column(owner, "In talks"));
        assertThat(card(owner, "In talks", "Tents for a wedding")).isVisible();
        assertThat(column(owner, "In talks")).containsText("1 deal");
        choose(owner, "Forty chairs", "In talks");
        assertThat(column(owner, "In talks")).containsText("2 deals");
        assertThat(column(owner, "In talks")).containsText("13,300.50");
        choose(owner, "Forty chairs", "Move down");
        assertThat(column(owner, "In talks").getByRole(AriaRole.LISTITEM).last())
                .containsText("Forty chairs");
        owner.isAccessible();
        Pictures.take(owner, "pipeline");
        onAPhone();
        // What somebody else moved is seen without a reload.
        assertThat(card(owner, "Won", "Tents for a wedding")).isVisible();
        column(owner, "Won")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Tents for a wedding"))
                .first()
                .click();
        assertThat(owner.page().getByTestId("moves")).containsText("In talks → Won");
        owner.isAccessible();
        Pictures.take(owner, "pipeline-deal");
        owner.page().keyboard().press("Escape");
        stages(owner);
        screen.api().delete("/api/v1/deals/" + chairs.path("id").asString()).expect(204);
        assertThat(card(owner, "In talks", "Forty chairs")).hasCount(0);
    }

    private static void chooseStage(Visitor phone, String label) {
        phone.page()
                .getByLabel("Stage", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(label));
    }

    /** Held for a moment it is carried; a finger that moves at once scrolls. */
    @Test
    void aFingerCarriesADeal() {
        for (int n = 1; n <= 12; n++) {
            make("Deal " + n, "10");
        }
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            phone.go("/pipeline");
            Locator cards = column(phone, "New").getByRole(AriaRole.LISTITEM);
            assertThat(cards).hasCount(12);
            var finger = new Finger(phone.page());
            finger.down(card(phone, "New", "Deal 9"));
            finger.moveTo(195, 420);
            finger.moveTo(195, 300);
            finger.hold(600);
            assertThat(phone.page().getByTestId("stage-strip")).hasCount(0);
            finger.up();
            phone.page().waitForFunction("document.querySelector('[data-testid=board]').scrollTop > 20");
            phone.page().evaluate("document.querySelector('[data-testid=board]').scrollTop = 0");
            finger.down(cards.nth(0));
            finger.hold(600);
            assertThat(phone.page().getByTestId("stage-strip")).isVisible();
            finger.moveTo(cards.nth(2));
            Pictures.look(phone, "pipeline-carried-390");
            finger.up();
            assertThat(cards.nth(1)).containsText("Deal 12");
            assertThat(phone.dialog()).hasCount(0);
            finger.down(cards.nth(1));
            finger.hold(600);
            finger.moveTo(phone.page().getByTestId("stage-strip").getByText("Won"));
            Pictures.take(phone, "pipeline-finger-390");
            finger.up();
            assertThat(cards).hasCount(11);
            chooseStage(phone, "Won (1)");
            assertThat(card(phone, "Won", "Deal 12")).isVisible();
        }
    }

    @Test
    void aDealIsMadeBesideAConversation() {
        JsonNode sandbox = screen.api().get("/api/v1/sandbox").expect(200).json();
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/"
                                + sandbox.at("/numbers/0/phoneNumberId").asString() + "/260979100001/messages",
                        Map.of("type", "text", "text", "agent", "profileName", "Thandi Zulu"))
                .expect(201);
        Visitor owner = screen.owner();
        owner.go("/inbox");
        owner.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Thandi Zulu"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(owner.page().getByTestId("deals")).isAttached();
        owner.button("New deal").click();
        assertThat(owner.dialog()).containsText("Thandi Zulu");
        owner.dialog().getByLabel("What it is about").fill("Seed for a field");
        owner.isAccessible();
        Pictures.look(owner, "pipeline-from-conversation");
        owner.button("Save").click();
        assertThat(owner.dialog()).hasCount(0);
        assertThat(owner.page().getByTestId("deals")).containsText("Seed for a field");
        Pictures.look(owner, "conversation-deals");
        owner.page().keyboard().press("Control+k");
        owner.page().getByRole(AriaRole.COMBOBOX).fill("New deal");
        owner.page().keyboard().press("Enter");
        assertThat(owner.dialog()).containsText("Thandi Zulu");
        owner.page().keyboard().press("Escape");
        owner.go("/pipeline");
        owner.button("Export").click();
        var file = owner.page()
                .waitForDownload(() -> owner.page()
                        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("As CSV"))
                        .click());
        org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).isEqualTo("deals.csv");
    }

    private void onAPhone() {
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            phone.go("/pipeline");
            Locator stage = phone.page().getByLabel("Stage", new Page.GetByLabelOptions().setExact(true));
            assertThat(stage).isVisible();
            stage.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("In talks (2)"));
            assertThat(card(phone, "In talks", "Tents for a wedding")).isVisible();
            phone.isAccessible();
            phone.fits();
            Pictures.take(phone, "pipeline-390");
            choose(phone, "Tents for a wedding", "Won");
            assertThat(card(phone, "In talks", "Tents for a wedding")).hasCount(0);
        }
    }

    private static void stages(Visitor owner) {
        owner.button("Stages").click();
        Locator dialog = owner.dialog();
        dialog.getByLabel("Name").nth(2).fill("Visited");
        owner.isAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(dialog).hasCount(0);
        assertThat(column(owner, "Visited")).isVisible();
    }
}
