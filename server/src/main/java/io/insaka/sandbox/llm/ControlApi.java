package io.insaka.sandbox.llm;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Journal;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Scope;
import io.insaka.sandbox.llm.play.Script;
import io.insaka.sandbox.llm.play.World;
import io.insaka.sandbox.llm.play.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Steers the simulated models from outside. Each call carries an API key of the sandbox and touches that key's world only.
 *
 * <pre>{@code
 * POST   /answers {says | calls, arguments | json | refuses | blocked: true | nothing: true, provider?, model?, purpose?, times?}
 * POST   /rules   {when?, whenSystem?, picture?, + one of the above}
 * POST   /faults  {fault, next | share, provider?, model?, purpose?}
 * PUT    /latency {ms, provider?, hangMs?, slowMs?}
 * PUT    /limits  {contextTokens}
 * GET    /journal?provider=&model=&limit=
 * GET    /counts
 * DELETE /answers | /faults | /          answers and rules; faults; everything, journal included
 * }</pre>
 */
final class ControlApi implements Simulator {
    private static final String BEARER = "Bearer ";
    private static final int MOST_TIMES = 10_000;
    private static final int LONGEST_MS = 600_000;

    private final Worlds worlds;

    ControlApi(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public Answer answer(Request request) {
        String header = request.header("authorization");
        Optional<World> world =
                header.startsWith(BEARER) ? worlds.find(header.substring(BEARER.length())) : Optional.empty();
        if (world.isEmpty()) {
            return problem(401, "send an API key of the sandbox: Authorization: Bearer " + Worlds.KEY);
        }
        try {
            return route(world.get(), request);
        } catch (IllegalArgumentException wrong) {
            return problem(400, String.valueOf(wrong.getMessage()));
        }
    }

    private static Answer route(World world, Request request) {
        JsonNode wanted = Json.readObject(request.body()).orElseGet(Json::object);
        switch (request.method() + " " + request.path()) {
            case "POST /answers" -> {
                for (int times = number(wanted, "times", 1, MOST_TIMES); times > 0; times--) {
                    world.script().next(scope(wanted), reaction(wanted));
                }
            }
            case "POST /rules" -> world.script().when(scope(wanted), condition(wanted), reaction(wanted));
            case "POST /faults" -> fail(world, wanted);
            case "PUT /latency" -> slow(world, wanted);
            case "PUT /limits" -> world.context(number(wanted, "contextTokens", Integer.MAX_VALUE, Integer.MAX_VALUE));
            case "DELETE /answers" -> world.script().clear();
            case "DELETE /faults" -> world.faults().clear();
            case "DELETE /" -> world.reset();
            case "GET /journal" -> {
                return journal(world.journal(), request);
            }
            case "GET /counts" -> {
                return counts(world);
            }
            default -> {
                return problem(404, "no such switch: " + request.method() + " " + request.path());
            }
        }
        return Answer.json(200, "{}");
    }

    private static Scope scope(JsonNode wanted) {
        String purpose = wanted.path("purpose").asString("chat").toUpperCase(Locale.ROOT);
        return new Scope(
                wanted.path("provider").asString(""), wanted.path("model").asString(""), Ask.Purpose.valueOf(purpose));
    }

    private static Reaction reaction(JsonNode wanted) {
        if (wanted.path("says").isString()) {
            return Reaction.say(wanted.path("says").asString());
        }
        if (wanted.path("calls").isString()) {
            JsonNode arguments = wanted.path("arguments");
            return arguments.isString()
                    ? new Reaction.Use(
                            List.of(new Reaction.ToolUse(wanted.path("calls").asString(), arguments.asString())))
                    : Reaction.use(wanted.path("calls").asString(), arguments.isObject() ? arguments : Json.object());
        }
        if (wanted.has("json")) {
            return Reaction.json(wanted.path("json"));
        }
        if (wanted.path("refuses").isString()) {
            return new Reaction.Refuse(wanted.path("refuses").asString());
        }
        if (wanted.path("nothing").asBoolean(false)) {
            return new Reaction.Nothing();
        }
        if (wanted.path("blocked").asBoolean(false)) {
            return new Reaction.Blocked();
        }
        throw new IllegalArgumentException("one of says, calls, json, refuses, blocked, nothing");
    }

    private static Predicate<Ask> condition(JsonNode wanted) {
        Predicate<Ask> condition = Script.contains(wanted.path("when").asString(""))
                .and(Script.systemContains(wanted.path("whenSystem").asString("")));
        return wanted.has("picture")
                ? condition.and(ask ->
                        ask.pictures().isEmpty() != wanted.path("picture").asBoolean(true))
                : condition;
    }

    private static void fail(World world, JsonNode wanted) {
        Fault fault = Fault.valueOf(wanted.path("fault").asString("").toUpperCase(Locale.ROOT));
        if (wanted.has("share")) {
            world.faults().share(scope(wanted), fault, wanted.path("share").asDouble(-1));
        } else {
            world.faults().next(scope(wanted), fault, number(wanted, "next", 1, Integer.MAX_VALUE));
        }
    }

    private static void slow(World world, JsonNode wanted) {
        Duration latency = Duration.ofMillis(number(wanted, "ms", 0, LONGEST_MS));
        String provider = wanted.path("provider").asString("");
        if (provider.isEmpty()) {
            world.latency(latency);
        } else {
            world.latency(provider, latency);
        }
        if (wanted.has("slowMs")) {
            world.slowness(Duration.ofMillis(number(wanted, "slowMs", 0, LONGEST_MS)));
        }
        if (wanted.has("hangMs")) {
            world.hang(Duration.ofMillis(number(wanted, "hangMs", 0, LONGEST_MS)));
        }
    }

    private static int number(JsonNode wanted, String name, int otherwise, int most) {
        int number = wanted.path(name).asInt(otherwise);
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(name + " lies between 0 and " + most);
        }
        return number;
    }

    private static Answer journal(Journal journal, Request request) {
        String provider = request.query().getOrDefault("provider", "");
        String model = request.query().getOrDefault("model", "");
        int limit = Integer.parseInt(request.query().getOrDefault("limit", "100"));
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        journal.calls().reversed().stream()
                .filter(call -> provider.isEmpty() || call.provider().equals(provider))
                .filter(call -> model.isEmpty() || call.model().equals(model))
                .limit(limit)
                .forEach(call -> items.addObject()
                        .put("number", call.number())
                        .put("at", call.at().toString())
                        .put("provider", call.provider())
                        .put("model", call.model())
                        .put("purpose", call.purpose().name().toLowerCase(Locale.ROOT))
                        .put("content", call.content())
                        .put("text", call.text())
                        .put("status", call.status())
                        .put("fault", call.fault())
                        .put("inputTokens", call.inputTokens())
                        .put("outputTokens", call.outputTokens()));
        return Answer.json(200, Json.text(body));
    }

    private static Answer counts(World world) {
        Journal journal = world.journal();
        ObjectNode body = Json.object()
                .put("begun", journal.begun())
                .put("good", journal.good())
                .put("repeated", journal.repeated())
                .put("running", journal.running())
                .put("mostRunning", journal.mostRunning())
                .put("waitingAnswers", world.script().waiting());
        ObjectNode models = body.putObject("models");
        journal.counts().forEach(models::put);
        return Answer.json(200, Json.text(body));
    }

    private static Answer problem(int status, String what) {
        return Answer.json(status, Json.text(Json.object().put("error", what)));
    }
}
