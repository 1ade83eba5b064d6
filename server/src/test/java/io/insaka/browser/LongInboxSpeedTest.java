package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.testing.DemoTest;
import io.insaka.testing.ManyConversations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;

/**
 * {@code ./insaka bench -Dtest=LongInboxSpeedTest} after {@code ./insaka build}: how soon the console answers a key or a
 * click with a few rows read and with all of a hundred thousand. Asserts nothing.
 */
@Tag("benchmark")
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongInboxSpeedTest {
    private static final int COPIES = 100_000;
    private static final int JUMPS = 200;
    private static final int STEPS = 40;
    /** Opens a conversation, shows two views. */
    private static final int CLICKS = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double READING_MILLIS = 600_000;

    /** The browser itself measures from the key or the click to the paint that shows it; below 16 ms it says nothing. */
    private static final String WATCH = """
            () => { window.answers = new Map(); new PerformanceObserver(list => {
                for (const one of list.getEntries()) if (one.interactionId) {
                    const known = window.answers.get(one.interactionId)?.[1] ?? 0;
                    window.answers.set(one.interactionId, [one.name.startsWith('key'), Math.max(known, one.duration)]);
                }
            }).observe({type: 'event', durationThreshold: 16}); }""";

    private static final String TOOK = """
            keys => [...window.answers.values()].filter(([key]) => key === keys).map(([, took]) => took)""";

    private static final String READ_ALL = """
            list => { list.scrollTop = list.scrollHeight;
                return list.querySelector('[aria-setsize]:not([aria-setsize="-1"])') !== null; }""";

    private static final String JUMP = """
            async (list, jumps) => { const frame = () => new Promise(requestAnimationFrame); const took = [];
                for (let n = 0; n < jumps; n++) {
                    const begun = performance.now();
                    list.scrollTop = Math.random() * (list.scrollHeight - list.clientHeight);
                    await frame(); await frame();
                    took.push(performance.now() - begun);
                }
                return took.sort((one, other) => one - other); }""";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Luangwa Lodges", "Mwila Banda");

    private final ManyConversations many;

    LongInboxSpeedTest(@Value("${insaka.database-url}") String url) {
        this.many = new ManyConversations(url);
    }

    @Test
    void measures() {
        String number = screen.api()
                .get("/api/v1/sandbox")
                .expect(200)
                .json()
                .at("/numbers/0/phoneNumberId")
                .asString();
        screen.api()
                .post(
                        "/api/v1/sandbox/phones/" + number + "/260979200001/messages",
                        Map.of("type", "text", "text", "agent", "profileName", "Chanda Phiri"))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> screen.api()
                                .get("/api/v1/conversations")
                                .json()
                                .path("items")
                                .size()
                        > 0);
        many.of(
                UUID.fromString(screen.api()
                        .get("/api/v1/conversations")
                        .json()
                        .at("/items/0/id")
                        .asString()),
                COPIES);
        Page page = screen.owner().page();
        screen.owner().go("/inbox");
        Locator list = page.getByTestId("conversation-scroll");
        assertThat(list.locator("li").first()).isVisible();
        page.evaluate(WATCH);
        report("the first rows read", page, list);
        list.evaluate("list => { list.scrollTop = 0; }");
        long begun = System.nanoTime();
        page.waitForFunction(
                "() => (" + READ_ALL + ")(document.querySelector('[data-testid=conversation-scroll]'))",
                null,
                new Page.WaitForFunctionOptions().setTimeout(READING_MILLIS).setPollingInterval(50));
        System.out.println("all " + (COPIES + 1) + " rows read from the API in "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        list.evaluate("list => { list.scrollTop = 0; }");
        report("all rows read", page, list);
        System.out.println("JavaScript heap: " + page.evaluate("performance.memory.usedJSHeapSize >> 20")
                + " MB, elements: " + page.evaluate("document.querySelectorAll('*').length"));
    }

    @SuppressWarnings("unchecked")
    private void report(String when, Page page, Locator list) {
        page.evaluate("() => { window.answers.clear(); }");
        Locator first = list.locator("li").first().getByRole(AriaRole.LINK);
        first.focus();
        for (String key : List.of("j", "k")) {
            for (int n = 0; n < STEPS; n++) {
                page.keyboard().press(key);
            }
        }
        first.click();
        assertThat(page.getByTestId("thread")).isVisible();
        for (String view : List.of("Unassigned", "All")) {
            page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Whose conversations"))
                    .getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText(view))
                    .click();
            assertThat(list.locator("li").first()).isVisible();
        }
        for (boolean keys : new boolean[] {true, false}) {
            var took = ((List<Number>) page.evaluate(TOOK, keys))
                    .stream().map(Number::doubleValue).sorted().toList();
            System.out.printf(
                    "%s: of %d %s %d took 16 ms or more: p50 %s, slowest %s ms%n",
                    when,
                    keys ? 2 * STEPS : CLICKS,
                    keys ? "keys" : "clicks",
                    took.size(),
                    took.isEmpty() ? "-" : took.get(took.size() / 2),
                    took.isEmpty() ? "-" : took.getLast());
        }
        var jumps = ((List<Number>) list.evaluate(JUMP, JUMPS))
                .stream().map(Number::doubleValue).toList();
        System.out.printf(
                "%s: %d jumps: p50 %.0f, p99 %.0f ms%n",
                when, JUMPS, jumps.get(JUMPS / 2), jumps.get(JUMPS * 99 / 100));
    }
}
