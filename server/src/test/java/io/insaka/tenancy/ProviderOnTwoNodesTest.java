package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.InsakaApplication;
import io.insaka.testing.Api;
import io.insaka.testing.TestPostgres;
import io.insaka.testing.TestingProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A sign-in that begins at one node of a deployment, ends at another, and is ended by a word to the first. */
class ProviderOnTwoNodesTest {
    private static final String PUBLIC = "http://insaka.test";
    private static final String TOKEN = "0123456789abcdef";
    private static final String OWNER = "owner@provided.example";

    @TempDir
    Path data;

    private final String database = TestPostgres.freshDatabase();
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
    private final TestingProvider provider = new TestingProvider(PUBLIC);

    @AfterEach
    void stop() {
        nodes.forEach(ConfigurableApplicationContext::close);
        provider.close();
    }

    private String start() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "insaka.database-url", database,
                "insaka.database-user", "postgres",
                "insaka.data-dir", data.resolve("node-" + nodes.size()).toString(),
                "insaka.port", "0",
                "insaka.public-url", PUBLIC,
                "insaka.demo", "false",
                "insaka.sandbox", "false"));
        settings.put("insaka.owner-email", OWNER);
        settings.put("insaka.owner-password", "a-long-passw0rd!");
        settings.put("insaka.api-token", TOKEN);
        // Nodes of one deployment share the key of all keys.
        settings.put("insaka.master-key", "%s=".formatted("A".repeat(43)));
        var node = new SpringApplicationBuilder(InsakaApplication.class)
                .run(settings.entrySet().stream()
                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                        .toArray(String[]::new));
        nodes.add(node);
        return "http://localhost:" + node.getEnvironment().getProperty("local.server.port");
    }

    @Test
    void beginsAtOneEndsAtTheOtherAndIsOverOnBothAtOnce() {
        String one = start();
        String two = start();
        Api owner = Api.withToken(one, TOKEN);
        var settings = new HashMap<String, Object>(Map.of(
                "organisation",
                "two-nodes",
                "name",
                "Company login",
                "issuer",
                provider.issuer(),
                "clientId",
                TestingProvider.CLIENT,
                "clientSecret",
                TestingProvider.SECRET,
                "domains",
                List.of(),
                "required",
                false));
        String hears = owner.put("/api/v1/sign-in-provider", settings)
                .expect(200)
                .json()
                .at("/provider/logoutAddress")
                .asString();
        provider.knows("thandi", OWNER);

        var begun = Api.stranger(one)
                .post("/api/v1/sign-in/begin", Map.of("organisation", "two-nodes"))
                .expect(200);
        Api browserAtTwo = Api.stranger(two).withHeader("Cookie", "insaka_journey=" + begun.cookie("insaka_journey"));
        var entered = Provided.finish(
                        browserAtTwo,
                        provider.signIn(begun.json().get("address").asString(), "thandi"))
                .expect(200);
        String cookie = "insaka_session=" + entered.cookie("insaka_session");
        Api atOne = Api.stranger(one).withHeader("Cookie", cookie);
        Api atTwo = Api.stranger(two).withHeader("Cookie", cookie);
        atOne.get("/api/v1/session").expect(200);
        atTwo.get("/api/v1/session").expect(200);

        assertThat(ProviderSignOutTest.tell(
                        hears.replace(PUBLIC, one), provider.logoutToken(claims -> claims.subject("thandi"))))
                .isEqualTo(200);
        atOne.get("/api/v1/session").expect(401);
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> atTwo.get("/api/v1/session").expect(401));
    }
}
