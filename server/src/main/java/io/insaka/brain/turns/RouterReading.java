package io.insaka.brain.turns;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.brain.intent.Understanding;
import io.insaka.brain.intent.Understanding.Guess;
import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.skill.Understood.Entity;
import io.insaka.brain.skill.Understood.Priority;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message wants and tells, read by a model: one question a turn, its answer journalled. What comes back is checked
 * field by field; whatever is wrong with it, the caller goes on with what was read without a model.
 */
@Component
class RouterReading {
    private static final String KEY = "understand";
    private static final String NONE = "none";
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int MOST_ENTITIES = 20;
    private static final int LONGEST_ENTITY = 200;
    /** Without it the message is read all the same, only less well. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final double ACTED_ON_FROM = 0.7;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,19}");

    private final Agents agents;
    private final Skills skills;
    private final JsonMapper json;

    RouterReading(Agents agents, Skills skills, JsonMapper json) {
        this.agents = agents;
        this.skills = skills;
        this.json = json;
    }

    /** @param reading empty when the model gave none that can be used */
    record Answer(Optional<Reading> reading, Insight insight) {}

    /** @param heard the language of the message; empty when the model does not say */
    record Reading(Understanding understanding, String heard, Understood understood) {}

    /** What is kept on disk: the model's words as they came. */
    record Journalled(String text, Insight.Call call) {}

    /** The form. Missing fields are null. */
    record Form(
            @Nullable String intent,
            @Nullable Double confidence,
            @Nullable String priority,
            @Nullable Double sentiment,
            @Nullable String language,
            @Nullable List<@Nullable Named> entities) {
        record Named(@Nullable String kind, @Nullable String value) {}
    }

    boolean ready(TenantId tenant) {
        return agents.ready(tenant, Role.ROUTER);
    }

    Answer read(TurnState state, Once once, Optional<Double> sureFrom) {
        String said = once.call(KEY, () -> json.writeValueAsString(ask(state, once.atMost(PATIENCE))));
        Journalled journalled = json.readValue(said, Journalled.class);
        return new Answer(
                checked(journalled, state, sureFrom.orElse(ACTED_ON_FROM)),
                new Insight(List.of(journalled.call()), List.of()));
    }

    private Journalled ask(TurnState state, Duration patience) {
        String words = state.input().heard().words();
        String text = words.length() > LONGEST_MESSAGE ? words.substring(0, LONGEST_MESSAGE) : words;
        String intents = skills.teachable().stream()
                .map(skill -> "- " + skill.name() + ": " + skill.description())
                .collect(Collectors.joining("\n"));
        var briefing = new Briefing(
                state.input().conversation(),
                Map.of("intents", intents),
                List.of(),
                List.of(new Line.Customer(text)),
                List.of(),
                new Ask.Shape("understanding", schema()),
                null,
                patience);
        try {
            AgentReply reply = agents.ask(state.input().tenant(), Role.ROUTER, briefing);
            return switch (reply.reply()) {
                case ModelReply.Said said -> journalled(reply, "said", said.text());
                case ModelReply.Refused refused -> journalled(reply, "refused", "");
                case ModelReply.None none ->
                    journalled(reply, none.why().name().toLowerCase(Locale.ROOT).replace('_', '-'), "");
            };
        } catch (RuntimeException failure) {
            var call = new Insight.Call(role(), 0, "", "", failure.getClass().getSimpleName(), 0, 0, 0, 0);
            return new Journalled("", call);
        }
    }

    private static Journalled journalled(AgentReply reply, String outcome, String text) {
        Usage usage = reply.reply().usage();
        return new Journalled(
                text,
                new Insight.Call(
                        role(),
                        reply.prompt(),
                        usage.provider(),
                        usage.model(),
                        outcome,
                        usage.inputTokens(),
                        usage.outputTokens(),
                        usage.microCost(),
                        usage.millis()));
    }

    private static String role() {
        return Role.ROUTER.name().toLowerCase(Locale.ROOT);
    }

    private String schema() {
        List<String> intents = new java.util.ArrayList<>(
                skills.teachable().stream().map(Skill::name).toList());
        intents.add(NONE);
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> number = Map.of("type", "number");
        return json.writeValueAsString(object(Map.of(
                "intent",
                Map.of("type", "string", "enum", intents),
                "confidence",
                number,
                "priority",
                Map.of("type", "string", "enum", List.of("low", "normal", "high")),
                "sentiment",
                number,
                "language",
                text,
                "entities",
                Map.of("type", "array", "items", object(Map.of("kind", text, "value", text))))));
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                properties.keySet().stream().sorted().toList(),
                "additionalProperties",
                false);
    }

    private Optional<Reading> checked(Journalled journalled, TurnState state, double sureFrom) {
        if (journalled.text().isBlank()) {
            return Optional.empty();
        }
        try {
            Form form = json.readValue(journalled.text(), Form.class);
            return form == null
                    ? Optional.empty()
                    : reading(form, journalled.call().model(), state, sureFrom);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private Optional<Reading> reading(Form form, String model, TurnState state, double sureFrom) {
        Double confidence = form.confidence();
        Double sentiment = form.sentiment();
        Optional<Priority> priority = priority(form.priority());
        String intent = form.intent();
        boolean known = intent != null
                && (intent.equals(NONE)
                        || skills.teachable().stream()
                                .anyMatch(skill -> skill.name().equals(intent)));
        if (!known || priority.isEmpty() || !within(confidence, 0) || !within(sentiment, -1)) {
            return Optional.empty();
        }
        List<Guess> guesses = NONE.equals(intent) || intent == null || confidence == null
                ? List.of()
                : List.of(new Guess(intent, confidence));
        String said = form.language() == null ? "" : form.language().toLowerCase(Locale.ROOT);
        String heard = LANGUAGE.matcher(said).matches() ? said : "";
        String language = heard.isEmpty() ? state.understood().language() : heard;
        var understood = new Understood(
                language,
                priority.get(),
                sentiment == null ? 0 : sentiment,
                entities(form, state),
                model.isEmpty() ? role() : model);
        return Optional.of(new Reading(new Understanding(guesses, sureFrom), heard, understood));
    }

    private static boolean within(@Nullable Double value, double lowest) {
        return value != null && value >= lowest && value <= 1;
    }

    private static Optional<Priority> priority(@Nullable String name) {
        return List.of(Priority.values()).stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Only what really stands in the message: a model makes things up. */
    private static List<Entity> entities(Form form, TurnState state) {
        String words = state.input().heard().words().toLowerCase(Locale.ROOT);
        return form.entities() == null
                ? state.understood().entities()
                : form.entities().stream()
                        .filter(named -> named != null && named.kind() != null && named.value() != null)
                        .map(named -> new Entity(
                                String.valueOf(named.kind()).toLowerCase(Locale.ROOT),
                                String.valueOf(named.value()).strip()))
                        .filter(entity -> KIND.matcher(entity.kind()).matches()
                                && !entity.value().isEmpty()
                                && entity.value().length() <= LONGEST_ENTITY
                                && words.contains(entity.value().toLowerCase(Locale.ROOT)))
                        .limit(MOST_ENTITIES)
                        .toList();
    }
}
