package io.insaka.sandbox.llm.openai;

import java.util.Map;

/** An error as OpenAI words it; empty fields are null on the wire. */
record OpenAiError(int status, String message, String type, String param, String code, Map<String, String> headers) {
    private static final String INVALID = "invalid_request_error";

    static OpenAiError invalid(String message, String param, String code) {
        return of(400, message, INVALID, param, code);
    }

    static OpenAiError of(int status, String message, String type, String param, String code) {
        return new OpenAiError(status, message, type, param, code, Map.of());
    }

    static OpenAiError missing(String param) {
        return invalid("Missing required parameter: '" + param + "'.", param, "missing_required_parameter");
    }

    static OpenAiError type(String param, String expected, String got) {
        return invalid(
                "Invalid type for '" + param + "': expected " + expected + ", but got " + got + " instead.",
                param,
                "invalid_type");
    }

    static OpenAiError value(String param, String got, String supported) {
        return invalid(
                "Invalid value: '" + got + "'. Supported values are: " + supported + ".", param, "invalid_value");
    }

    static OpenAiError unknown(String param) {
        return invalid("Unknown parameter: '" + param + "'.", param, "unknown_parameter");
    }

    static OpenAiError noKey() {
        return of(
                401,
                "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer"
                        + " auth (i.e. Authorization: Bearer YOUR_KEY).",
                INVALID,
                "",
                "");
    }

    static OpenAiError wrongKey(String key) {
        return of(
                401,
                "Incorrect API key provided: " + masked(key)
                        + ". You can find your API key at https://platform.openai.com/account/api-keys.",
                INVALID,
                "",
                "invalid_api_key");
    }

    static String masked(String key) {
        return key.length() < 8 ? "***" : key.substring(0, 4) + "***" + key.substring(key.length() - 4);
    }

    static OpenAiError noModel(String model) {
        return of(
                404,
                "The model `" + model + "` does not exist or you do not have access to it.",
                INVALID,
                "",
                "model_not_found");
    }

    static OpenAiError noPath(String method, String path) {
        return of(404, "Invalid URL (" + method + " " + path + ")", INVALID, "", "");
    }

    static OpenAiError tooLong(int most, int asked) {
        return invalid(
                "This model's maximum context length is " + most + " tokens. However, your messages resulted in "
                        + asked + " tokens. Please reduce the length of the messages.",
                "messages",
                "context_length_exceeded");
    }
}
