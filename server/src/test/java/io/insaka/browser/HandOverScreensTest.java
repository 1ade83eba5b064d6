package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.insaka.testing.DemoTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a person is wanted: said by the owner beforehand, seen by whoever comes, and looked back at. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandOverScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Ndola Clinic", "Mutale Phiri");

    private Locator alert(String words) {
        return screen.owner().page().getByText(words);
    }

    @Test
    void hoursAndRulesAreKeptAsTheyWereEntered() {
        Visitor owner = screen.owner();
        owner.go("/settings/organisation");
        assertThat(owner.page().getByText("Always open")).isVisible();
        owner.button("Add hours on Monday").click();
        owner.labelled("Monday: opens at").fill("18:00");
        assertThat(alert("It must close after it opens.")).isVisible();
        assertThat(owner.button("Save opening hours")).isDisabled();
        owner.labelled("Monday: opens at").fill("08:30");
        owner.button("Tuesday to Friday as Monday").click();
        owner.labelled("Date").fill("2027-10-24");
        owner.labelled("Name of the day (optional)").fill("Independence Day");
        owner.button("Every year").click();
        owner.button("Add date").click();
        owner.isAccessible();
        owner.button("Save opening hours").click();
        assertThat(alert("Opening hours saved.")).isVisible();
        owner.labelled("A customer counts as upset when they are").selectOption("furious");
        owner.labelled("the message sounds urgent").uncheck();
        owner.button("Save these rules").click();
        assertThat(alert("Saved. It holds from the next message on.")).isVisible();
        owner.page().reload();
        assertThat(owner.labelled("Friday: opens at")).hasValue("08:30");
        assertThat(owner.page().locator("time[datetime='2027-10-24']")).isVisible();
        assertThat(owner.labelled("the message sounds urgent")).not().isChecked();
        assertThat(owner.labelled("A customer counts as upset when they are")).hasValue("-0.85");
        Pictures.look(owner, "hours");
        Assertions.assertThat(owner.page().evaluate("document.scrollingElement.scrollHeight > innerHeight"))
                .as("the window itself scrolls")
                .isEqualTo(false);
        owner.fitsAt(390);
    }

    @Test
    void closedDaysComeFromAListOrACalendarAfterALook() {
        Visitor owner = screen.owner();
        owner.go("/settings/organisation");
        owner.button("Add many…").click();
        owner.labelled("A date a line").fill("2031-12-25 Christmas\n26/12/2031\nsome day");
        assertThat(owner.page().getByTestId("dates-added")).containsText("Christmas");
        assertThat(owner.page().getByTestId("dates-unread")).containsText("some day");
        owner.dialog()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("holidays.ics", "text/calendar", """
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        BEGIN:VEVENT
                        UID:1
                        SUMMARY:Labour Day
                        DTSTART;VALUE=DATE:20200501
                        RRULE:FREQ=YEARLY
                        END:VEVENT
                        END:VCALENDAR
                        """.getBytes(StandardCharsets.UTF_8)));
        assertThat(owner.page().getByTestId("dates-added")).containsText("Labour Day");
        owner.isAccessible();
        Pictures.look(owner, "closed-days");
        owner.button("Add 3 days").click();
        owner.button("Save opening hours").click();
        assertThat(alert("Opening hours saved.")).isVisible();
        owner.page().reload();
        assertThat(owner.page().locator("time[datetime='2031-12-26']")).isVisible();
    }

    @Test
    void aChannelHasHoursOfItsOwnUntilItSharesThemAgain() {
        Visitor owner = screen.owner();
        owner.go("/settings/channels");
        owner.page()
                .getByTestId("channel")
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Open ")))
                .click();
        Locator hours = owner.dialog().getByTestId("channel-hours");
        assertThat(hours.getByText("Open as the organisation is")).isVisible();
        owner.button("Hours of its own").click();
        owner.labelled("Time zone").selectOption("Asia/Tokyo");
        owner.button("Add hours on Sunday").click();
        owner.labelled("Date").fill("2027-01-01");
        owner.labelled("Name of the day (optional)").fill("New Year");
        owner.button("Every year").click();
        owner.button("Add date").click();
        owner.isAccessible();
        owner.button("Save opening hours").click();
        assertThat(alert("Opening hours saved.")).isVisible();
        owner.page().reload(); // its address says which channel is open
        assertThat(owner.labelled("Time zone")).hasValue("Asia/Tokyo");
        assertThat(owner.labelled("Sunday: opens at")).hasValue("08:00");
        assertThat(owner.page().locator("time[datetime='2027-01-01']")).isVisible();
        owner.labelled("Sunday: opens at").scrollIntoViewIfNeeded();
        Pictures.look(owner, "channel-hours");
        owner.fitsAt(390);
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Pictures.look(owner, "channel-hours-phone");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.button("Hours of its own").click();
        owner.button("Save opening hours").click();
        assertThat(owner.dialog().getByText("Open as the organisation is")).isVisible();
    }

    @Test
    void whoComesSeesWhyAndEachStepThatLedToIt() {
        Visitor owner = screen.owner();
        owner.go("/phone");
        owner.writeAsCustomer("I want to talk to a person about my bill");
        assertThat(owner.page().getByTestId("phone-message")).hasCount(2);
        owner.go("/inbox");
        owner.openFirstConversation();
        Locator card = owner.page().getByTestId("hand-over");
        assertThat(card).containsText("The customer asked for a person");
        assertThat(card).containsText("about my bill");
        card.getByText("What led to it").click();
        owner.isAccessible();
        Pictures.look(owner, "hand-over");
        owner.messages().last().hover();
        owner.messages()
                .last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Why did it say that?"))
                .click();
        Locator replay = owner.dialog().getByTestId("replay");
        for (String step : new String[] {"Guard", "Hear", "Understand", "Route", "Is a person wanted?", "Compose"}) {
            assertThat(replay.getByRole(
                            AriaRole.HEADING,
                            new Locator.GetByRoleOptions().setName(step).setExact(true)))
                    .isVisible();
        }
        owner.isAccessible();
        Pictures.look(owner, "replay");
        owner.fitsAt(390);
        Pictures.look(owner, "replay-phone");
        owner.page().keyboard().press("Escape");
        assertThat(owner.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }
}
