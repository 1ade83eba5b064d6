package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the simulator in process, as an adapter would over HTTP. */
record Calls(WhatsAppSimulator simulator) {
    private static final JsonMapper MAPPER = new JsonMapper();
    static final String MESSAGES = "/v23.0/" + TestingBusiness.NUMBER + "/messages";

    Answer post(String path, String body) {
        return call("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String message) {
        return post(MESSAGES, message);
    }

    /** A message of this shape to the customer of the tests; single quotes stand for double ones. */
    Answer sendTo(String customer, String content) {
        return send(("{'messaging_product':'whatsapp','to':'" + customer + "'," + content + "}").replace('\'', '"'));
    }

    String accepted(String customer, String content) {
        Answer.Reply reply = (Answer.Reply) sendTo(customer, content);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
        return json(reply).path("messages").path(0).path("id").asString();
    }

    Answer get(String pathAndQuery) {
        return call("GET", pathAndQuery, "", new byte[0]);
    }

    Answer call(String method, String pathAndQuery, String contentType, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("authorization", "Bearer " + TestingBusiness.TOKEN);
        headers.put("content-type", contentType);
        String[] sides = pathAndQuery.split("\\?", 2);
        return simulator.answer(new Request(
                method, sides[0], "http://sim", headers, Request.parseQuery(sides.length == 2 ? sides[1] : ""), body));
    }

    static JsonNode json(Answer answer) {
        return MAPPER.readTree(((Answer.Reply) answer).body());
    }

    static int code(Answer answer) {
        return json(answer).path("error").path("code").asInt(0);
    }
}
