package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.sandbox.llm.ModelServer.Reply;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Scope;
import io.insaka.sandbox.llm.play.Script;
import io.insaka.sandbox.llm.play.Worlds;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What models answer by script, by fault, and what the journal knows, in Java and over HTTP. */
class ScriptTest {
    private static final String CHAT = "openai/v1/chat/completions";
    private static final Map<String, String> KEY = Map.of("Authorization", "Bearer " + Worlds.KEY);

    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    private Reply ask(String model, String text) {
        return models.post(CHAT, body(model, text));
    }

    private static String body(String model, String text) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"system\",\"content\":\"You route.\"},{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(model, text);
    }

    private String said(String model, String text) {
        return ask(model, text).json().at("/choices/0/message/content").asString("");
    }

    private Reply control(String method, String path, String body) {
        return models.send(method, "_control" + path, body, KEY);
    }

    @Test
    void queuedAnswersComeFirstAndOnceThenTheNewestRule() {
        var script = models.world().script();
        script.when("price", Reaction.say("old"));
        script.when("PRICE", Reaction.say("new"));
        script.next(Reaction.say("first"));
        script.next(Reaction.say("second"));
        assertThat(List.of(said("gpt-4o", "The price?"), said("gpt-4o", "Hi"), said("gpt-4o", "The price?")))
                .containsExactly("first", "second", "new");
        assertThat(said("gpt-4o", "The price?")).isEqualTo("new");
        assertThat(script.waiting()).isZero();
    }

    @Test
    void answersGoToWhomTheyAreFor() {
        var script = models.world().script();
        script.next(Scope.of("anthropic"), Reaction.say("for another provider"));
        script.next(Scope.of("openai").model("gpt-4o-mini"), Reaction.say("for the small one"));
        script.when(Scope.CHAT, Script.systemContains("route"), Reaction.say("routed"));
        assertThat(said("gpt-4o", "Hi")).isEqualTo("routed");
        assertThat(said("gpt-4o-mini", "Hi")).isEqualTo("for the small one");
        assertThat(script.waiting()).isOne();
    }

    @Test
    void everyKeyHasAWorldOfItsOwn() {
        models.world("sandbox-other").script().next(Reaction.say("elsewhere"));
        assertThat(said("gpt-4o", "Hi")).isEqualTo("Hello! How can I help you?");
        Reply other = models.send("POST", CHAT, body("gpt-4o", "Hi"), Map.of("Authorization", "Bearer sandbox-other"));
        assertThat(other.json().at("/choices/0/message/content").asString()).isEqualTo("elsewhere");
        assertThat(models.world().journal().good()).isOne();
        assertThatThrownBy(() -> models.world("real-key")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT, 429, rate_limit_exceeded",
        "QUOTA, 429, insufficient_quota",
        "BAD_KEY, 401, invalid_api_key",
        "FORBIDDEN, 403, model_not_found",
        "SERVER_ERROR, 500, ''",
        "UNAVAILABLE, 503, ''",
        "OVERLOADED, 503, ''",
        "CONTEXT_TOO_LONG, 400, context_length_exceeded"
    })
    void faultsAreAnsweredInTheProvidersWords(Fault fault, int status, String code) {
        models.world().faults().next(fault, 1);
        Reply reply = ask("gpt-4o", "Hi");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().at("/error/code").asString("")).isEqualTo(code);
        assertThat(reply.header("retry-after").isEmpty()).isEqualTo(fault != Fault.RATE_LIMIT);
        assertThat(ask("gpt-4o", "Hi").status()).isEqualTo(200);
    }

    @Test
    void answersGoBadOnTheirWay() {
        var faults = models.world().faults();
        faults.next(Fault.MALFORMED_JSON, 1);
        assertThatThrownBy(() -> ask("gpt-4o", "Hi").json()).isInstanceOf(AssertionError.class);
        faults.next(Fault.WRONG_CONTENT_TYPE, 1);
        assertThat(ask("gpt-4o", "Hi").header("content-type")).startsWith("text/html");
        faults.next(Fault.EMPTY_ANSWER, 1);
        assertThat(said("gpt-4o", "Hi")).isEmpty();
        faults.next(Fault.REFUSAL, 1);
        assertThat(ask("gpt-4o", "Hi").json().at("/choices/0/message/refusal").asString())
                .isNotBlank();
        faults.next(Fault.BLOCKED, 1);
        assertThat(ask("gpt-4o", "Hi").json().at("/choices/0/finish_reason").asString())
                .isEqualTo("content_filter");
        for (Fault broken : List.of(Fault.CUT, Fault.DROP)) {
            faults.next(broken, 1);
            assertThatThrownBy(() -> ask("gpt-4o", "Hi")).isInstanceOf(UncheckedIOException.class);
        }
        models.world().hang(Duration.ofMillis(1));
        faults.next(Fault.HANG, 1);
        assertThatThrownBy(() -> ask("gpt-4o", "Hi")).isInstanceOf(UncheckedIOException.class);
        assertThat(models.world().journal().good()).isZero();
    }

    @Test
    void aSlowAnswerIsAGoodOne() {
        models.world().slowness(Duration.ofMillis(1));
        models.world().faults().next(Fault.SLOW, 1);
        assertThat(said("gpt-4o", "Hi")).isEqualTo("Hello! How can I help you?");
        assertThat(models.world().journal().calls().getLast().fault()).isEqualTo("SLOW");
        assertThat(models.world().journal().good()).isOne();
    }

    @Test
    void theContextCanBeMadeSmall() {
        control("PUT", "/limits", "{\"contextTokens\":20}");
        assertThat(ask("gpt-4o", "Hi").status()).isEqualTo(200);
        String long_ = "word ".repeat(20);
        assertThat(ask("gpt-4o", long_).json().at("/error/code").asString()).isEqualTo("context_length_exceeded");
        assertThat(models.post("compatible/v1/chat/completions", body("llama3.2", long_))
                        .json()
                        .at("/error/message")
                        .asString())
                .contains("context length of only 20 tokens");
        assertThat(models.send(
                                "POST",
                                "gemini/v1beta/models/gemini-2.5-pro:generateContent",
                                "{\"contents\":[{\"parts\":[{\"text\":\"" + long_ + "\"}]}]}",
                                Map.of("x-goog-api-key", Worlds.KEY))
                        .json()
                        .at("/error/message")
                        .asString())
                .contains("exceeds the maximum number of tokens allowed (20)");
        control("DELETE", "/", "");
        assertThat(ask("gpt-4o", long_).status()).isEqualTo(200);
    }

    @Test
    void aShareOfTheCallsFailsTheSameInEveryRun() {
        models.world().faults().share(Scope.of("openai").model("gpt-4o"), Fault.SERVER_ERROR, 0.5);
        List<Integer> first = statuses();
        models.world().faults().clear();
        assertThat(statuses()).containsOnly(200);
        models.world().faults().share(Scope.of("openai").model("gpt-4o"), Fault.SERVER_ERROR, 0.5);
        assertThat(statuses()).isEqualTo(first).contains(200, 500);
        assertThat(ask("gpt-4o-mini", "Hi").status()).isEqualTo(200);
    }

    private List<Integer> statuses() {
        return IntStream.range(0, 20)
                .mapToObj(call -> ask("gpt-4o", "Hi").status())
                .toList();
    }

    @Test
    void theJournalKnowsWhatWasRepeated() {
        ask("gpt-4o", "One");
        models.world().faults().next(Fault.SERVER_ERROR, 1);
        ask("gpt-4o", "Two");
        ask("gpt-4o", "Two");
        var journal = models.world().journal();
        assertThat(journal.repeated()).isZero();
        assertThat(journal.counts()).containsExactly(Map.entry("openai/gpt-4o", 3L));
        models.post(CHAT, """
                {"messages":[{"content":"You route.","role":"system"},{"content":"One","role":"user"}],"model":"gpt-4o"}""");
        assertThat(journal.repeated()).isOne();
        assertThat(journal.good()).isEqualTo(3);
    }

    @Test
    void isSteeredOverHttp() {
        control("POST", "/rules", "{\"when\":\"order\",\"calls\":\"find_order\",\"arguments\":{\"number\":\"A-7\"}}");
        control("POST", "/rules", "{\"whenSystem\":\"route\",\"when\":\"hours\",\"json\":{\"intent\":\"hours\"}}");
        control("POST", "/answers", "{\"says\":\"twice\",\"times\":2,\"model\":\"gpt-4o\"}");
        assertThat(List.of(said("gpt-4o", "Hi"), said("gpt-4o", "Hi"))).containsOnly("twice");
        assertThat(said("gpt-4o", "Your hours?")).isEqualTo("{\"intent\":\"hours\"}");
        assertThat(ask("gpt-4o", "My order")
                        .json()
                        .at("/choices/0/message/tool_calls/0/function/arguments")
                        .asString())
                .isEqualTo("{\"number\":\"A-7\"}");
        control("POST", "/faults", "{\"fault\":\"quota\",\"next\":2,\"provider\":\"openai\"}");
        assertThat(ask("gpt-4o", "Hi").status()).isEqualTo(429);
        control("DELETE", "/faults", "");
        assertThat(ask("gpt-4o", "Hi").status()).isEqualTo(200);
        var counts = control("GET", "/counts", "").json();
        assertThat(counts.path("begun").asInt()).isEqualTo(6);
        assertThat(counts.path("good").asInt()).isEqualTo(5);
        assertThat(counts.path("repeated").asInt()).isEqualTo(2);
        assertThat(counts.at("/models/openai~1gpt-4o").asInt()).isEqualTo(6);
        var newest = control("GET", "/journal?limit=1", "").json().path("items").path(0);
        assertThat(newest.path("text").asString()).isEqualTo("Hi");
        assertThat(newest.path("status").asInt()).isEqualTo(200);
        control("DELETE", "/", "");
        assertThat(control("GET", "/counts", "").json().path("begun").asInt()).isZero();
    }

    @Test
    void saysWhatIsWrongWithASwitch() {
        assertThat(models.send("GET", "_control/counts", "", Map.of()).status()).isEqualTo(401);
        assertThat(control("POST", "/answers", "{}").status()).isEqualTo(400);
        assertThat(control("POST", "/faults", "{\"fault\":\"flood\"}").status()).isEqualTo(400);
        assertThat(control("POST", "/faults", "{\"fault\":\"cut\",\"share\":2}").status())
                .isEqualTo(400);
        assertThat(control("PUT", "/latency", "{\"ms\":-1}").status()).isEqualTo(400);
        assertThat(control("GET", "/moon", "").status()).isEqualTo(404);
        assertThat(models.send("GET", "mistral/v1/models", "", KEY).status()).isEqualTo(404);
    }

    @Test
    void aThousandCallsWaitSideBySide() throws Exception {
        models.world().latency(Duration.ofMillis(300));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = IntStream.range(0, 1_000)
                    .mapToObj(call -> threads.submit(
                            () -> ask("gpt-4o", "Question " + call).status()))
                    .toList();
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        assertThat(models.world().journal().good()).isEqualTo(1_000);
        assertThat(models.world().journal().mostRunning()).isGreaterThan(100);
        assertThat(models.world().journal().running()).isZero();
    }
}
