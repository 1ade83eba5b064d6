package io.insaka.bridge.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chat client in a Chromium of its own. Belongs to the thread that opened it. Methods throw {@link
 * PlaywrightException} when the page or the browser is gone.
 */
public final class WebPage implements AutoCloseable {
    private static final double ACT_WITHIN_MS = 5_000;
    private static final double LOAD_WITHIN_MS = 30_000;

    private final Playwright playwright;
    private final BrowserContext context;
    private final Page page;
    private volatile boolean changed = true;

    /**
     * @param profile where the session is kept, so that the phone has to scan once only
     * @param sandbox off only where Chromium cannot have one: as root
     */
    public record Setting(
            Path chromium, Path profile, String address, boolean headless, boolean sandbox, Strategies strategies) {}

    public WebPage(Setting setting) throws IOException {
        Profile.unlock(setting.profile());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            context = playwright
                    .chromium()
                    .launchPersistentContext(
                            setting.profile(),
                            new BrowserType.LaunchPersistentContextOptions()
                                    .setExecutablePath(setting.chromium())
                                    .setHeadless(setting.headless())
                                    .setChromiumSandbox(setting.sandbox())
                                    .setViewportSize(1280, 900)
                                    .setLocale("en-GB")
                                    .setArgs(flags()));
        } catch (RuntimeException failure) {
            playwright.close();
            throw failure;
        }
        page = context.pages().isEmpty() ? context.newPage() : context.pages().getFirst();
        page.setDefaultTimeout(ACT_WITHIN_MS);
        page.exposeFunction("insakaChanged", nothing -> changed = true);
        page.addInitScript("(" + script() + ")(" + setting.strategies().json() + ")");
        page.navigate(setting.address(), new Page.NavigateOptions().setTimeout(LOAD_WITHIN_MS));
    }

    private static List<String> flags() {
        return List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update");
    }

    private static String script() throws IOException {
        try (InputStream script = WebPage.class.getResourceAsStream("look.js")) {
            String text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("(strategies)"));
        }
    }

    /** Whether nothing can be done with it any more; otherwise a failure means that it changed under our hands. */
    public boolean gone() {
        return page.isClosed()
                || context.browser() != null && !context.browser().isConnected();
    }

    /** Lets the page live for a while. @return whether it changed meanwhile, or since it was last looked at */
    public boolean live(Duration pause) {
        page.waitForTimeout(pause.toMillis());
        return changed;
    }

    public Look look() {
        changed = false;
        return LookReader.read(
                (String) page.evaluate("() => JSON.stringify(window.insakaPage?.look() ?? {screen: 'unknown'})"));
    }

    public void reload() {
        page.reload(new Page.ReloadOptions().setTimeout(LOAD_WITHIN_MS));
    }

    /** A picture of the code that the phone has to scan. */
    public Optional<byte[]> code() {
        return element("() => window.insakaPage.qr()", null).map(ElementHandle::screenshot);
    }

    /** False when there is no such chat in the list, or more than one that could be it. */
    public boolean open(String title, @Nullable String account) {
        Optional<ElementHandle> row = row(title, account);
        row.ifPresent(ElementHandle::click);
        return row.isPresent();
    }

    /** Brings a chat into the list that is too far down in it. */
    public void search(String title) {
        element("() => window.insakaPage.search()", null).ifPresent(box -> {
            box.click();
            page.keyboard().press("Control+A");
            page.keyboard().insertText(title);
        });
    }

    public void endSearch() {
        element("() => window.insakaPage.search()", null).ifPresent(box -> {
            box.click();
            page.keyboard().press("Control+A");
            page.keyboard().press("Delete");
        });
    }

    private Optional<ElementHandle> row(String title, @Nullable String account) {
        var wanted = new java.util.HashMap<String, @Nullable String>();
        wanted.put("title", title);
        wanted.put("account", account);
        return element("wanted => window.insakaPage.row(wanted)", wanted);
    }

    public void older() {
        page.evaluate("() => window.insakaPage.older()");
    }

    /** Puts the cursor into the empty box that messages are written in; false when there is none. */
    public boolean write() {
        Optional<ElementHandle> box = element("() => window.insakaPage.composer()", null);
        box.ifPresent(found -> {
            found.click();
            page.keyboard().press("Control+A");
            page.keyboard().press("Delete");
        });
        return box.isPresent();
    }

    /** Types a few characters; a new line is not what sends the message. */
    public void type(String some) {
        if (some.equals("\n")) {
            page.keyboard().press("Shift+Enter");
        } else {
            page.keyboard().insertText(some);
        }
    }

    public String typed() {
        Object typed = page.evaluate("() => window.insakaPage.typed()");
        return typed == null ? "" : (String) typed;
    }

    /** Presses the button, or Enter where there is none. */
    public void send() {
        Optional<ElementHandle> button = element("() => window.insakaPage.send()", null);
        if (button.isPresent()) {
            button.get().click();
        } else {
            page.keyboard().press("Enter");
        }
    }

    private Optional<ElementHandle> element(String script, @Nullable Object argument) {
        JSHandle handle = page.evaluateHandle(script, argument);
        return Optional.ofNullable(handle.asElement());
    }

    @Override
    public void close() {
        var failures = new ArrayList<PlaywrightException>();
        for (AutoCloseable one : List.<AutoCloseable>of(context, playwright)) {
            try {
                one.close();
            } catch (PlaywrightException gone) {
                failures.add(gone); // it is being closed because it is broken
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
