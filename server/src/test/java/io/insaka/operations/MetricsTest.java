package io.insaka.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ProductTest
class MetricsTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> FOREIGN = Set.of("jvm", "process", "hikaricp", "system");
    private static final Pattern NOT_A_METRIC = Pattern.compile(
            "\\{[^}]*}|\\[[^\\]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)|\\b\\w+\\s*\\(|\\b(or|and|unless)\\b");
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*_?[a-z0-9_]*\\b");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)`", Pattern.MULTILINE);
    private static final Pattern EXPRESSION = Pattern.compile("^\\s+expr: (.*)$", Pattern.MULTILINE);

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel testing;

    private TestingAccount account;

    @BeforeEach
    void exchangeAMessage() {
        account = TestingAccount.connect(testing, organisations.found());
        account.deliver(TestingAccount.text("260970000009", "metrics", "agent please"));
        account.awaitBalanced(1);
        await().atMost(TestingAccount.PATIENCE).until(() -> !account.sent().isEmpty());
    }

    private String scraped() {
        return organisations.stranger().get("/metrics").expect(200).text();
    }

    @Test
    void countsWhatThePromisedNamesSay() {
        var before = new double[] {value("messages_total", "inbound"), value("messages_total", "outbound")};
        account.deliver(
                TestingAccount.text("260970000009", "once", "agent"),
                TestingAccount.text("260970000009", "once", "agent"));
        account.awaitBalanced(2);
        assertThat(value("messages_total", "inbound")).isEqualTo(before[0] + 1);
        Exposition exposition = Exposition.parse(scraped());
        assertThat(exposition.families()).containsKeys("active_conversations_total", "intake_queue_items");
        assertThat(type(exposition, "api_response_time_seconds")).isEqualTo("histogram");
        assertThat(type(exposition, "turn_step_seconds")).isEqualTo("histogram");
        assertThat(type(exposition, "messages_total")).isEqualTo("counter");
        assertThat(scraped()).containsPattern("active_conversations_total [1-9]");
        assertThat(before[1]).isPositive();
    }

    private static String type(Exposition exposition, String family) {
        Exposition.Family found = exposition.families().get(family);
        return found == null ? "missing" : found.type();
    }

    private double value(String name, String direction) {
        return scraped()
                .lines()
                .filter(line -> line.startsWith(name + "{direction=\"" + direction + "\",platform=\"testing\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void namesNoOrganisationNoPersonAndNoAddressAsItWasCalled() {
        account.api().get("/api/v1/conversations/" + account.conversation()).expect(200);
        account.api().get("/api/v1/nothing/here").expect(404);
        String text = scraped();
        assertThat(text)
                .doesNotContain(account.conversation())
                .doesNotContain(account.id())
                .doesNotContain("260970000009")
                .doesNotContain("nothing/here")
                .contains("endpoint=\"GET /api/v1/conversations/{id}\"");
    }

    @Test
    void passesPrometheusOwnCheck() throws IOException, InterruptedException {
        String text = scraped();
        Exposition.parse(text)
                .families()
                .forEach((name, family) -> assertThat(family.help()).as(name).isNotBlank());
        promtool(text, "check", "metrics");
        promtool("", "check", "rules", "alerts.yml");
        promtool("", "test", "rules", "alerts_test.yml");
    }

    /** CI installs it; on another machine without it the strict reader has to do. */
    private static void promtool(String input, String... arguments) throws IOException, InterruptedException {
        if (!"true".equals(System.getenv("CI")) && !Files.isExecutable(Path.of("/usr/bin/promtool"))) {
            return;
        }
        Path in = Files.createTempFile("metrics", ".txt");
        Path out = Files.createTempFile("promtool", ".txt");
        Files.writeString(in, input);
        var command = new java.util.ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command)
                .directory(ROOT.resolve("deploy/prometheus").toFile())
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(out, StandardCharsets.UTF_8)).isZero();
    }

    @Test
    void theDashboardAndTheAlertsAskOnlyForWhatThereIs() throws IOException {
        JsonNode dashboard = new JsonMapper().readTree(Files.readString(ROOT.resolve("deploy/grafana/insaka.json")));
        Set<String> asked = new TreeSet<>();
        dashboard
                .get("panels")
                .forEach(panel -> panel.get("targets")
                        .forEach(target -> asked.addAll(names(target.get("expr").asString()))));
        assertThat(asked).hasSizeGreaterThan(15);
        EXPRESSION
                .matcher(Files.readString(ROOT.resolve("deploy/prometheus/alerts.yml")))
                .results()
                .forEach(rule -> asked.addAll(names(rule.group(1))));
        Set<String> there = scraped()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        assertThat(there).containsAll(asked);
    }

    private static Set<String> names(String expression) {
        String rest = NOT_A_METRIC.matcher(expression).replaceAll(" ");
        rest = NOT_A_METRIC.matcher(rest).replaceAll(" ");
        return NAME.matcher(rest).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void theTableInTheDocumentationIsComplete() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/operations.md"));
        int section = document.indexOf("\n## Metrics");
        Set<String> told = ROW.matcher(document.substring(section, document.indexOf("\n## ", section + 1)))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Exposition.Family> families = Exposition.parse(scraped()).families();
        Set<String> own = families.keySet().stream()
                .filter(name -> !FOREIGN.contains(name.split("_", 2)[0]) && !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(own);
    }
}
