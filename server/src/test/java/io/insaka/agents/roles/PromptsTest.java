package io.insaka.agents.roles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.agents.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The product's instructions. What is rendered stands in files, so that a change of a prompt is seen as it is read. */
class PromptsTest {
    static final List<Agent> AGENTS = List.of(
            new RouterAgent(),
            new ExtractionAgent(),
            new ConversationAgent(),
            new ReasonerAgent(),
            new CampaignAgent(),
            new CrmAgent(),
            new TranslatorAgent(),
            new AssistantAgent());

    private static final Path GOLDEN = Path.of("src/test/resources/agents");

    private final Roster roster = new Roster(AGENTS);

    @ParameterizedTest
    @EnumSource(Role.class)
    void rendersAsTheGoldenFile(Role role) throws IOException {
        Agent agent = roster.of(role);
        Map<String, String> facts = new HashMap<>();
        agent.placeholders().forEach(one -> facts.put(one.name(), one.example()));
        String rendered = new Instructions(agent.instructions()).render(facts);
        String name = role.name().toLowerCase(Locale.ROOT) + ".md";
        Files.writeString(Files.createDirectories(Path.of("target/agents")).resolve(name), rendered + "\n");
        assertThat(rendered + "\n")
                .as("when the change is meant, copy target/agents/" + name)
                .isEqualTo(Files.readString(GOLDEN.resolve(name), UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void namesOnlyWhatIsKnownOfTheRole(Role role) {
        Agent agent = roster.of(role);
        var instructions = new Instructions(agent.instructions());
        assertThat(instructions.unknown(agent.placeholders())).isEmpty();
        assertThat(instructions.broken()).isFalse();
        assertThat(instructions.names())
                .containsAll(
                        agent.placeholders().stream().map(Placeholder::name).toList());
        assertThat(agent.instructions().length()).as("short").isLessThan(3_000);
    }

    @Test
    void leavesALineOutThatNamesWhatNobodyKnows() {
        var instructions = new Instructions("Hello {{organisation}}.\n- Tone: {{tone}}\nWrite in {{language}}.");
        assertThat(instructions.render(Map.of("organisation", "Mosi {{tone}}", "tone", " ", "language", "sw")))
                .isEqualTo("Hello Mosi {{tone}}.\nWrite in Swahili.");
    }

    @Test
    void findsPlaceholdersThatAreNone() {
        var known = List.of(Placeholder.ORGANISATION);
        assertThat(new Instructions("{{organisation}} {{ price }} {{Name}}").unknown(known))
                .containsExactly("Name", "price");
        assertThat(new Instructions("{{organisation").broken()).isTrue();
        assertThat(new Instructions("{{}}").broken()).isTrue();
        assertThat(new Instructions("{name} and {{organisation}}").broken()).isFalse();
    }
}
