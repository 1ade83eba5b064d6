package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.InsakaApplication;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Api;
import io.insaka.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** The product started from nothing, as a newcomer and as two nodes of one deployment start it. */
class FirstStartTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path data;

    private final String database = TestPostgres.freshDatabase();
    private final List<ConfigurableApplicationContext> nodes = new CopyOnWriteArrayList<>();
    private final List<OrganisationFounded> announced = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    private ConfigurableApplicationContext start(String folder, Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("insaka.database-url", database);
        all.put("insaka.database-user", "postgres");
        all.put("insaka.data-dir", data.resolve(folder).toString());
        all.put("insaka.port", "0");
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        ApplicationListener<PayloadApplicationEvent<?>> listener = event -> {
            if (event.getPayload() instanceof OrganisationFounded founded) {
                announced.add(founded);
            }
        };
        var node = new SpringApplicationBuilder(InsakaApplication.class)
                .listeners(listener)
                .run(arguments.toArray(String[]::new));
        nodes.add(node);
        return node;
    }

    private static String address(ConfigurableApplicationContext node) {
        return "http://localhost:" + node.getEnvironment().getProperty("local.server.port");
    }

    @Test
    void foundsADemoOrganisationAndKeepsItsSignInForTheNewcomer() throws IOException {
        var first = start("one", Map.of());
        Path file = data.resolve("one/first-sign-in.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        String password = lines.get(1).replace("Password:", "").strip();
        assertThat(lines.get(0)).endsWith("owner@insaka.example");
        Api stranger = Api.stranger(address(first));
        var signedIn = stranger.post("/api/v1/session", Map.of("email", "owner@insaka.example", "password", password))
                .expect(200);
        assertThat(signedIn.json().at("/organisation/name").asString()).isEqualTo("Insaka demo");
        assertThat(announced).singleElement().matches(OrganisationFounded::demo);

        first.close();
        var again = start("one", Map.of());
        assertThat(Api.stranger(address(again))
                        .withHeader("Cookie", "insaka_session=" + signedIn.cookie("insaka_session"))
                        .get("/api/v1/session")
                        .status())
                .as("a session survives a restart")
                .isEqualTo(200);
        assertThat(announced).hasSize(1);
    }

    @Test
    void foundsOneOrganisationHoweverManyNodesStart() throws InterruptedException, ExecutionException {
        Map<String, String> settings = Map.of(
                "insaka.owner-email", "Boss@Example.com",
                "insaka.owner-password", "the boss's own",
                "insaka.api-token", TOKEN,
                "insaka.sandbox", "false",
                // Nodes of one deployment share the key of all keys.
                "insaka.master-key", "%s=".formatted("A".repeat(43)));
        Callable<ConfigurableApplicationContext> one = () -> start("one", settings);
        Callable<ConfigurableApplicationContext> two = () -> start("two", settings);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<ConfigurableApplicationContext> started : threads.invokeAll(List.of(one, two))) {
                var me = Api.withToken(address(started.get()), TOKEN)
                        .get("/api/v1/session")
                        .expect(200)
                        .json();
                assertThat(me.at("/teammate/email").asString()).isEqualTo("boss@example.com");
                assertThat(me.at("/teammate/role").asString()).isEqualTo("owner");
                assertThat(me.get("permissions")).hasSize(Permission.values().length);
            }
        }
        List<TenantId> organisations = nodes.getFirst().getBean(Tenants.class).all();
        assertThat(organisations).hasSize(1);
        assertThat(announced).containsExactly(new OrganisationFounded(organisations.getFirst(), false));
        assertThat(data.resolve("one/first-sign-in.txt")).doesNotExist();
        Api.stranger(address(nodes.getFirst()))
                .post("/api/v1/session", Map.of("email", "boss@example.com", "password", "the boss's own"))
                .expect(200);
    }
}
