package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One person with one browser. What the page complains about on its console fails the test. */
final class Visitor implements AutoCloseable {
    private static final int MOST_KEYS = 120;
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final BrowserContext context;
    private final String origin;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // The browser itself reports every answer above 399; the console handles those.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    void go(String path) {
        page.navigate(origin + path);
    }

    void signIn(String email, String password) {
        go("/sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator labelled(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator messages() {
        return page.getByTestId("thread").getByTestId("message");
    }

    Locator said(String words) {
        return messages().filter(new Locator.FilterOptions().setHasText(words));
    }

    /** Writes as the customer who is chosen on the phone. */
    void writeAsCustomer(String words) {
        Locator box = page.getByLabel("Message as customer");
        box.fill(words);
        box.press("Enter");
    }

    Locator onThePhone(String words) {
        return page.getByTestId("phone-message").filter(new Locator.FilterOptions().setHasText(words));
    }

    void openFirstConversation() {
        page.getByTestId("conversation-list").getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByTestId("thread")).isVisible();
    }

    void reply(String words) {
        Locator box = page.getByTestId("composer-text");
        box.fill(words);
        box.press("Enter");
    }

    /** Presses the tab key until what the selector says has the focus. */
    void tabTo(String selector) {
        for (int n = 0; n < MOST_KEYS; n++) {
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(selector + " cannot be reached with the tab key");
    }

    /** With the arrow keys, first to the top of the list and then down, to the entry that says this. */
    void walkTo(String words) {
        for (String key : List.of("ArrowUp", "ArrowDown")) {
            for (int n = 0; n < MOST_KEYS; n++) {
                if ((Boolean) page.evaluate("words => document.activeElement.textContent.includes(words)", words)) {
                    return;
                }
                page.keyboard().press(key);
            }
        }
        throw new AssertionError(words + " cannot be reached with the arrow keys");
    }

    /** Once what moves has come to rest, without what is only said for a moment. */
    void picture(Path file) {
        comesToRest();
        page.evaluate(
                "document.querySelectorAll('[data-testid=toasts]').forEach(one => { one.style.visibility = 'hidden'; })");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setCaret(ScreenshotCaret.HIDE));
        page.evaluate(
                "document.querySelectorAll('[data-testid=toasts]').forEach(one => { one.style.visibility = ''; })");
    }

    private void comesToRest() {
        page.evaluate(
                "Promise.all(document.getAnimations().filter(one => one.effect.getTiming().iterations !== Infinity)"
                        + ".map(one => one.finished.catch(() => 0)))");
    }

    /** Nothing is to be reached by scrolling sideways. */
    void fits() {
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits on " + page.url())
                .isTrue();
    }

    void fitsAt(int width) {
        page.setViewportSize(width, 900);
        fits();
    }

    /** What the visitor of a web chat wrote and the product has. */
    Locator sent() {
        return page.locator(".mine[data-delivery=sent], .mine[data-delivery=delivered], .mine[data-delivery=read]");
    }

    /** Once what moves has come to rest: colours that fade in are pale for a moment. */
    void isAccessible() {
        judge(new AxeBuilder(page));
    }

    /** What {@link #isAccessible} was already can only differ in its colours when these change. */
    void isLegible() {
        judge(new AxeBuilder(page).withRules(List.of("color-contrast")));
    }

    private void judge(AxeBuilder axe) {
        comesToRest();
        var violations = axe.analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .toList();
        assertThat(violations).as("on " + page.url()).isEmpty();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the page complained about").isEmpty();
    }
}
