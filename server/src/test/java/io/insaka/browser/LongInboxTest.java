package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import io.insaka.testing.ManyConversations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** An inbox of thousands: few rows on the page, all of them in reach, and what changes in its place. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongInboxTest {
    private static final int COPIES = 2_500;
    private static final int MOST_ROWS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Luangwa Lodges", "Mwila Banda");

    private final ManyConversations many;
    private String phones = "";
    private UUID original = new UUID(0, 0);

    LongInboxTest(@Value("${insaka.database-url}") String url) {
        this.many = new ManyConversations(url);
    }

    @BeforeEach
    void fillTheInbox() {
        phones = "/api/v1/sandbox/phones/"
                + screen.api()
                        .get("/api/v1/sandbox")
                        .expect(200)
                        .json()
                        .at("/numbers/0/phoneNumberId")
                        .asString() + "/";
        write("Chanda Phiri", "260979200001", "agent");
        await().atMost(PATIENCE).until(() -> !listed().isEmpty());
        original = UUID.fromString(listed().getFirst().path("id").asString());
        many.of(original, COPIES);
        screen.owner().go("/inbox");
    }

    private List<JsonNode> listed() {
        return screen.api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private void write(String name, String number, String words) {
        screen.api()
                .post(phones + number + "/messages", Map.of("type", "text", "text", words, "profileName", name))
                .expect(201);
    }

    private static Locator rows(Visitor visitor) {
        return visitor.page().getByTestId("conversation-list").locator("> li");
    }

    private static Locator row(Visitor visitor, UUID conversation) {
        return visitor.page().getByTestId("conversation-list").locator("[data-row='" + conversation + "']");
    }

    private UUID copy(int n) {
        return ManyConversations.copy(original, n);
    }

    private static void scrollTo(Visitor visitor, int top) {
        visitor.page().getByTestId("conversation-scroll").evaluate("(list, top) => { list.scrollTop = top; }", top);
    }

    /** Presses a key until this is the place of the row that has the focus. */
    private static void goTo(Visitor visitor, String key, int place) {
        await().atMost(PATIENCE).until(() -> {
            visitor.page().keyboard().press(key);
            return visitor.page()
                    .evaluate("document.activeElement.closest('li')?.getAttribute('aria-posinset')")
                    .equals(String.valueOf(place));
        });
    }

    @Test
    void reachesEveryRowAndHoldsFew() {
        Visitor mwila = screen.owner();
        assertThat(row(mwila, copy(1))).hasAttribute("aria-posinset", "2");
        assertThat(row(mwila, copy(1))).hasAttribute("aria-setsize", "-1");
        assertThat(rows(mwila).count()).isLessThan(MOST_ROWS);
        mwila.isAccessible();

        row(mwila, original).getByRole(AriaRole.LINK).focus();
        goTo(mwila, "End", COPIES + 1);
        assertThat(row(mwila, copy(COPIES))).isInViewport();
        assertThat(row(mwila, copy(COPIES))).hasAttribute("aria-setsize", String.valueOf(COPIES + 1));
        assertThat(rows(mwila).count()).isLessThan(MOST_ROWS);
        mwila.isAccessible();
        goTo(mwila, "k", COPIES);
        goTo(mwila, "ArrowUp", COPIES - 1);

        // What is ticked stays ticked while it is out of sight, and the row with the focus goes on from where it is.
        mwila.page().keyboard().press("x");
        scrollTo(mwila, 0);
        assertThat(row(mwila, original)).isInViewport();
        assertThat(mwila.page().getByTestId("bulk")).containsText("1 selected");
        mwila.page().keyboard().press("j");
        assertThat(row(mwila, copy(COPIES - 1))).isInViewport();
        assertThat(row(mwila, copy(COPIES - 2)).getByRole(AriaRole.CHECKBOX)).isChecked();
        goTo(mwila, "Home", 1);
        assertThat(row(mwila, original)).isInViewport();
        mwila.page().keyboard().press("Enter");
        assertThat(mwila.page().getByTestId("thread")).isVisible();
        assertThat(rows(mwila).count()).isLessThan(MOST_ROWS);
    }

    @Test
    void keepsItsPlaceWhileOthersComeAndGo() {
        Visitor mwila = screen.owner();
        row(mwila, original).getByRole(AriaRole.LINK).focus();
        goTo(mwila, "End", 40);
        goTo(mwila, "End", 140);
        mwila.page().getByTestId("conversation-scroll").evaluate("list => { document.activeElement.blur(); }");
        scrollTo(mwila, 50 * 95 + 30);
        Locator seen = row(mwila, copy(53));
        assertThat(seen).isInViewport();
        assertThat(seen).hasAttribute("aria-posinset", "54");
        double there = seen.boundingBox().y;

        write("Thandi Zulu", "260979200002", "agent");
        assertThat(seen).hasAttribute("aria-posinset", "55");
        assertThat(seen.boundingBox().y).isCloseTo(there, within(2.0));
        // One that is being looked at is dealt with elsewhere.
        resolve(copy(55));
        assertThat(row(mwila, copy(55))).hasCount(0);
        assertThat(row(mwila, copy(56))).hasAttribute("aria-posinset", "57");
        resolve(copy(2));
        assertThat(seen).hasAttribute("aria-posinset", "54");
        assertThat(seen.boundingBox().y).isCloseTo(there, within(2.0));

        scrollTo(mwila, 0);
        assertThat(rows(mwila).first()).containsText("Thandi Zulu");
        // Who is at the top stays there and sees what arrives.
        write("Lombe Sata", "260979200003", "agent");
        assertThat(rows(mwila).first()).containsText("Lombe Sata");
        assertThat(rows(mwila).first()).isInViewport();
        Pictures.look(mwila, "long-inbox");
    }

    @Test
    void comesBackToItsPlaceOnThePhone() {
        try (Visitor phone = screen.signedIn(390, 800)) {
            phone.go("/inbox");
            assertThat(row(phone, original)).isInViewport();
            scrollTo(phone, 20 * 95);
            Locator seen = row(phone, copy(22));
            assertThat(seen).isInViewport();
            double there = seen.boundingBox().y;
            phone.fits();
            phone.isAccessible();
            Pictures.look(phone, "long-inbox-phone");
            seen.getByRole(AriaRole.LINK).click();
            phone.page().waitForURL(Pattern.compile(".*/inbox/" + copy(22) + ".*"));
            assertThat(phone.page().getByTestId("thread")).isVisible();
            phone.page().goBack();
            assertThat(seen).isInViewport();
            assertThat(seen.boundingBox().y).isCloseTo(there, within(2.0));
        }
    }

    private void resolve(UUID conversation) {
        screen.api()
                .post("/api/v1/conversations/" + conversation + "/resolve", Map.of("force", true))
                .expect(200);
    }
}
