package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Switched on by the owner, answered by a customer, seen in the thread and among the reports. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SatisfactionScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WHY = "Kind people, but the boat was late.";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kariba Boats", "Inonge Sitali");

    private void look(Visitor owner, String name) {
        Pictures.look(owner, name + "-1440");
        owner.fitsAt(390);
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Pictures.look(owner, name + "-390-dark");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);
    }

    private void says(String text) {
        Api api = screen.api();
        String number = api.get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        api.post(
                        "/api/v1/sandbox/phones/" + number + "/260979100001/messages",
                        Map.of("type", "text", "text", text, "profileName", "Thandi Zulu"))
                .expect(201);
    }

    private void awaitMessage(String id, String words) {
        await().atMost(PATIENCE)
                .until(() -> screen.api()
                        .get("/api/v1/conversations/" + id + "/messages?limit=50")
                        .expect(200)
                        .json()
                        .toString()
                        .contains(words));
    }

    @Test
    void aCustomerSaysHowTheyWereServed() {
        Visitor owner = screen.owner();
        owner.go("/settings/satisfaction");
        owner.page().getByText("Ask customers how they were served").click();
        owner.labelled("How long after resolving").fill("");
        owner.labelled("Days until a customer is asked again").fill("many");
        assertThat(owner.page().getByText("A number up to 366.")).isVisible();
        owner.labelled("Days until a customer is asked again").fill("3");
        owner.button("Words: English").click();
        owner.labelled("Last word").fill("Thank you, and safe travels.");
        owner.isAccessible();
        look(owner, "satisfaction-settings");
        owner.button("Save").click();
        assertThat(owner.page().getByText("It counts from now on.")).isVisible();

        says("agent");
        Api api = screen.api();
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/conversations")
                        .expect(200)
                        .json()
                        .at("/items/0/holder/kind")
                        .asString("")
                        .equals("queue"));
        String id = api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        String path = "/api/v1/conversations/" + id;
        api.post(path + "/take", Map.of()).expect(200);
        api.post(path + "/messages", Map.of("text", "The boat leaves at nine.")).expect(201);
        api.post(path + "/resolve", Map.of()).expect(200);
        awaitMessage(id, "How did we serve you");
        owner.go("/inbox/" + id);
        assertThat(owner.page().getByTestId("thread").getByText("How did we serve you"))
                .isVisible();
        says("4");
        assertThat(owner.page().getByText("The customer gave 4 of 5")).isVisible();
        awaitMessage(id, "tell us why");
        says(WHY);
        assertThat(owner.said(WHY)).isVisible();
        assertThat(owner.page().getByTestId("thread").getByText("safe travels")).isVisible();
        owner.isAccessible();
        look(owner, "satisfaction-thread");

        owner.go("/analytics?report=satisfaction");
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/analytics/reports/satisfaction")
                        .expect(200)
                        .json()
                        .toString()
                        .contains("\"metric\":\"rated\",\"unit\":\"count\",\"value\":1"));
        owner.page().reload();
        assertThat(owner.page().getByTestId("report-satisfaction")).containsText("100%");
        assertThat(owner.page().getByTestId("answers")).containsText(WHY);
        owner.isAccessible();
        look(owner, "satisfaction-report");
        owner.labelled("Score").selectOption("1");
        assertThat(owner.page().getByText("No answers")).isVisible();
        owner.labelled("Score").selectOption("4");
        assertThat(owner.page().getByTestId("answers")).containsText("Inonge Sitali");
        owner.page().getByTestId("answers").getByRole(AriaRole.LINK).first().click();
        assertThat(owner.said(WHY)).isVisible();
    }
}
