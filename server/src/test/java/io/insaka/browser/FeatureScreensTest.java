package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.testing.DemoTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The owner switches a part off that nobody uses: it is gone from the rail, and back when it is switched on. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatureScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Bakery", "Mutinta Hamoonga");

    private static Locator inTheRail(Visitor owner, String name) {
        return owner.page()
                .getByRole(AriaRole.NAVIGATION)
                .first()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator part(Visitor owner, String name) {
        return owner.page()
                .getByRole(
                        AriaRole.SWITCH,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aPartThatNobodyUsesIsOutOfSight() {
        Visitor owner = screen.owner();
        owner.go("/settings/organisation");
        assertThat(inTheRail(owner, "Pipeline")).isVisible();
        part(owner, "Pipeline").click();
        assertThat(owner.page().getByText("Pipeline: switched off.")).isVisible();
        assertThat(part(owner, "Pipeline")).not().isChecked();
        assertThat(inTheRail(owner, "Pipeline")).hasCount(0);
        part(owner, "Pipeline").scrollIntoViewIfNeeded();
        owner.isAccessible();
        Pictures.look(owner, "features-1440");
        owner.fitsAt(390);
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        part(owner, "Pipeline").scrollIntoViewIfNeeded();
        Pictures.look(owner, "features-390-dark");
        owner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        owner.page().setViewportSize(1440, 900);

        owner.go("/pipeline");
        assertThat(owner.page().getByText("has switched this part off").first()).isVisible();
        owner.go("/settings/organisation");
        part(owner, "Pipeline").click();
        assertThat(owner.page().getByText("Pipeline: switched on.")).isVisible();
        assertThat(inTheRail(owner, "Pipeline")).isVisible();
    }
}
