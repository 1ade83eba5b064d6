package io.insaka.sandbox.telegram;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Multipart;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** One bot and those who wrote to it. Methods below {@code /bot<token>/}, files below {@code /file/bot<token>/}. */
public final class TelegramSimulator implements Simulator {
    private static final Map<String, String> FILES = Map.of(
            "sendPhoto", "photo",
            "sendVideo", "video",
            "sendAudio", "audio",
            "sendVoice", "voice",
            "sendDocument", "document");
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int LONGEST_DATA = 64;

    private final String token;
    private final Clock clock;
    private final Consumer<byte[]> webhook;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<Long> chats = new HashSet<>();
    private final Set<String> queries = new HashSet<>();
    private final Deque<Answer> failures = new ArrayDeque<>();
    private long updates = 7_000_000_000L;
    private long messages;

    /** A message the bot sent. */
    public record Sent(long chat, long messageId, String method, ObjectNode parameters) {}

    /** @param webhook carries an update to Insaka */
    public TelegramSimulator(String token, Clock clock, Consumer<byte[]> webhook) {
        this.token = token;
        this.clock = clock;
        this.webhook = webhook;
    }

    /** A customer writes. */
    public void says(long chat, String text) {
        write(chat, message(chat).put("text", text));
    }

    /** A customer sends a file. */
    public synchronized void sends(long chat, String contentType, byte[] bytes) {
        String id = "file_" + (files.size() + 1);
        files.put(id, bytes.clone());
        ObjectNode message = message(chat);
        message.putObject("document").put("file_id", id).put("mime_type", contentType);
        write(chat, message);
    }

    /** A customer taps a button of a message of the bot's. */
    public synchronized void taps(Sent question, String data) {
        String id = String.valueOf(4_000_000_000_000L + ++messages);
        queries.add(id);
        ObjectNode query = Json.object().put("id", id).put("data", data);
        query.set("from", person(question.chat()));
        ObjectNode message = query.putObject("message").put("message_id", question.messageId());
        message.putObject("chat").put("id", question.chat()).put("type", "private");
        message.set("reply_markup", question.parameters().path("reply_markup"));
        post("callback_query", query);
    }

    private synchronized ObjectNode message(long chat) {
        ObjectNode message = Json.object()
                .put("message_id", ++messages)
                .put("date", clock.instant().getEpochSecond());
        message.set("from", person(chat));
        message.putObject("chat").put("id", chat).put("type", "private").put("first_name", "Mwila");
        return message;
    }

    private static ObjectNode person(long id) {
        return Json.object().put("id", id).put("is_bot", false).put("first_name", "Mwila");
    }

    private synchronized void write(long chat, ObjectNode message) {
        chats.add(chat);
        post("message", message);
    }

    private void post(String type, ObjectNode what) {
        ObjectNode update = Json.object().put("update_id", ++updates);
        update.set(type, what);
        webhook.accept(Json.bytes(update));
    }

    /** The next method is answered so instead; {@link Answer.Drop} comes after it was done. */
    public synchronized void failNext(Answer answer) {
        failures.add(answer);
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Taps the bot has not answered yet. */
    public synchronized int openQueries() {
        return queries.size();
    }

    @Override
    public synchronized Answer answer(Request request) {
        String files = "/file/bot" + token + "/";
        if (request.path().startsWith(files)) {
            byte[] file = this.files.get(request.path().substring(files.length()));
            return file == null
                    ? error(404, "Not Found")
                    : new Answer.Reply(200, "application/octet-stream", Map.of(), file);
        }
        String methods = "/bot" + token + "/";
        if (!request.path().startsWith(methods)) {
            return error(401, "Unauthorized");
        }
        Answer failure = failures.poll();
        if (failure != null && !(failure instanceof Answer.Drop)) {
            return failure;
        }
        Answer answer = call(request.path().substring(methods.length()), request);
        return failure == null ? answer : failure;
    }

    private Answer call(String method, Request request) {
        ObjectNode parameters = parameters(request);
        return switch (method) {
            case "getMe" -> ok(Json.object().put("id", 123).put("is_bot", true).put("username", "insaka_bot"));
            case "getFile" -> file(parameters.path("file_id").asString(""));
            case "answerCallbackQuery" ->
                queries.remove(parameters.path("callback_query_id").asString(""))
                        ? yes()
                        : error(
                                400,
                                "Bad Request: query is too old and response timeout expired or query ID is invalid");
            case "sendChatAction", "setMessageReaction" -> {
                String wrong = chat(parameters);
                yield wrong.isEmpty() ? yes() : error(400, wrong);
            }
            case "sendMessage", "sendLocation", "sendVenue", "sendContact" -> send(method, parameters);
            default -> FILES.containsKey(method) ? send(method, parameters) : error(404, "Not Found");
        };
    }

    /** JSON, or a form whose files stand as their names. */
    private static ObjectNode parameters(Request request) {
        if (request.contentType().equals("application/json")) {
            return Json.read(request.body()).orElseGet(Json::object);
        }
        ObjectNode parameters = Json.object();
        Multipart.read(request)
                .ifPresent(form -> form.parts().forEach(part -> {
                    if (part.name().equals("chat_id")) {
                        parameters.put("chat_id", Long.parseLong(part.text()));
                    } else {
                        parameters.put(part.name(), part.fileName().isEmpty() ? part.text() : part.fileName());
                    }
                }));
        return parameters;
    }

    private Answer file(String id) {
        byte[] file = files.get(id);
        return file == null
                ? error(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
                : ok(Json.object().put("file_id", id).put("file_path", id).put("file_size", file.length));
    }

    private String chat(ObjectNode parameters) {
        return chats.contains(parameters.path("chat_id").asLong(0)) ? "" : "Bad Request: chat not found";
    }

    private Answer send(String method, ObjectNode parameters) {
        String wrong = chat(parameters);
        if (wrong.isEmpty()) {
            wrong = wrongIn(method, parameters);
        }
        if (!wrong.isEmpty()) {
            return error(400, wrong);
        }
        long chat = parameters.path("chat_id").asLong();
        sent.add(new Sent(chat, ++messages, method, parameters));
        ObjectNode message = Json.object().put("message_id", messages);
        message.putObject("chat").put("id", chat).put("type", "private");
        return ok(message);
    }

    private static String wrongIn(String method, ObjectNode parameters) {
        String text = parameters.path("text").asString("");
        if (method.equals("sendMessage") && text.isBlank()) {
            return "Bad Request: message text is empty";
        }
        if (text.length() > LONGEST_TEXT) {
            return "Bad Request: message is too long";
        }
        if (parameters.path("caption").asString("").length() > LONGEST_CAPTION) {
            return "Bad Request: message caption is too long";
        }
        String field = FILES.get(method);
        if (field != null && !parameters.has(field)) {
            return "Bad Request: there is no " + field + " in the request";
        }
        for (var row : parameters.path("reply_markup").path("inline_keyboard")) {
            for (var button : row) {
                int bytes = button.path("callback_data").asString("").getBytes(StandardCharsets.UTF_8).length;
                if (bytes == 0 || bytes > LONGEST_DATA) {
                    return "Bad Request: BUTTON_DATA_INVALID";
                }
            }
        }
        return "";
    }

    private static Answer yes() {
        return Answer.json(200, "{\"ok\":true,\"result\":true}");
    }

    private static Answer ok(ObjectNode result) {
        ObjectNode body = Json.object().put("ok", true);
        body.set("result", result);
        return Answer.json(200, Json.text(body));
    }

    private static Answer error(int code, String description) {
        return Answer.json(
                code,
                Json.text(Json.object().put("ok", false).put("error_code", code).put("description", description)));
    }
}
