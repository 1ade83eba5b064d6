package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Multipart;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.World;
import io.insaka.sandbox.llm.play.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider that speaks as OpenAI does, below {@code /v1}. */
public final class OpenAiSimulator implements Simulator {
    private static final String BEARER = "Bearer ";
    private static final Duration DEAF = Duration.ofMinutes(2);

    private final Flavour flavour;
    private final Worlds worlds;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();

    public OpenAiSimulator(Flavour flavour, Worlds worlds, Clock clock) {
        this.flavour = flavour;
        this.worlds = worlds;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        if (flavour == Flavour.COMPATIBLE && !request.header("upgrade").isEmpty()) {
            return new Answer.Silence(DEAF);
        }
        try {
            World world = world(request);
            return route(world, request);
        } catch (Refused refused) {
            return flavour.answer(refused.error(), "req_" + numbers.incrementAndGet());
        }
    }

    private World world(Request request) {
        String header = request.header("authorization");
        if (!flavour.needsKey()) {
            return worlds.find(header.startsWith(BEARER) ? header.substring(BEARER.length()) : "")
                    .or(() -> worlds.find(Worlds.KEY))
                    .orElseThrow();
        }
        if (!header.startsWith(BEARER) || header.substring(BEARER.length()).isBlank()) {
            throw new Refused(OpenAiError.noKey());
        }
        String key = header.substring(BEARER.length());
        return worlds.find(key).orElseThrow(() -> new Refused(flavour.wrongKey(key)));
    }

    private Answer route(World world, Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /v1/chat/completions" -> asked(world, request, Purpose.CHAT);
            case "POST /v1/embeddings" -> asked(world, request, Purpose.EMBEDDING);
            case "POST /v1/audio/transcriptions" -> asked(world, request, Purpose.TRANSCRIPTION);
            case "GET /v1/models" -> models();
            default -> throw new Refused(OpenAiError.noPath(request.method(), request.path()));
        };
    }

    private Answer asked(World world, Request request, Purpose purpose) {
        Optional<Multipart> form = purpose == Purpose.TRANSCRIPTION ? Multipart.read(request) : Optional.empty();
        ObjectNode body = purpose == Purpose.TRANSCRIPTION
                ? Json.object().put("model", model(form))
                : Json.readObject(request.body()).orElseGet(Json::object);
        String name = body.path("model").asString("");
        try {
            if (purpose == Purpose.TRANSCRIPTION ? form.isEmpty() : !readable(request)) {
                throw new Refused(OpenAiError.invalid(
                        "We could not parse the " + (purpose == Purpose.TRANSCRIPTION ? "form" : "JSON body")
                                + " of your request.",
                        "",
                        ""));
            }
            KnownModel model = find(name, purpose, request.path());
            return switch (purpose) {
                case CHAT -> chat(world, model, body);
                case EMBEDDING -> {
                    var embedding = new Embedding(flavour, model, body);
                    yield world.play(embedding.ask(), Json.canonical(body), embedding);
                }
                case TRANSCRIPTION -> {
                    var transcription = new Transcription(flavour, model, form.orElseThrow());
                    yield world.play(transcription.ask(), transcription.content(), transcription);
                }
            };
        } catch (Refused refused) {
            world.refused(
                    purpose,
                    flavour.provider(),
                    name,
                    Json.canonical(body),
                    refused.error().status());
            throw refused;
        }
    }

    private static String model(Optional<Multipart> form) {
        return form.flatMap(parts -> parts.part("model"))
                .map(Multipart.Part::text)
                .orElse("");
    }

    private static boolean readable(Request request) {
        return request.contentType().equals("application/json")
                && Json.readObject(request.body()).isPresent();
    }

    private KnownModel find(String name, Purpose purpose, String path) {
        if (name.isEmpty()) {
            throw new Refused(OpenAiError.invalid("you must provide a model parameter", "", ""));
        }
        KnownModel model = flavour.model(name).orElseThrow(() -> new Refused(flavour.noModel(name)));
        if (model.purpose() != purpose) {
            throw new Refused(OpenAiError.of(
                    purpose == Purpose.CHAT ? 404 : 400,
                    purpose == Purpose.CHAT
                            ? "This is not a chat model and thus not supported in the v1/chat/completions endpoint."
                            : "The model `" + name + "` cannot be used with " + path + ".",
                    "invalid_request_error",
                    "model",
                    ""));
        }
        return model;
    }

    private Answer chat(World world, KnownModel model, ObjectNode body) {
        Ask ask = new ChatRules(flavour, model, body, world.mostContext(model.context())).read();
        var frame = new ChatVoice.Frame(
                body.path("model").asString(),
                clock.instant().getEpochSecond(),
                numbers.incrementAndGet(),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false),
                ask.maxTokens());
        return world.play(ask, Json.canonical(body), new ChatVoice(flavour, frame));
    }

    private Answer models() {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode items = body.putArray("data");
        flavour.models()
                .forEach(model -> items.addObject()
                        .put("id", model.name())
                        .put("object", "model")
                        .put("created", 1_700_000_000)
                        .put("owned_by", flavour.provider()));
        return Answer.json(200, Json.text(body));
    }
}
