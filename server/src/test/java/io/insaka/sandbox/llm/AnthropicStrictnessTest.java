package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.llm.ModelServer.Reply;
import io.insaka.sandbox.llm.play.Worlds;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Anthropic refuses, and how. */
class AnthropicStrictnessTest {
    private static final String PATH = "anthropic/v1/messages";
    private static final Map<String, String> HEADERS =
            Map.of("x-api-key", Worlds.KEY, "anthropic-version", "2023-06-01");
    private static final String CALL = """
            {"role":"user","content":"Hi"},{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"f","input":{}}]}""";

    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    private Reply ask(String body) {
        return models.send("POST", PATH, body, HEADERS);
    }

    private static void expect(Reply reply, int status, String type, String message) {
        var body = reply.json();
        assertThat(reply.status()).as(body.toString()).isEqualTo(status);
        assertThat(body.path("type").asString("")).isEqualTo("error");
        assertThat(body.path("error").path("type").asString("")).isEqualTo(type);
        assertThat(body.path("error").path("message").asString("")).contains(message);
        assertThat(body.path("request_id").asString("")).isEqualTo(reply.header("request-id"));
    }

    /** Each line: what the body has beside what it must have, and what the error says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            "max_tokens": null                              | max_tokens: Input should be a valid integer
            "max_tokens": 0                                 | max_tokens: Input should be greater than or equal to 1
            "max_tokens": 100000                            | 100000 > 64000, which is the maximum
            "temperature": 1.5                              | temperature: Input should be less than or equal to 1
            "temperature": "hot"                            | temperature: Input should be a valid number
            "top_p": 2                                      | top_p: Input should be less than or equal to 1
            "seed": 1                                       | seed: Extra inputs are not permitted
            "stream": "yes"                                 | stream: Input should be a valid boolean
            "system": [{"type": "text", "text": ""}]        | system: text content blocks must be non-empty
            "stop_sequences": [" "]                         | each stop sequence must contain non-whitespace
            "tool_choice": {"type": "auto"}                 | tool_choice may only be specified while providing tools
            "tools": [{"name": "find order", "input_schema": {"type": "object"}}] | String should match pattern
            "tools": [{"name": "f"}]                        | tools.0.custom.input_schema: Field required
            "tools": [{"name": "f", "input_schema": {"type": "string"}}] | Input should be 'object'
            "tools": [{"name": "f", "parameters": {}}]      | tools.0.custom.parameters: Extra inputs are not permitted
            "output_config": {"format": {"type": "json_schema", "schema": {"type": "object", "properties": {}}}} | 'additionalProperties' must be explicitly set to false
            "output_config": {"format": {"type": "json_schema", "schema": {"type": "integer", "minimum": 1}}} | properties minimum are not supported
            "messages": []                                  | messages: at least one message is required
            "messages": [{"role": "system", "content": "Hi"}] | messages.0.role: Input should be 'user' or 'assistant'
            "messages": [{"role": "assistant", "content": "Hi"}] | first message must use the "user" role
            "messages": [{"role": "user"}]                  | messages.0.content: Field required
            "messages": [{"role": "user", "content": ""}]   | text content blocks must be non-empty
            "messages": [{"role": "user", "content": []}]   | all messages must have non-empty content
            "messages": [{"role": "user", "content": [{"type": "text", "text": " "}]}] | must contain non-whitespace text
            "messages": [{"role": "user", "content": [{"type": "audio"}]}] | Input tag 'audio' found
            "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes "}] | trailing whitespace
            "messages": [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": "4"}]}] | unexpected `tool_use_id` found
            """)
    void refusesWrongFields(String field, String message) {
        String name = field.substring(0, field.indexOf(':'));
        var body = new StringBuilder("{\"model\":\"claude-sonnet-4-5\"," + field);
        if (!name.equals("\"max_tokens\"")) {
            body.append(",\"max_tokens\":100");
        }
        if (!name.equals("\"messages\"")) {
            body.append(",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]");
        }
        expect(ask(body + "}"), 400, "invalid_request_error", message);
    }

    @Test
    void refusesWhatMustBeThere() {
        String messages = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        expect(ask("{" + messages + ",\"max_tokens\":5}"), 400, "invalid_request_error", "model: Field required");
        expect(
                ask("{\"model\":\"claude-sonnet-4-5\"," + messages + "}"),
                400,
                "invalid_request_error",
                "max_tokens: Field required");
        expect(
                ask("{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":5}"),
                400,
                "invalid_request_error",
                "messages: Field required");
        expect(ask("{\"model\":\"claude-9\"}"), 404, "not_found_error", "model: claude-9");
        expect(ask("{"), 400, "invalid_request_error", "not valid JSON");
    }

    @Test
    void refusesCallsWithoutKeyOrVersion() {
        expect(models.send("POST", PATH, "{}", Map.of()), 401, "authentication_error", "x-api-key header is required");
        expect(with("x-api-key", "sk-ant-1"), 401, "authentication_error", "invalid x-api-key");
        expect(
                models.send("POST", PATH, "{}", Map.of("x-api-key", Worlds.KEY)),
                400,
                "invalid_request_error",
                "anthropic-version: header is required");
        expect(with("anthropic-version", "2024-01-01"), 400, "invalid_request_error", "is not a valid version");
    }

    private Reply with(String header, String value) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put(header, value);
        return models.send("POST", PATH, "{}", headers);
    }

    @Test
    void refusesToolUsesThatAreNotAnsweredAtOnce() {
        String body = "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":5,\"messages\":[" + CALL + "%s]}";
        String result =
                ",{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":\"4\"}]}";
        String words = "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: t1";
        expect(ask(body.formatted("")), 400, "invalid_request_error", words);
        expect(
                ask(body.formatted(",{\"role\":\"user\",\"content\":\"And?\"}" + result)),
                400,
                "invalid_request_error",
                words);
        assertThat(ask(body.formatted(result)).status()).isEqualTo(200);
    }

    @Test
    void takesTurnsOfTheSameRoleAsOne() {
        String body = """
                {"model":"claude-sonnet-4-5","max_tokens":50,"messages":[{"role":"user","content":"Hi"},{"role":"user","content":"Hello"}]}""";
        assertThat(ask(body).status()).isEqualTo(200);
    }

    @Test
    void refusesTemperatureWhereThereIsNoneAnyMore() {
        String body =
                "{\"model\":\"%s\",\"temperature\":0.2,\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        expect(
                ask(body.formatted("claude-opus-4-7")),
                400,
                "invalid_request_error",
                "`temperature` is deprecated for this model.");
        Reply newest = models.send(
                "POST",
                PATH,
                body.formatted("claude-sonnet-4-5"),
                Map.of("Authorization", "Bearer " + Worlds.KEY, "anthropic-version", "2026-10-21"));
        expect(newest, 400, "invalid_request_error", "temperature: Extra inputs are not permitted");
    }

    @Test
    void refusesPicturesThatAreNoneOrTooLarge() {
        expect(picture("image/bmp", "AAAA"), 400, "invalid_request_error", "media_type: Input should be 'image/jpeg'");
        expect(picture("image/png", "%%%"), 400, "invalid_request_error", "invalid base64 data");
        expect(picture("image/png", "AAAA"), 400, "invalid_request_error", "Could not process image");
        String png = Base64.getEncoder().encodeToString(HexPictures.png(10, 10));
        expect(picture("image/jpeg", png), 400, "invalid_request_error", "appears to be a image/png image");
        String large = Base64.getEncoder().encodeToString(new byte[6_000_000]);
        expect(picture("image/png", large), 400, "invalid_request_error", "6000000 bytes > 5242880 bytes");
        assertThat(picture("image/png", png).status()).isEqualTo(200);
    }

    private Reply picture(String type, String base64) {
        return ask("""
                {"model":"claude-sonnet-4-5","max_tokens":50,"messages":[{"role":"user","content":[{"type":"image","source":
                 {"type":"base64","media_type":"%s","data":"%s"}}]}]}""".formatted(type, base64));
    }

    @Test
    void refusesWhatDoesNotFitTheContext() {
        String body =
                "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted("word ".repeat(170_000));
        expect(ask(body), 400, "invalid_request_error", "tokens > 200000 maximum");
    }

    @Test
    void countsTokensAndNamesItsModels() {
        Reply counted = models.send(
                "POST",
                PATH + "/count_tokens",
                "{\"model\":\"claude-sonnet-4-5\",\"messages\":[{\"role\":\"user\",\"content\":\"12345678\"}]}",
                HEADERS);
        assertThat(counted.json().path("input_tokens").asInt()).isEqualTo(6);
        assertThat(models.send("GET", "anthropic/v1/models", "", HEADERS)
                        .json()
                        .path("data")
                        .size())
                .isGreaterThan(3);
    }
}
