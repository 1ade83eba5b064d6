package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.sandbox.llm.ModelServer.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenAI and its like refuse, and how. */
class OpenAiStrictnessTest {
    private static final String SCHEMA = """
            {"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}],"response_format":{"type":"json_schema",
             "json_schema":{"name":"reply","strict":true,"schema":%s}}}""";
    private static final String TOOL = """
            {"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":%s}]}""";
    private static final String PICTURE = """
            {"model":"%s","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"%s"}}]}]}""";

    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    /** Each line: what the body has beside a model and a greeting, and the error's status, param and code. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            "temperature": 3                                 | 400 | temperature          | decimal_above_max_value
            "temperature": -0.1                              | 400 | temperature          | decimal_below_min_value
            "temperature": "warm"                            | 400 | temperature          | invalid_type
            "top_p": 1.5                                     | 400 | top_p                | decimal_above_max_value
            "max_tokens": 0                                  | 400 | max_tokens           | integer_below_min_value
            "max_completion_tokens": 1.5                     | 400 | max_completion_tokens | invalid_type
            "stream": "yes"                                  | 400 | stream               | invalid_type
            "stream_options": {"include_usage": true}        | 400 | stream_options       | null
            "stop": ["a","b","c","d","e"]                    | 400 | stop                 | array_above_max_length
            "n": 2                                           | 400 | n                    | sandbox_limit
            "top_k": 5                                       | 400 | null                 | null
            "tools": []                                      | 400 | tools                | empty_array
            "tool_choice": "auto"                            | 400 | tool_choice          | null
            "response_format": {"type": "yaml"}              | 400 | response_format.type | invalid_value
            "response_format": {"type": "json_object"}       | 400 | messages             | null
            "response_format": {"type": "json_schema"}       | 400 | response_format.json_schema | missing_required_parameter
            "reasoning_effort": "low"                        | 400 | null                 | null
            "messages": []                                   | 400 | messages             | empty_array
            "messages": null                                 | 400 | messages             | missing_required_parameter
            "messages": "Hi"                                 | 400 | messages             | invalid_type
            "messages": [{"content": "Hi"}]                  | 400 | messages[0].role     | missing_required_parameter
            "messages": [{"role": "bot", "content": "Hi"}]   | 400 | messages[0].role     | invalid_value
            "messages": [{"role": "user"}]                   | 400 | messages[0].content  | null
            "messages": [{"role": "user", "content": 5}]     | 400 | messages[0].content  | invalid_type
            "messages": [{"role": "user", "content": "Hi", "mood": "good"}] | 400 | messages[0].mood | unknown_parameter
            "messages": [{"role": "user", "content": [{"type": "picture"}]}] | 400 | messages[0].content[0].type | invalid_value
            "messages": [{"role": "tool", "content": "4", "tool_call_id": "c1"}] | 400 | messages.[0].role | null
            "model": "gpt-9"                                 | 404 | null                 | model_not_found
            "model": ""                                      | 400 | null                 | null
            "model": "text-embedding-3-small"                | 404 | model                | null
            """)
    void refusesWrongFields(String field, int status, String param, String code) {
        String name = field.substring(0, field.indexOf(':'));
        var body = new StringBuilder("{" + field);
        if (!name.equals("\"model\"")) {
            body.append(",\"model\":\"gpt-4o\"");
        }
        if (!name.equals("\"messages\"")) {
            body.append(",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]");
        }
        expect(models.post("openai/v1/chat/completions", body + "}"), status, param, code);
    }

    private static void expect(Reply reply, int status, String param, String code) {
        var error = reply.json().path("error");
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(status);
        assertThat(error.path("message").asString("")).isNotBlank();
        assertThat(error.path("param").asString("null")).as(error.toString()).isEqualTo(param);
        assertThat(error.path("code").asString("null")).as(error.toString()).isEqualTo(code);
        assertThat(reply.header("x-request-id")).startsWith("req_");
    }

    @Test
    void refusesCallsWithoutAGoodKey() {
        String body = "{}";
        expect(models.send("POST", "openai/v1/chat/completions", body, Map.of()), 401, "null", "null");
        Reply wrong = models.send(
                "POST", "openai/v1/chat/completions", body, Map.of("Authorization", "Bearer sk-abcdefghijkl"));
        expect(wrong, 401, "null", "invalid_api_key");
        assertThat(wrong.json().path("error").path("message").asString()).contains("sk-a***ijkl");
    }

    @Test
    void refusesWhatIsNoJsonAndPathsItDoesNotHave() {
        expect(models.post("openai/v1/chat/completions", "{\"model\":"), 400, "null", "null");
        expect(models.post("openai/v1/responses", "{}"), 404, "null", "null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"type":"object","properties":{"a":{"type":"string"}},"required":["a"]} | 'additionalProperties' is required
            {"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false} | Missing 'a'
            {"type":"object","properties":{"a":{"type":"object","properties":{}}},"required":["a"],"additionalProperties":false} | In context=('properties', 'a')
            {"type":"array","items":{"type":"string"}} | got 'type: "array"'
            {"type":"object","properties":{"a":{"type":"array"}},"required":["a"],"additionalProperties":false} | array schema missing items
            {"type":"object","properties":{"a":{"allOf":[]}},"required":["a"],"additionalProperties":false} | 'allOf' is not permitted
            """)
    void refusesSchemasThatAreNotStrict(String schema, String why) {
        Reply reply = models.post("openai/v1/chat/completions", SCHEMA.formatted(schema));
        expect(reply, 400, "response_format", "null");
        assertThat(reply.json().path("error").path("message").asString())
                .startsWith("Invalid schema for response_format 'reply': ")
                .contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"name":"find order"} | tools[0].function.name | invalid_value
            {"name":"f","wish":1} | tools[0].function.wish | unknown_parameter
            {"description":"?"}   | tools[0].function.name | missing_required_parameter
            {"name":"f","strict":true,"parameters":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}} | tools[0].function.parameters | invalid_function_parameters
            {"name":"f","parameters":{"type":"string"}} | tools[0].function.parameters | invalid_function_parameters
            """)
    void refusesWrongTools(String function, String param, String code) {
        expect(models.post("openai/v1/chat/completions", TOOL.formatted(function)), 400, param, code);
    }

    @Test
    void refusesToolCallsThatAreNotAnswered() {
        String call = """
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}""";
        String body = "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}," + call + "%s]}";
        expect(models.post("openai/v1/chat/completions", body.formatted("")), 400, "messages.[2].role", "null");
        expect(
                models.post(
                        "openai/v1/chat/completions",
                        body.formatted(",{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"4\"}")),
                400,
                "messages.[2].role",
                "null");
        assertThat(models.post(
                                "openai/v1/chat/completions",
                                body.formatted(",{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"4\"}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesPicturesThatAreNone() {
        String path = "openai/v1/chat/completions";
        expect(
                models.post(path, PICTURE.formatted("gpt-4o", "data:image/png;base64,%%%")),
                400,
                "messages[0].content[0].image_url",
                "invalid_base64");
        expect(
                models.post(path, PICTURE.formatted("gpt-4o", "data:image/bmp;base64,Qk06AAAA")),
                400,
                "null",
                "invalid_image_format");
        expect(
                models.post(path, PICTURE.formatted("gpt-4o", "C:/photo.png")),
                400,
                "messages[0].content[0]",
                "invalid_image_url");
        expect(
                models.post(path, PICTURE.formatted("gpt-3.5-turbo", "data:image/png;base64,iVBORw0KGgo=")),
                400,
                "messages[0].content[0].type",
                "null");
    }

    @Test
    void refusesWhatReasoningModelsDoNotTake() {
        String body = "{\"model\":\"gpt-5-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],%s}";
        String path = "openai/v1/chat/completions";
        expect(models.post(path, body.formatted("\"temperature\":0.2")), 400, "temperature", "unsupported_value");
        expect(models.post(path, body.formatted("\"max_tokens\":5")), 400, "max_tokens", "unsupported_parameter");
        assertThat(models.post(path, body.formatted("\"temperature\":1,\"max_completion_tokens\":50"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatDoesNotFitTheContext() {
        String body = "{\"model\":\"gpt-3.5-turbo\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted("word ".repeat(14_000));
        expect(models.post("openai/v1/chat/completions", body), 400, "messages", "context_length_exceeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"model":"text-embedding-3-small"} | input
            {"model":"text-embedding-3-small","input":""} | null
            {"model":"text-embedding-3-small","input":[]} | null
            {"model":"text-embedding-3-small","input":5} | input
            {"model":"text-embedding-3-small","input":"a","dimensions":4000} | null
            {"model":"text-embedding-ada-002","input":"a","dimensions":100} | null
            {"model":"text-embedding-3-small","input":"a","encoding_format":"hex"} | encoding_format
            {"model":"gpt-4o","input":"a"} | model
            """)
    void refusesWrongEmbeddings(String body, String param) {
        Reply reply = models.post("openai/v1/embeddings", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").path("param").asString("null")).isEqualTo(param);
    }

    @Test
    void xaiRefusesInItsOwnWay() {
        String path = "xai/v1/chat/completions";
        Reply wrongKey = models.send("POST", path, "{}", Map.of("Authorization", "Bearer xai-abcdefghijkl"));
        assertThat(wrongKey.status()).isEqualTo(400);
        assertThat(wrongKey.json().path("error").asString()).startsWith("Incorrect API key provided: xai-***ijkl");
        Reply noModel = models.post(path, "{\"model\":\"grok-9\",\"messages\":[]}");
        assertThat(noModel.status()).isEqualTo(404);
        assertThat(noModel.json().path("code").asString()).isEqualTo("Some requested entity was not found");
        Reply wrongRole =
                models.post(path, "{\"model\":\"grok-3\",\"messages\":[{\"role\":\"bot\",\"content\":\"\"}]}");
        assertThat(wrongRole.status()).isEqualTo(422);
        assertThat(wrongRole.response().body()).startsWith("Failed to deserialize the JSON body");
        Reply stop = models.post(
                path, "{\"model\":\"grok-4\",\"stop\":[\"a\"],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        assertThat(stop.json().path("error").asString()).contains("does not support parameter stop");
    }

    @Test
    void localServersNeedNoKeyAndIgnoreWhatTheyDoNotKnow() {
        String path = "compatible/v1/chat/completions";
        String body =
                "{\"model\":\"%s\",\"magic\":1,\"temperature\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}";
        assertThat(models.send("POST", path, body.formatted("llama3.2", ""), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(models.send("POST", path, body.formatted("llama9", ""), Map.of())
                        .status())
                .isEqualTo(404);
        String schema =
                ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"r\",\"schema\":{\"type\":\"object\"}}}";
        assertThat(models.send("POST", path, body.formatted("gemma-old", schema), Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(models.send("POST", path, body.formatted("tinyllama", schema), Map.of())
                        .json()
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asString())
                .isEqualTo("Hello! How can I help you?");
    }

    /** As LM Studio does: it never answers who offers to speak HTTP/2, as Java's client does unless told otherwise. */
    @Test
    void localServersNeverAnswerWhoOffersHttp2() {
        var request = HttpRequest.newBuilder(URI.create(models.base("compatible/v1/models")))
                .timeout(Duration.ofMillis(300))
                .build();
        try (HttpClient newer =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            assertThatThrownBy(() -> newer.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void someLocalModelsKnowOnlyTwoPeopleWhoTakeTurns() {
        String path = "compatible/v1/chat/completions";
        String body = "{\"model\":\"gemma-old\",\"messages\":[%s]}";
        String user = "{\"role\":\"user\",\"content\":\"Hi\"}";
        assertThat(models.post(path, body.formatted(user)).status()).isEqualTo(200);
        Reply twice = models.post(path, body.formatted(user + "," + user));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().at("/error/message").asString()).contains("Conversation roles must alternate");
        assertThat(models.post(path, body.formatted("{\"role\":\"system\",\"content\":\"Be nice\"}," + user))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusedCallsAreInTheJournalAndNotCountedAsGood() {
        models.post("openai/v1/chat/completions", "{\"model\":\"gpt-9\"}");
        assertThat(models.world().journal().calls()).singleElement().satisfies(call -> {
            assertThat(call.status()).isEqualTo(404);
            assertThat(call.fault()).isEqualTo("REFUSED");
        });
        assertThat(models.world().journal().good()).isZero();
    }
}
