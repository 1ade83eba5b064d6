package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two teammates sort what waits, each in a browser of their own, and see at once what the other does. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxSortingTest {
    private static final String THANDI = "260979100001";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Parcels", "Mwila Banda");

    private String phones = "";

    private void write(String name, String number, String words) {
        screen.api()
                .post(phones + number + "/messages", Map.of("type", "text", "text", words, "profileName", name))
                .expect(201);
    }

    private static Locator listed(Visitor visitor, String name) {
        return visitor.page()
                .getByTestId("conversation-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator tab(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static void choose(Visitor visitor, String key, String words, String option) {
        visitor.page().keyboard().press(key);
        Locator picker = visitor.page().getByTestId("picker");
        picker.getByRole(AriaRole.COMBOBOX).fill(words);
        assertThat(picker.getByRole(AriaRole.OPTION).first()).containsText(option);
        picker.getByRole(AriaRole.COMBOBOX).press("Enter");
    }

    private static void fromMenu(Visitor visitor, Locator menu, String item) {
        menu.click();
        visitor.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .first()
                .click();
    }

    private static Locator filters(Visitor visitor) {
        return visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Filter: ")));
    }

    @BeforeEach
    void findThePhones() {
        phones = "/api/v1/sandbox/phones/"
                + screen.api()
                        .get("/api/v1/sandbox")
                        .expect(200)
                        .json()
                        .at("/numbers/0/phoneNumberId")
                        .asString() + "/";
    }

    @Test
    void writeLessAndLater() {
        write("Thandi Zulu", THANDI, "agent");
        Visitor mwila = screen.owner();
        mwila.go("/settings/canned-replies");
        mwila.button("New canned reply").first().click();
        mwila.labelled("Shortcut").fill("parcel");
        mwila.button("First name").click();
        assertThat(mwila.labelled("Text")).hasValue("{{contact.first_name|there}}");
        mwila.labelled("Text").fill("Hello {{contact.first_name|there}}, your parcel is at the gate.");
        mwila.isAccessible();
        mwila.button("Save").click();
        assertThat(mwila.page().getByTestId("canned-reply")).containsText("/parcel");
        mwila.fitsAt(390);
        mwila.page().setViewportSize(1440, 900);

        mwila.go("/inbox");
        listed(mwila, "Thandi Zulu").getByRole(AriaRole.LINK).click();
        assertThat(mwila.said("agent").first()).isVisible();
        Locator box = mwila.page().getByTestId("composer-text");
        box.pressSequentially("/par");
        assertThat(mwila.page().getByTestId("suggestions")).containsText("/parcel");
        mwila.isAccessible();
        box.press("Enter");
        String words = "Hello Thandi, your parcel is at the gate.";
        assertThat(box).hasValue(words);
        String id = mwila.page().url().replaceFirst(".*/inbox/([0-9a-f-]+).*", "$1");
        String at = "/api/v1/conversations/" + id;
        begun(at, words);
        try (Visitor elsewhere = screen.signedIn(1024, 800)) {
            elsewhere.go("/inbox/" + id);
            assertThat(elsewhere.page().getByTestId("composer-text")).hasValue(words);
            elsewhere.isAccessible();
        }
        mwila.button("Send later").click();
        mwila.page().getByTestId("picker").getByRole(AriaRole.COMBOBOX).fill("2 days");
        mwila.page().getByTestId("picker").getByRole(AriaRole.COMBOBOX).press("Enter");
        Locator planned = mwila.page().getByTestId("scheduled");
        assertThat(planned).containsText(words);
        assertThat(box).hasValue("");
        mwila.isAccessible();
        Pictures.look(mwila, "scheduled");
        planned.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(planned).hasCount(0);
        assertThat(box).hasValue(words);
        box.press("Enter");
        assertThat(mwila.said("at the gate").first()).isVisible();
        assertThat(box).hasValue("");

        box.fill("Bring your slip.");
        mwila.page().navigate("about:blank");
        begun(at, "Bring your slip.");
    }

    /** With a connection for each of them, a browser would load no seventh over HTTP/1.1. */
    @Test
    void manyTabsAreAllLive() {
        Visitor mwila = screen.owner();
        mwila.go("/inbox");
        List<Page> tabs = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            Page tab = mwila.page().context().newPage();
            tab.navigate(screen.origin() + "/inbox");
            tabs.add(tab);
        }
        write("Mutale Tembo", "260979200001", "agent");
        assertThat(mwila.page().getByText("Mutale Tembo").first()).isVisible();
        tabs.forEach(tab -> assertThat(tab.getByText("Mutale Tembo").first()).isVisible());
        mwila.page().navigate("about:blank"); // it was the one that connected
        write("Kabwe Zimba", "260979200002", "agent");
        tabs.forEach(tab -> assertThat(tab.getByText("Kabwe Zimba").first()).isVisible());
        tabs.forEach(Page::close);
    }

    private void begun(String conversation, String words) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> screen.api()
                        .get(conversation + "/draft")
                        .expect(200)
                        .json()
                        .path("text")
                        .asString()
                        .equals(words));
    }

    @Test
    void sortTogetherWhatWaits() {
        Api api = screen.api();
        String lombe = screen.address("lombe-sorts");
        api.post(
                        "/api/v1/teammates",
                        Map.of(
                                "name",
                                "Lombe Sata",
                                "email",
                                lombe,
                                "password",
                                OwnersScreen.PASSWORD,
                                "role",
                                "agent"))
                .expect(201);
        write("Thandi Zulu", THANDI, "agent");
        write("Joseph Tembo", "260979100002", "agent");
        write("Ruth Mulenga", "260979100003", "agent");
        Visitor mwila = screen.owner();
        mwila.go("/inbox");
        try (Visitor colleague = screen.signedIn(lombe, OwnersScreen.PASSWORD, 1024, 800)) {
            for (String name : new String[] {"Thandi Zulu", "Joseph Tembo", "Ruth Mulenga"}) {
                assertThat(listed(mwila, name)).isVisible();
                assertThat(listed(colleague, name)).isVisible();
            }
            manyAtOnce(mwila, colleague);
            oneByItself(mwila, colleague);
            aViewForAll(mwila, colleague);
            widens(mwila);
            colleague.isAccessible();
        }
        whereLabelsAreMade(mwila);
    }

    private static void manyAtOnce(Visitor mwila, Visitor colleague) {
        mwila.labelled("Select Thandi Zulu").check();
        mwila.labelled("Select Joseph Tembo").check();
        assertThat(mwila.page().getByTestId("bulk")).containsText("2 selected");
        mwila.page().getByTestId("bulk").getByRole(AriaRole.BUTTON).last().focus();
        choose(mwila, "l", "Late parcel", "New label “Late parcel”");
        assertThat(mwila.page().getByTestId("picker").getByRole(AriaRole.OPTION).first())
                .containsText("Late parcel");
        mwila.isAccessible();
        mwila.page().keyboard().press("Escape");
        assertThat(mwila.page().getByTestId("picker")).hasCount(0);
        assertThat(listed(colleague, "Thandi Zulu")).containsText("Late parcel");
        assertThat(listed(colleague, "Joseph Tembo")).containsText("Late parcel");
        mwila.page().getByTestId("bulk").getByRole(AriaRole.BUTTON).last().focus();
        choose(mwila, "a", "Lombe", "Lombe Sata");
        assertThat(tab(colleague, "Mine")).containsText("2");
        assertThat(mwila.page().getByText("2 assigned to Lombe Sata.")).isVisible();
        mwila.page()
                .getByTestId("toasts")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .last()
                .click();
        assertThat(tab(colleague, "Mine")).containsText("0");
        mwila.button("Clear selection").click();
        assertThat(mwila.page().getByTestId("bulk")).hasCount(0);
    }

    private void oneByItself(Visitor mwila, Visitor colleague) {
        for (Visitor each : new Visitor[] {mwila, colleague}) {
            listed(each, "Thandi Zulu").getByRole(AriaRole.LINK).click();
            assertThat(each.said("agent").first()).isVisible();
        }
        choose(mwila, "p", "urg", "Urgent");
        assertThat(mwila.page().getByTestId("activities").last()).containsText("You set the priority: Urgent");
        bothInOneThread(mwila, colleague);
        assertThat(colleague.page().getByTestId("activities").last())
                .containsText("Mwila Banda set the priority: Urgent");
        assertThat(listed(colleague, "Thandi Zulu")).containsText("Urgent");
        mwila.isAccessible();
        Pictures.take(mwila, "inbox-sorted");
        callsByName(mwila, colleague);
        choose(mwila, "h", "3 days", "09:00");
        assertThat(listed(mwila, "Thandi Zulu")).hasCount(0);
        assertThat(listed(colleague, "Thandi Zulu")).hasCount(0);
        fromMenu(mwila, filters(mwila), "Snoozed");
        assertThat(listed(mwila, "Thandi Zulu")).containsText("Until");
        write("Thandi Zulu", THANDI, "It has come!");
        assertThat(listed(mwila, "Thandi Zulu")).hasCount(0);
        assertThat(listed(colleague, "Thandi Zulu")).containsText("It has come!");
        filters(mwila).click();
        mwila.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Open").setExact(true))
                .click();
    }

    /** Before both answer the same thing. */
    private static void bothInOneThread(Visitor mwila, Visitor colleague) {
        Locator others = mwila.page().getByTestId("watchers");
        assertThat(others).containsText("Lombe Sata is looking at this too");
        assertThat(colleague.page().getByTestId("watchers")).isVisible();
        Locator box = colleague.page().getByTestId("composer-text");
        box.pressSequentially("On my way :than");
        assertThat(others).containsText("Lombe Sata is writing here");
        mwila.isAccessible();
        assertThat(colleague.page().getByTestId("suggestions")).containsText("please");
        box.press("Enter");
        assertThat(box).hasValue("On my way 🙏 ");
        box.fill("");
    }

    private static void widens(Visitor visitor) {
        Locator line =
                visitor.page().getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Width of the list"));
        Locator list = visitor.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName("Conversations").setExact(true));
        double before = list.boundingBox().width;
        line.focus();
        line.press("ArrowRight");
        line.press("ArrowRight");
        assertThat(line).hasAttribute("aria-valuenow", "352");
        await().atMost(Duration.ofSeconds(20)).until(() -> list.boundingBox().width > before);
        visitor.page().reload();
        assertThat(line).hasAttribute("aria-valuenow", "352");
        line.dblclick();
        assertThat(line).hasAttribute("aria-valuenow", "320");
    }

    private static void callsByName(Visitor mwila, Visitor colleague) {
        colleague.go("/inbox");
        assertThat(listed(colleague, "Thandi Zulu")).isVisible();
        mwila.page().keyboard().press("n");
        Locator note = mwila.page().getByTestId("composer-text");
        assertThat(note).isFocused();
        note.pressSequentially("@lom");
        assertThat(mwila.page().getByTestId("suggestions")).containsText("Lombe Sata");
        note.press("Enter");
        note.pressSequentially("have a look");
        note.press("Enter");
        assertThat(mwila.said("@Lombe Sata have a look")).isVisible();
        assertThat(colleague.page().getByText("You were called to a conversation."))
                .isVisible();
        assertThat(tab(colleague, "Mentions")).containsText("1");
        tab(colleague, "Mentions").click();
        listed(colleague, "Thandi Zulu").getByRole(AriaRole.LINK).click();
        assertThat(colleague.said("have a look")).isVisible();
        assertThat(tab(colleague, "Mentions")).containsText("0");
        tab(colleague, "All").click();
        note.press("Escape");
    }

    private static void aViewForAll(Visitor mwila, Visitor colleague) {
        fromMenu(mwila, filters(mwila), "Filter…");
        mwila.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Late parcel"))
                .click();
        mwila.isAccessible();
        mwila.button("Show").click();
        assertThat(listed(mwila, "Ruth Mulenga")).hasCount(0);
        assertThat(listed(mwila, "Joseph Tembo")).isVisible();
        fromMenu(mwila, mwila.page().getByTestId("views"), "Save this view");
        mwila.labelled("Name").fill("Parcels");
        mwila.labelled("Everybody sees it").check();
        mwila.button("Save").click();
        assertThat(mwila.page().getByTestId("views")).containsText("Parcels");
        assertThat(listed(colleague, "Ruth Mulenga")).isVisible();
        fromMenu(colleague, colleague.page().getByTestId("views"), "Parcels");
        assertThat(listed(colleague, "Ruth Mulenga")).hasCount(0);
        assertThat(listed(colleague, "Joseph Tembo")).isVisible();
    }

    private static void whereLabelsAreMade(Visitor mwila) {
        mwila.go("/settings/labels");
        mwila.button("Change Late parcel").click();
        mwila.labelled("Name").fill("Late");
        mwila.dialog().getByText("Teal").click();
        mwila.button("Save").click();
        assertThat(mwila.page().getByTestId("label")).hasText("Late");
        mwila.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        mwila.isAccessible();
        mwila.fitsAt(390);
    }
}
