package io.insaka.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.Embedded;
import io.insaka.llm.Kind;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.ModelReply.Why;
import io.insaka.llm.Models;
import io.insaka.llm.Models.Ability;
import io.insaka.llm.Recording;
import io.insaka.llm.Transcript;
import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.World;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What every provider must do: answer, and fail in a way that the next one answers. */
@ProductTest
abstract class ModelsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECOND = "The second one answers.";
    private static final Ask.Tool FIND = new Ask.Tool("find_order", "Finds an order.", """
            {"type":"object","properties":{"number":{"type":"string"}},"required":["number"],"additionalProperties":false}""");
    private static final Ask.Shape MOOD = new Ask.Shape("mood", """
            {"type":"object","properties":{"mood":{"type":"string","enum":["good","bad"]},"sure":{"type":"number"}},\
            "required":["mood","sure"],"additionalProperties":false}""");

    @Autowired
    Organisations organisations;

    @Autowired
    Models models;

    @Autowired
    ModelSimulators simulators;

    private Organisations.Organisation organisation;
    private TenantId tenant;
    private World world;
    private World secondWorld;

    /** How this provider is played. */
    abstract Kind kind();

    /** Where it is below the sandbox. */
    abstract String path();

    abstract String model();

    @Nullable
    String embeddingModel() {
        return null;
    }

    @Nullable
    String transcriptionModel() {
        return null;
    }

    /** Whether it asks for a key at all; a server of one's own may take whatever comes. */
    boolean asksForAKey() {
        return true;
    }

    @BeforeEach
    void found() {
        organisation = organisations.found();
        tenant = organisation.tenant();
        world = simulators.world("sandbox-a-" + tenant);
        secondWorld = simulators.world("sandbox-b-" + tenant);
        Map<String, Object> first = new HashMap<>(Map.of(
                "kind",
                kind().wireName(),
                "name",
                "First",
                "baseUrl",
                organisation.api().baseUrl() + "/sandbox/llm/" + path(),
                "apiKey",
                "sandbox-a-" + tenant,
                "model",
                model()));
        first.put("embeddingModel", embeddingModel());
        first.put("transcriptionModel", transcriptionModel());
        organisation.api().post("/api/v1/models", first).expect(201);
    }

    private void addSecond() {
        organisation
                .api()
                .post(
                        "/api/v1/models",
                        Map.of(
                                "kind", "openai-compatible",
                                "name", "Second",
                                "baseUrl", organisation.api().baseUrl() + "/sandbox/llm/compatible/v1",
                                "apiKey", "sandbox-b-" + tenant,
                                "model", "llama3.2"))
                .expect(201);
        secondWorld.script().when("", Reaction.say(SECOND));
    }

    private static Ask ask(List<Line> lines, List<Ask.Tool> tools, Ask.@Nullable Shape shape, Duration patience) {
        return new Ask("conversation", null, lines, tools, shape, 0.2, 500, patience, null);
    }

    private static Ask question(Duration patience) {
        return ask(
                List.of(new Line.Instruction("Be short."), new Line.Customer("When are you open?")),
                List.of(),
                null,
                patience);
    }

    private ModelReply.Said said(ModelReply reply) {
        assertThat(reply).as(reply.toString()).isInstanceOf(ModelReply.Said.class);
        return (ModelReply.Said) reply;
    }

    @Test
    void answersAndCountsWhatItCost() {
        world.script().next(Reaction.say("We open at eight."));
        ModelReply.Said said = said(models.chat(tenant, question(PATIENCE)));
        assertThat(said.text()).isEqualTo("We open at eight.");
        assertThat(said.usage().provider()).isEqualTo("First");
        assertThat(said.usage().model()).isEqualTo(model());
        assertThat(said.usage().attempts()).isEqualTo(1);
        assertThat(said.usage().inputTokens()).isPositive();
        assertThat(said.usage().outputTokens()).isPositive();
    }

    @Test
    void callsATool() {
        world.script().next(Reaction.use("find_order", Json.object().put("number", "A-7")));
        List<Line> lines = List.of(new Line.Instruction("Help."), new Line.Customer("Where is A-7?"));
        ModelReply.Said said = said(models.chat(tenant, ask(lines, List.of(FIND), null, PATIENCE)));
        assertThat(said.calls()).hasSize(1);
        Line.ToolCall call = said.calls().getFirst();
        assertThat(call.tool()).isEqualTo("find_order");
        assertThat(call.arguments()).contains("A-7");
        List<Line> then = List.of(
                lines.get(0),
                lines.get(1),
                new Line.Assistant(said.text(), said.calls()),
                new Line.ToolResult(call.id(), "find_order", "On its way."));
        assertThat(said(models.chat(tenant, ask(then, List.of(FIND), null, PATIENCE)))
                        .text())
                .isNotBlank();
    }

    @Test
    void keepsToAShape() {
        world.script().next(Reaction.json(Json.object().put("mood", "good").put("sure", 0.9)));
        List<Line> lines = List.of(new Line.Instruction("Tell the mood."), new Line.Customer("Thank you!"));
        ModelReply.Said said = said(models.chat(tenant, ask(lines, List.of(), MOOD, PATIENCE)));
        assertThat(said.text()).contains("\"good\"");
        assertThat(said.usage().attempts()).isEqualTo(1);
    }

    @Test
    void seesAPicture() {
        byte[] dot = java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        List<Line> lines = List.of(new Line.Customer("What is it?", List.of(new Line.Picture("image/png", dot))));
        assertThat(said(models.chat(tenant, ask(lines, List.of(), null, PATIENCE)))
                        .text())
                .isNotBlank();
    }

    @Test
    void takesAConversationThatTheBotBegan() {
        List<Line> lines = List.of(
                new Line.Instruction("Be kind."),
                new Line.Assistant("Good morning!", List.of()),
                new Line.Customer("Good morning."),
                new Line.Customer("Are you open?"));
        assertThat(said(models.chat(tenant, ask(lines, List.of(), null, PATIENCE)))
                        .usage()
                        .attempts())
                .isEqualTo(1);
    }

    /** Those that end the question, and those that need another time limit, have tests of their own; slow is no failure. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REFUSAL", "BLOCKED", "HANG", "SLOW", "HALF_BATCH", "UNEVEN_VECTORS", "ODD_NUMBERS", "OTHER_LENGTH"
            })
    void leavesEveryFailureToTheNext(Fault fault) {
        addSecond();
        world.faults().next(fault, 20);
        List<Line> lines = List.of(new Line.Instruction("Help."), new Line.Customer("Where is A-7?"));
        boolean tools = List.of(Fault.WRONG_ARGUMENTS, Fault.BROKEN_ARGUMENTS, Fault.UNKNOWN_TOOL)
                .contains(fault);
        ModelReply.Said said = said(models.chat(tenant, ask(lines, tools ? List.of(FIND) : List.of(), null, PATIENCE)));
        assertThat(said.usage().provider()).isEqualTo("Second");
        assertThat(said.text()).isEqualTo(SECOND);
        assertThat(said.usage().attempts()).isBetween(2, 4);
    }

    @Test
    void leavesASilentOneToTheNextInTime() {
        addSecond();
        world.hang(Duration.ofSeconds(6));
        world.faults().next(Fault.HANG, 20);
        ModelReply.Said said = said(models.chat(tenant, question(Duration.ofSeconds(3))));
        assertThat(said.text()).isEqualTo(SECOND);
        assertThat(said.usage().attempts()).isEqualTo(2);
    }

    @Test
    void waitsForASilentOneNoLongerThanItMay() {
        world.hang(Duration.ofSeconds(6));
        world.faults().next(Fault.HANG, 20);
        ModelReply reply = models.chat(tenant, question(Duration.ofMillis(500)));
        assertThat(reply).isInstanceOf(ModelReply.None.class);
        assertThat(reply.usage().millis()).isLessThan(6_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSAL", "BLOCKED"})
    void tellsARefusal(Fault fault) {
        addSecond();
        world.faults().next(fault, 1);
        ModelReply reply = models.chat(tenant, question(PATIENCE));
        assertThat(reply).as(reply.toString()).isInstanceOf(ModelReply.Refused.class);
        assertThat(secondWorld.journal().calls()).isEmpty();
    }

    @Test
    void tellsThatNobodyHasRoom() {
        world.faults().next(Fault.CONTEXT_TOO_LONG, 20);
        assertThat(models.chat(tenant, question(PATIENCE)))
                .isInstanceOfSatisfying(
                        ModelReply.None.class, none -> assertThat(none.why()).isEqualTo(Why.TOO_LONG));
    }

    @Test
    void comesBackFromAPassingFailure() {
        world.faults().next(Fault.SERVER_ERROR, 1);
        assertThat(said(models.chat(tenant, question(PATIENCE))).usage().attempts())
                .isEqualTo(2);
    }

    @Test
    void repairsAnAnswerThatDoesNotFit() {
        world.faults().next(Fault.WRONG_ARGUMENTS, 1);
        List<Line> lines = List.of(new Line.Instruction("Tell the mood."), new Line.Customer("Thank you!"));
        ModelReply.Said said = said(models.chat(tenant, ask(lines, List.of(), MOOD, PATIENCE)));
        assertThat(said.text()).contains("mood");
        assertThat(said.usage().attempts()).isEqualTo(2);
    }

    @Test
    void asksNobodyWithAWrongKeyAgainUnlessItNeedsNone() {
        organisation
                .api()
                .put(
                        "/api/v1/models/"
                                + organisation
                                        .api()
                                        .get("/api/v1/models")
                                        .expect(200)
                                        .json()
                                        .at("/items/0/id")
                                        .asString(),
                        Map.of(
                                "kind",
                                kind().wireName(),
                                "name",
                                "First",
                                "baseUrl",
                                organisation.api().baseUrl() + "/sandbox/llm/" + path(),
                                "apiKey",
                                "somebody-elses-key",
                                "model",
                                model()))
                .expect(200);
        if (!asksForAKey()) {
            assertThat(said(models.chat(tenant, question(PATIENCE))).usage().attempts())
                    .isEqualTo(1);
            assertThat(models.ready(tenant, Ability.CHAT)).isTrue();
            return;
        }
        assertThat(models.chat(tenant, question(PATIENCE)).usage().attempts()).isEqualTo(1);
        assertThat(models.chat(tenant, question(PATIENCE)).usage().attempts()).isZero();
        assertThat(models.ready(tenant, Ability.CHAT)).isFalse();
    }

    @Test
    void embedsOrSaysThatItCannot() {
        if (embeddingModel() == null) {
            assertThat(models.embed(tenant, List.of("open"))).isEqualTo(Embedded.NONE);
            return;
        }
        Embedded embedded = models.embed(tenant, List.of("When are you open?", "", "Where are you?"));
        assertThat(embedded.model()).isEqualTo(embeddingModel());
        assertThat(embedded.vectors()).hasSize(3);
        double length = 0;
        for (float value : embedded.vectors().getFirst()) {
            length += (double) value * value;
        }
        assertThat(length).isBetween(0.99, 1.01);
    }

    @Test
    void writesDownWhatWasSaidOrSaysThatItCannot() {
        var recording = new Recording(
                null, "audio/ogg; codecs=opus", "Good morning".getBytes(), Duration.ofSeconds(3), PATIENCE);
        Transcript transcript = models.transcribe(tenant, recording);
        if (transcriptionModel() == null) {
            assertThat(transcript)
                    .isInstanceOfSatisfying(
                            Transcript.None.class,
                            none -> assertThat(none.why()).isEqualTo(Why.NOT_CONFIGURED));
            return;
        }
        assertThat(transcript).as(transcript.toString()).isInstanceOf(Transcript.Written.class);
    }
}
