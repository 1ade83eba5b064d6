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

/** An owner looks at how things are going. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Ferries", "Thandiwe Zulu");

    private static void open(Visitor owner, String tab) {
        owner.page()
                .getByRole(
                        AriaRole.TAB, new Page.GetByRoleOptions().setName(tab).setExact(true))
                .click();
    }

    @Test
    void nothingHasHappenedYetAndThenSomethingHas() {
        Visitor owner = screen.owner();
        owner.go("/analytics");
        assertThat(owner.page().getByTestId("now-waiting")).containsText("0");
        open(owner, "Cost");
        assertThat(owner.page().getByText("Nothing in these days")).isVisible();
        owner.isAccessible();

        Api api = screen.api();
        String number = api.get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        api.post("/api/v1/sandbox/phones/" + number + "/260977555002/messages", Map.of("type", "text", "text", "agent"))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/analytics/reports/bot")
                                .expect(200)
                                .json()
                                .at("/tables/0/rows/0/values/0")
                                .asInt()
                        == 1);
        open(owner, "Now");
        assertThat(owner.page().getByTestId("now-waiting")).containsText("1");
        owner.isAccessible();
        owner.page().reload();
        open(owner, "Bot");
        assertThat(owner.page().getByText("Why the bot handed over")).isVisible();
        assertThat(owner.page().getByText("asks for a person")).isVisible();
        owner.labelled("Compare with").selectOption("previous");
        assertThat(owner.page().getByText("was 0").first()).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "analytics-bot");
        open(owner, "Conversations");
        assertThat(owner.page().getByTestId("heat-map")).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "analytics-conversations");
        try (Visitor phone = screen.signedIn(390, 844)) {
            phone.go("/analytics?report=conversations&span=7");
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(phone.page().getByTestId("heat-map")).isVisible();
            phone.isAccessible();
            phone.fits();
            Pictures.take(phone, "analytics-390");
        }
    }
}
