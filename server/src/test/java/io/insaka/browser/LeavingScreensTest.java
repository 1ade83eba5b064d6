package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody leaves the team, and somebody else is given what they had. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kitwe Seeds", "Bwalya Phiri");

    private String join(String name) {
        String teammate = screen.api()
                .post(
                        "/api/v1/teammates",
                        Map.of(
                                "name",
                                name,
                                "email",
                                screen.address("leaving." + name.split(" ")[0]),
                                "password",
                                "long enough!",
                                "role",
                                "agent"))
                .expect(201)
                .json()
                .path("id")
                .asString();
        return teammate;
    }

    @Test
    void whatTheyHadIsHandedOn() {
        String leaving = join("Mutale Banda");
        String next = join("Chanda Zulu");
        screen.api()
                .post("/api/v1/tasks", Map.of("title", "Call about the seed", "teammate", leaving))
                .expect(201);
        Visitor owner = screen.owner();
        owner.go("/settings/teammates");
        owner.button("Actions for Mutale Banda").click();
        owner.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Deactivate"))
                .click();
        assertThat(owner.page().getByTestId("leaving")).containsText("No conversation and 1 open task are theirs now.");
        owner.isAccessible();
        Pictures.look(owner, "leaving");
        owner.page().setViewportSize(390, 844);
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        owner.fits();
        Pictures.look(owner, "leaving-390");
        owner.labelled("Hand to").selectOption(next);
        owner.button("Deactivate").click();
        assertThat(owner.page().getByTestId("leaving")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(screen.api()
                        .get("/api/v1/tasks?whose=all")
                        .expect(200)
                        .json()
                        .at("/items/0/teammate/id")
                        .asString())
                .isEqualTo(next);
    }
}
