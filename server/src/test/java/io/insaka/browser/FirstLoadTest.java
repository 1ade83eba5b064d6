package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.DemoTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a browser is told to fetch beside the first script. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstLoadTest {
    private static final String HINTS = """
            async page => ((await fetch(page, {headers: {Accept: 'text/html'}})).headers.get('Link') ?? '')
                .split(', ').filter(link => link !== '')""";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Kafue Ferries", "Mutinta Hamoonga");

    @Test
    @SuppressWarnings("unchecked")
    void whoIsSignedInGetsTheFrameAndTheirNameAtOnce() {
        Visitor owner = screen.owner();
        owner.go("/inbox");
        assertThat(owner.page().getByTestId("first-steps")).isVisible();
        var hints = (List<String>) owner.page().evaluate(HINTS, "/inbox");
        assertThat(hints).anyMatch(link -> link.matches("</assets/inside-[^>]+>; rel=modulepreload"));
        assertThat(hints).contains("</api/v1/session>; rel=preload; as=fetch; crossorigin");
        // Every one is there, and none of it is fetched a second time.
        assertThat((List<Integer>) owner.page()
                        .evaluate(
                                "links => Promise.all(links.map(async link => (await fetch(link.slice(1, link.indexOf('>')))).status))",
                                hints))
                .containsOnly(200);
        owner.page().reload();
        assertThat(owner.page().getByTestId("first-steps")).isVisible();
        assertThat(
                        (Integer)
                                owner.page()
                                        .evaluate(
                                                "() => performance.getEntriesByType('resource').filter(one => one.name.endsWith('/api/v1/session')).length"))
                .isEqualTo(1);
        assertThat((List<String>) owner.page().evaluate(HINTS, "/api/v1/session"))
                .as("data is no page")
                .isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aStrangerIsToldOfNothing() {
        Visitor stranger = screen.visitor(1280, 900);
        stranger.go("/sign-in");
        assertThat((List<String>) stranger.page().evaluate(HINTS, "/inbox")).isEmpty();
    }
}
