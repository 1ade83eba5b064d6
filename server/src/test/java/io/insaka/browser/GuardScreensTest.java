package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner says who is answered, what words mean, and who comes first. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Mongu Clinic", "Inonge Sitali");

    Visitor owner;

    @BeforeEach
    void begin() {
        owner = screen.owner();
    }

    private Locator tried() {
        return owner.page().getByTestId("guard-tried");
    }

    private void save(int form) {
        owner.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .nth(form)
                .click();
    }

    @Test
    void keepsSomebodyOutAndTeachesWhatWordsMean() {
        owner.go("/settings/guard");
        owner.labelled("Never answered by the bot").fill("+260 97 1*\n*");
        save(0);
        assertThat(owner.page().getByText("Nothing could match: *.")).isVisible();
        owner.labelled("Never answered by the bot").fill("+260 97 1*");
        owner.labelled("Messages at once").fill("none");
        assertThat(owner.page().getByText("A whole number from 1 to 1,000.")).isVisible();
        owner.labelled("Messages at once").fill("5");
        save(0);
        assertThat(owner.labelled("Never answered by the bot")).hasValue("260971*");
        owner.labelled("Message from a customer").fill("good morning to you all");
        owner.labelled("Their number or address").fill("+260 971 555 000");
        owner.button("Look").click();
        assertThat(tried()).containsText("Not answered");
        owner.labelled("Their number or address").fill("");
        owner.labelled("Message from a customer").fill("let me see the paramount chief");
        owner.button("Look").click();
        assertThat(tried()).containsText("Is answered");

        owner.labelled("Wants a person").fill("let me see the paramount chief\nwhere is the paramount chief");
        owner.labelled("How sure a guess must be, in %").fill("12");
        assertThat(owner.page().getByText("A number from 30 to 99, or nothing."))
                .isVisible();
        owner.labelled("How sure a guess must be, in %").fill("40");
        save(1);
        assertThat(owner.page().getByText("Learnt. It counts from the next message on."))
                .isVisible();
        owner.button("Look").click();
        assertThat(tried().getByText("Wants a person").first()).isVisible();
        owner.isAccessible();
        Pictures.take(owner, "guard");
        owner.page().reload();
        assertThat(owner.labelled("How sure a guess must be, in %")).hasValue("40");
    }

    @Test
    void bringsAVipToTheTop() {
        owner.go("/phone");
        owner.writeAsCustomer("agent");
        assertThat(owner.onThePhone("agent").first()).isVisible();
        owner.go("/inbox");
        owner.openFirstConversation();
        Locator vip = owner.page().getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("VIP"));
        vip.click();
        assertThat(vip).isChecked();
        await().until(() -> screen.api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/priority")
                .asString()
                .equals("high"));
        owner.isAccessible();
        Pictures.look(owner, "vip");
        owner.page().reload();
        assertThat(vip).isChecked();
    }
}
