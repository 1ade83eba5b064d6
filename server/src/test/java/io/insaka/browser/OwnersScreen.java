package io.insaka.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.insaka.tenancy.Founding;
import io.insaka.tenancy.Tenants;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A browser for the tests of a class, and for each of them an owner who has signed in: of a new organisation, or of the one
 * that a newcomer gets. A field with {@code @RegisterExtension} in a class that is instantiated once.
 */
final class OwnersScreen implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String PASSWORD = "a short sentence";

    /** For a machine that does something else, too. */
    private static final double PATIENCE_MILLIS = 20_000;

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final AtomicInteger founded = new AtomicInteger();

    private final @Nullable String organisation;
    private final String name;
    private String email = "";
    private String password = PASSWORD;
    private String origin = "";
    private @Nullable Browser browser;
    private @Nullable Visitor owner;
    private @Nullable Api api;

    private OwnersScreen(@Nullable String organisation, String name) {
        this.organisation = organisation;
        this.name = name;
    }

    /** Each test in an organisation of its own, with what the sandbox brings along. */
    static OwnersScreen founding(String organisation, String name) {
        return new OwnersScreen(organisation, name);
    }

    static OwnersScreen ofTheDemo() {
        return new OwnersScreen(null, "");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.launch();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ApplicationContext product = SpringExtension.getApplicationContext(context);
        origin = "http://localhost:" + product.getEnvironment().getRequiredProperty("local.server.port");
        String token = DemoTest.TOKEN;
        if (organisation == null) {
            email = DemoTest.OWNER;
            password = DemoTest.PASSWORD;
        } else {
            int number = founded.incrementAndGet();
            token = "token-of-the-screens-" + number;
            email = address(name.split(" ")[0] + number);
            product.getBean(Tenants.class).found(new Founding(organisation, name, email, PASSWORD, token, true));
        }
        api = Api.withToken(origin, token);
        owner = signedIn(WIDTH, HEIGHT);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (owner != null) {
            owner.close();
            owner = null;
        }
    }

    /** Somebody's e-mail address, for whoever else joins; another one in each test when {@code who} is. */
    String address(String who) {
        return who.toLowerCase(Locale.ROOT) + "@screens.example";
    }

    String email() {
        return email;
    }

    String origin() {
        return origin;
    }

    Visitor owner() {
        return Objects.requireNonNull(owner);
    }

    Api api() {
        return Objects.requireNonNull(api);
    }

    /** Somebody who has not signed in. */
    Visitor visitor(int width, int height) {
        return Objects.requireNonNull(browser).visitor(origin, width, height);
    }

    /** The owner once more, elsewhere. */
    Visitor signedIn(int width, int height) {
        return signedIn(email, password, width, height);
    }

    Visitor signedIn(String who, String with, int width, int height) {
        Visitor visitor = visitor(width, height);
        visitor.signIn(who, with);
        visitor.page().waitForURL("**/inbox**");
        return visitor;
    }
}
