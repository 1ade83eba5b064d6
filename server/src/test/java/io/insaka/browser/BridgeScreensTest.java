package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.Api;
import io.insaka.testing.DemoTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A channel with a WhatsApp Web bridge behind it: what its sheet shows while a phone is linked, and when it is not. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BridgeScreensTest {
    private static final String STANDING =
            "{\"bridge\":{\"state\":\"%s\",\"since\":\"2026-11-21T20:00:00Z\",\"lookedAt\":\"2026-11-21T20:01:00Z\",\"strategy\":\"%s\",\"choice\":%d,\"waitingForInsaka\":2,\"waitingToBeTyped\":1%s}}";

    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.ofTheDemo();

    private volatile String standing = "";
    private Visitor owner;
    private Api api;
    private String channel = "";

    @BeforeEach
    void begin() {
        owner = screen.owner();
        api = screen.api();
    }

    /** A dead bridge would raise its alarm over everybody's screens. */
    @AfterEach
    void remove() {
        api.delete("/api/v1/channels/" + channel).expect(204);
    }

    private SimulatorServer bridge() {
        return SimulatorServer.start(0, "/bridge", request -> Answer.json(200, standing));
    }

    private void connect(SimulatorServer bridge) {
        var settings = Map.of(
                "secret", "between the two of us", "callbackUrl", bridge.address() + "/callback", "bridge", "true");
        channel = api.post("/api/v1/channels", Map.of("kind", "gateway", "name", "Shop phone", "settings", settings))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static String standing(String state, String strategy, int choice, String code) {
        return STANDING.formatted(state, strategy, choice, code.isEmpty() ? "" : ",\"code\":\"" + code + "\"");
    }

    private static Locator part(Visitor visitor) {
        return visitor.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions()
                                .setName("WhatsApp Web bridge")
                                .setExact(true));
    }

    private static void open(Visitor visitor) {
        visitor.go("/settings/channels");
        visitor.button("Open Shop phone").click();
    }

    @Test
    void showsTheCodeUntilThePhoneIsLinkedAndSaysWhenTheBridgeIsGone() throws IOException {
        standing = standing("pairing", "data", 0, code());
        try (var bridge = bridge()) {
            connect(bridge);
            open(owner);
            Locator state = part(owner).getByTestId("bridge-state");
            assertThat(state).containsText("waits for your phone");
            Locator picture = part(owner).getByAltText("Code to scan with the phone");
            assertThat(picture).isVisible();
            assertThat(picture).hasJSProperty("naturalWidth", 232);
            assertThat(part(owner).getByText("Waiting for Insaka: 2. Waiting to be typed: 1."))
                    .isVisible();
            owner.isAccessible();
            Pictures.look(owner, "bridge-pairing");
            fitsAPhone();

            standing = standing("paired", "roles", 1, "");
            assertThat(state).containsText("linked to the phone"); // it looks again by itself
            assertThat(picture).hasCount(0);
            assertThat(part(owner).getByText("still read in another way (roles)"))
                    .isVisible();
            Pictures.look(owner, "bridge-paired");
            standing = standing("unfit", "", -1, "");
            assertThat(state).containsText("no longer recognises the page");
        }
        assertThat(part(owner).getByTestId("bridge-state")).containsText("It does not answer.");
        assertThat(part(owner).getByText("Is the bridge running")).isVisible();
        owner.isAccessible();
        Pictures.look(owner, "bridge-silent");
    }

    private void fitsAPhone() {
        try (Visitor pocket = screen.signedIn(390, 844)) {
            pocket.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            open(pocket);
            part(pocket).scrollIntoViewIfNeeded();
            assertThat(part(pocket).getByAltText("Code to scan with the phone")).isVisible();
            pocket.isAccessible();
            pocket.fits();
            Pictures.look(pocket, "bridge-pocket");
        }
    }

    @Test
    void hasAPlaceWhileItAsksAndASentenceWhenItCannot() {
        standing = standing("starting", "", -1, "");
        try (var bridge = bridge()) {
            connect(bridge);
            var asked = new CountDownLatch(1);
            Pattern address = Pattern.compile(".*/channels/[^/]+/bridge$");
            var held = new AtomicReference<Route>();
            owner.page().route(address, route -> {
                held.set(route);
                asked.countDown();
            });
            open(owner);
            owner.page().waitForCondition(() -> asked.getCount() == 0);
            assertThat(part(owner)).isVisible();
            assertThat(part(owner).getByTestId("bridge-state")).hasCount(0);
            assertThat(part(owner).getByRole(AriaRole.ALERT)).hasCount(0);
            owner.page().unroute(address);
            owner.page()
                    .route(
                            address,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(503)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"code\":\"request/unavailable\",\"detail\":\"Later.\"}")));
            Objects.requireNonNull(held.get()).abort();
            assertThat(part(owner).getByRole(AriaRole.ALERT)).isVisible();
            Pictures.look(owner, "bridge-failed");
            part(owner)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                    .click();
            owner.page().unroute(address); // it asks again by itself, too
            assertThat(part(owner).getByTestId("bridge-state")).containsText("The page is loading.");
        }
    }

    /** As large as the one on the page, and as restless. */
    private static String code() throws IOException {
        int size = 29;
        var image = new BufferedImage(size * 8, size * 8, BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean dark = (x / 8 * 31 + y / 8 * 17 + x / 8 * (y / 8)) % 5 < 2;
                image.setRGB(x, y, (dark ? Color.BLACK : Color.WHITE).getRGB());
            }
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
