package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.integrations.Receiver;
import io.insaka.testing.DemoTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner has a program told of what happens. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Chilenje Clinic", "Mutale Banda");

    private static Locator dialog(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.DIALOG);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aProgramIsToldAndItsLogTellsSo() throws IOException {
        Visitor owner = screen.owner();
        try (var receiver = new Receiver()) {
            owner.go("/settings/webhooks");
            assertThat(owner.page().getByText("No webhook yet")).isVisible();
            owner.isAccessible();
            owner.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add webhook"))
                    .first()
                    .click();
            owner.labelled("Name").fill("Reports");
            owner.labelled("Address").fill("nonsense");
            button(dialog(owner), "Add webhook").click();
            assertThat(dialog(owner).getByText("is an http or https address")).isVisible();
            owner.labelled("Address").fill(receiver.url());
            owner.isAccessible();
            button(dialog(owner), "Add webhook").click();
            assertThat(owner.page().getByTestId("webhook-secret")).containsText("whsec_");
            owner.isAccessible();
            button(dialog(owner), "Done").click();
            owner.button("Send a ping to Reports").click();
            assertThat(owner.page().getByText("It took the ping: status 200.")).isVisible();

            owner.button("Log of Reports").click();
            assertThat(owner.page().getByTestId("delivery")).hasCount(1);
            owner.isAccessible();
            owner.page().getByTestId("delivery").click();
            assertThat(dialog(owner).getByText("answered 200")).isVisible();
            Pictures.take(owner, "webhook-delivery");
            owner.isAccessible();
            button(dialog(owner), "Send again").click();
            await().atMost(PATIENCE).until(() -> receiver.posts("ping").size() == 2);
        }
    }

    @Test
    void anEndpointThatIsGoneIsSeenOverEveryScreen() throws IOException {
        try (var receiver = new Receiver()) {
            receiver.answer(post -> 410);
            String id = screen.api()
                    .post(
                            "/api/v1/webhooks",
                            Map.of("name", "Reports", "url", receiver.url(), "types", List.of("contact.created")))
                    .expect(201)
                    .json()
                    .at("/webhook/id")
                    .asString();
            String at = "/api/v1/webhooks/" + id;
            String ping = screen.api()
                    .post(at + "/test")
                    .expect(200)
                    .json()
                    .at("/delivery/id")
                    .asString();
            screen.api().post(at + "/deliveries/" + ping + "/replay").expect(202);
            Visitor owner = screen.owner();
            assertThat(owner.page().getByTestId("webhook-alarm")).containsText("Reports was switched off");
            owner.isAccessible();
            try (Visitor phone = screen.signedIn(390, 844)) {
                phone.go("/settings/webhooks");
                phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                assertThat(phone.page().getByText("It answered that it is gone"))
                        .isVisible();
                phone.isAccessible();
                phone.fits();
                Pictures.take(phone, "webhooks-390");
                receiver.answer(post -> 200);
                phone.page()
                        .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Reports is on"))
                        .click();
                assertThat(phone.page().getByTestId("webhook-alarm")).hasCount(0);
            }
            assertThat(owner.page().getByTestId("webhook-alarm")).hasCount(0);
        }
    }
}
