package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.insaka.sandbox.chatwoot.ChatwootSimulator;
import io.insaka.sandbox.gateway.GatewaySimulator;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.DemoTest;
import io.insaka.testing.Talk;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

/** Connecting a Chatwoot and a workflow builder as their guides say, up to the first message. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.ofTheDemo();

    private final Talk talk = new Talk();
    Visitor owner;

    @BeforeEach
    void begin() {
        owner = screen.owner();
    }

    @AfterAll
    void quit() {
        talk.close();
    }

    private void choose(String kind, String name) {
        owner.go("/settings/channels");
        owner.button("Add channel").click();
        owner.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + kind)))
                .click();
        owner.labelled("Name").fill(name);
    }

    private String webhookAddress(String path) {
        assertThat(owner.labelled("Webhook address")).containsText(path);
        return owner.labelled("Webhook address").textContent();
    }

    @Test
    void connectsAChatwoot() {
        StringBuilder hook = new StringBuilder();
        var chatwoot = new ChatwootSimulator(
                "token-of-the-agent",
                "secret-of-the-webhook",
                Clock.systemUTC(),
                call -> talk.json(
                        hook.toString(),
                        call.body(),
                        Map.of("X-Chatwoot-Timestamp", call.timestamp(), "X-Chatwoot-Signature", call.signature())));
        try (var server = SimulatorServer.start(0, "/chatwoot", chatwoot)) {
            choose("Chatwoot", "Old inbox");
            owner.labelled("Address of Chatwoot").fill(server.address().toString());
            owner.labelled("Account number").fill("the first");
            owner.labelled("Access token").fill("token-of-somebody");
            owner.labelled("Webhook secret").fill("secret-of-the-webhook");
            owner.button("Save and test").click();
            assertThat(owner.labelled("Account number")).hasAttribute("aria-invalid", "true");
            owner.labelled("Account number").fill("1");
            owner.labelled("Access token").fill("token-of-the-agent");
            owner.button("Save and test").click();
            assertThat(owner.page().getByText("Connected to account 1")).isVisible();
            hook.append(webhookAddress("/webhooks/chatwoot/"));
            owner.isAccessible();
            Pictures.look(owner, "chatwoot-connected");
            chatwoot.says("agent");
            assertThat(owner.page().getByText("Last webhook received")).isVisible();
        }
    }

    @Test
    void connectsABuilder() {
        StringBuilder hook = new StringBuilder();
        var builder = new GatewaySimulator(
                "between the two of us",
                Clock.systemUTC(),
                call -> talk.json(
                        hook.toString(),
                        call.body(),
                        Map.of("X-Insaka-Timestamp", call.timestamp(), "X-Insaka-Signature", call.signature())));
        try (var server = SimulatorServer.start(0, "/builder", builder)) {
            choose("Gateway", "Our scenario");
            owner.labelled("Secret").fill("short");
            owner.labelled("Callback address (optional)").fill(server.address().toString());
            owner.button("Save and test").click();
            assertThat(owner.labelled("Secret")).hasAttribute("aria-invalid", "true");
            owner.labelled("Secret").fill("between the two of us");
            owner.button("Save and test").click();
            hook.append(webhookAddress("/webhooks/gateway/"));
            owner.isAccessible();
            Pictures.look(owner, "gateway-connected");
            assertThat(owner.page().getByText("The gateway answered 200.")).isVisible();
            ObjectNode body = Json.object()
                    .put("id", "screens-1")
                    .put("channel", "whatsapp")
                    .put("text", "agent");
            body.putObject("from").put("id", "260971239999").put("name", "Mwila");
            builder.post(body);
            assertThat(owner.page().getByText("Last webhook received")).isVisible();
        }
    }
}
