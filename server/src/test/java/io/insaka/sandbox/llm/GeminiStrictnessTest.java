package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.llm.ModelServer.Reply;
import io.insaka.sandbox.llm.play.Worlds;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Gemini refuses, and how. */
class GeminiStrictnessTest {
    private static final String PATH = "gemini/v1beta/models/gemini-2.5-flash:generateContent";
    private static final Map<String, String> KEY = Map.of("x-goog-api-key", Worlds.KEY);
    private static final String HI = "{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}";
    private static final String CALL =
            "{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{}}}]}";
    private static final String RESPONSE =
            "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"f\",\"response\":{\"response\":\"4\"}}}]}";

    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    private static void expect(Reply reply, int code, String status, String message) {
        var error = reply.json().path("error");
        assertThat(reply.status()).as(error.toString()).isEqualTo(code);
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("status").asString("")).isEqualTo(status);
        assertThat(error.path("message").asString("")).contains(message);
    }

    /** Each line: what the body has beside contents, and what the error says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            "generationConfig": {"temperature": 2.5}           | temperature must be in the range [0.0, 2.0].
            "generationConfig": {"topP": -1}                   | top_p must be in the range [0.0, 1.0].
            "generationConfig": {"maxOutputTokens": 0}         | max_output_tokens must be positive.
            "generationConfig": {"candidateCount": 2}          | Multiple candidates is not enabled
            "generationConfig": {"responseMimeType": "text/html"} | allowed mimetypes are
            "generationConfig": {"responseSchema": {"type": "STRING"}} | only allowed when response_mime_type
            "generationConfig": {"responseMimeType": "application/json", "responseSchema": {"type": "OBJECT"}} | should be non-empty for OBJECT type
            "generationConfig": {"responseMimeType": "application/json", "responseSchema": {"type": "ARRAY"}} | items: missing field.
            "generationConfig": {"responseMimeType": "application/json", "responseSchema": {"type": "INTEGER", "enum": ["1"]}} | only allowed for STRING type
            "generationConfig": {"responseMimeType": "application/json", "responseSchema": {"type": "STRING", "$ref": "#"}} | Unknown name "$ref" at 'generation_config.response_schema'
            "generationConfig": {"max_tokens": 5}              | Unknown name "max_tokens" at 'generation_config'
            "messages": []                                     | Unknown name "messages": Cannot find field.
            "toolConfig": {"functionCallingConfig": {"mode": "ANY"}} | set without function_declarations
            "tools": [{"functionDeclarations": [{"name": "find order"}]}] | [FIELD_INVALID] Invalid function name.
            "tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT"}}]}] | parameters.properties: should be non-empty
            "contents": []                                     | contents is not specified
            "contents": [{"role": "bot", "parts": [{"text": "Hi"}]}] | Please use a valid role: user, model.
            "contents": [{"role": "user", "parts": []}]        | contents.parts must not be empty.
            "contents": [{"role": "user", "parts": [{}]}]      | required oneof field 'data'
            "contents": [{"role": "user", "parts": [{"text": "Hi", "type": "text"}]}] | Unknown name "type" at 'contents[0].parts[0]'
            "contents": [{"role": "user", "parts": [{"inlineData": {"mimeType": "image/bmp", "data": "AAAA"}}]}] | Unsupported MIME type: image/bmp
            "contents": [{"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": "%%"}}]}] | Base64 decoding failed
            "contents": [{"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": "AAAA"}}]}] | Unable to process input image
            """)
    void refusesWrongFields(String field, String message) {
        String body =
                field.startsWith("\"contents\"") ? "{" + field + "}" : "{\"contents\":[" + HI + "]," + field + "}";
        Reply reply = models.send("POST", PATH, body, KEY);
        expect(reply, 400, "INVALID_ARGUMENT", message);
        if (message.startsWith("Unknown name")) {
            assertThat(reply.json()
                            .at("/error/details/0/fieldViolations/0/description")
                            .asString(""))
                    .contains(message);
        }
    }

    @Test
    void refusesCallsWithoutAGoodKey() {
        expect(models.send("POST", PATH, "{}", Map.of()), 403, "PERMISSION_DENIED", "unregistered callers");
        Reply wrong = models.send("POST", PATH, "{}", Map.of("x-goog-api-key", "AIza-1"));
        expect(wrong, 400, "INVALID_ARGUMENT", "API key not valid.");
        assertThat(wrong.json().at("/error/details/0/reason").asString()).isEqualTo("API_KEY_INVALID");
    }

    @Test
    void refusesModelsItDoesNotHave() {
        expect(
                models.send("POST", "gemini/v1beta/models/gemini-9:generateContent", "{}", KEY),
                404,
                "NOT_FOUND",
                "models/gemini-9 is not found for API version v1beta");
        expect(
                models.send("POST", "gemini/v1beta/models/gemini-embedding-001:generateContent", "{}", KEY),
                404,
                "NOT_FOUND",
                "not supported for generateContent");
    }

    @Test
    void refusesCallsAndResponsesOutOfOrder() {
        expect(
                turns(CALL, RESPONSE),
                400,
                "INVALID_ARGUMENT",
                "function call turn comes immediately after a user turn");
        expect(turns(HI, RESPONSE), 400, "INVALID_ARGUMENT", "function response turn comes immediately after");
        expect(turns(HI, CALL, HI), 400, "INVALID_ARGUMENT", "number of function response parts is equal");
        expect(turns(HI, CALL, RESPONSE, RESPONSE), 400, "INVALID_ARGUMENT", "function response turn comes");
        assertThat(turns(HI, CALL, RESPONSE).status()).isEqualTo(200);
        assertThat(turns(HI, CALL, RESPONSE, CALL, RESPONSE).status()).isEqualTo(200);
    }

    private Reply turns(String... turns) {
        return models.send("POST", PATH, "{\"contents\":[" + String.join(",", turns) + "]}", KEY);
    }

    @Test
    void takesFunctionsOrJsonButNotBothBeforeGemini3() {
        String body = "{\"contents\":[" + HI + "],\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}],"
                + "\"generationConfig\":{\"responseMimeType\":\"application/json\"}}";
        expect(
                models.send("POST", PATH, body, KEY),
                400,
                "INVALID_ARGUMENT",
                "Function calling with a response mime type: 'application/json' is unsupported");
        assertThat(models.send("POST", "gemini/v1beta/models/gemini-3-flash-preview:generateContent", body, KEY)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"requests": []} | must not be empty
            {"requests": [{"content": {"parts": [{"text": "a"}]}}]} | unexpected model name format
            {"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": []}}]} | content is empty
            {"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "a"}]}, "outputDimensionality": 5000}]} | must be between 1 and 3072
            {"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "a"}]}, "title": "A"}]} | only allowed with task type
            {"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "a"}]}, "taskType": "SEARCH"}]} | Invalid value at 'task_type'
            """)
    void refusesWrongEmbeddings(String body, String message) {
        expect(
                models.send("POST", "gemini/v1beta/models/gemini-embedding-001:batchEmbedContents", body, KEY),
                400,
                "INVALID_ARGUMENT",
                message);
    }

    @Test
    void streamsAnArrayUnlessAskedForEvents() {
        String path = "gemini/v1beta/models/gemini-2.5-flash:streamGenerateContent";
        String body = "{\"contents\":[" + HI + "]}";
        assertThat(models.send("POST", path, body, KEY).json().size()).isGreaterThan(1);
        Reply events = models.send("POST", path + "?alt=sse", body, KEY);
        assertThat(events.header("content-type")).startsWith("text/event-stream");
        assertThat(events.response().body()).startsWith("data: {");
    }

    @Test
    void countsTokensAndNamesItsModels() {
        Reply counted = models.send(
                "POST", "gemini/v1beta/models/gemini-2.5-flash:countTokens", "{\"contents\":[" + HI + "]}", KEY);
        assertThat(counted.json().path("totalTokens").asInt()).isEqualTo(5);
        assertThat(models.send("GET", "gemini/v1beta/models", "", KEY)
                        .json()
                        .path("models")
                        .size())
                .isGreaterThan(5);
    }
}
