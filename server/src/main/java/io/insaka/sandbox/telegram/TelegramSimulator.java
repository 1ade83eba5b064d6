package io.insaka.sandbox.telegram;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Multipart;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.http.SoundFile;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One bot and those who wrote to it. Methods below {@code /bot<token>/}, files below {@code /file/bot<token>/}. Updates go
 * to the address a bot sets, or to whoever made the simulator while none is set.
 */
public final class TelegramSimulator implements Simulator {
    private static final long MOST_BYTES = 50 << 20;
    private static final long MOST_BYTES_OUT = 20 << 20;

    private final String token;
    private final Consumer<byte[]> carrier;
    private final People people;
    private final Hook hook;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private ObjectNode latestFile = Json.object();
    private final Set<String> queries = new HashSet<>();
    private final Deque<Answer> failures = new ArrayDeque<>();
    private boolean revoked;

    /** A message the bot sent. */
    public record Sent(long chat, long messageId, String method, ObjectNode parameters) {}

    /** @param carrier carries an update to Insaka while no address is set */
    public TelegramSimulator(String token, Clock clock, Consumer<byte[]> carrier) {
        this.token = token;
        this.carrier = carrier;
        this.people = new People(clock);
        this.hook = new Hook(clock);
    }

    /** A customer writes. */
    public void says(long chat, String text) {
        ObjectNode message;
        synchronized (this) {
            message = people.message(chat).put("text", text);
        }
        write(chat, message);
    }

    /** A customer sends a file. */
    public void sends(long chat, String contentType, byte[] bytes) {
        ObjectNode message;
        synchronized (this) {
            message = people.message(chat);
            message.putObject("document").put("file_id", keep(bytes)).put("mime_type", contentType);
            latestFile = message.deepCopy();
        }
        write(chat, message);
    }

    /** A customer puts another file in the place of the last one. */
    public void swaps(String contentType, byte[] bytes) {
        byte[] update;
        synchronized (this) {
            ObjectNode message = latestFile
                    .deepCopy()
                    .put("edit_date", latestFile.path("date").asLong() + files.size());
            message.putObject("document").put("file_id", keep(bytes)).put("mime_type", contentType);
            update = people.update("edited_message", message);
        }
        deliver(update);
    }

    /** The updates of an album, one for each picture, as yet undelivered: Telegram promises no order. */
    public synchronized List<byte[]> album(long chat, String group, String caption, List<byte[]> pictures) {
        people.wrote(chat);
        List<byte[]> updates = new ArrayList<>();
        for (byte[] picture : pictures) {
            ObjectNode message = people.message(chat).put("media_group_id", group);
            if (updates.isEmpty()) {
                message.put("caption", caption);
            }
            photo(message, picture);
            updates.add(people.update("message", message));
        }
        return updates;
    }

    /** A customer puts another picture in the place of one of an album's, known by its update; its words stay. */
    public void swaps(byte[] part, byte[] picture) {
        byte[] update;
        synchronized (this) {
            ObjectNode message = (ObjectNode) Json.read(part).orElseThrow().path("message");
            message.put("edit_date", message.path("date").asLong() + files.size());
            photo(message, picture);
            update = people.update("edited_message", message);
        }
        deliver(update);
    }

    private void photo(ObjectNode message, byte[] picture) {
        message.putArray("photo")
                .addObject()
                .put("file_id", keep(picture))
                .put("width", 640)
                .put("height", 480);
    }

    private String keep(byte[] bytes) {
        String id = "file_" + (files.size() + 1);
        files.put(id, bytes.clone());
        return id;
    }

    /** A customer taps a button of a message of the bot's. */
    public void taps(Sent question, String data) {
        byte[] update;
        synchronized (this) {
            String id = String.valueOf(4_000_000_000_000L + people.nextMessage());
            queries.add(id);
            ObjectNode query = Json.object().put("id", id).put("data", data);
            query.set("from", People.person(question.chat()));
            ObjectNode message = query.putObject("message").put("message_id", question.messageId());
            message.putObject("chat").put("id", question.chat()).put("type", "private");
            message.set("reply_markup", question.parameters().path("reply_markup"));
            update = people.update("callback_query", query);
        }
        deliver(update);
    }

    /** A customer shuts the bot out, or lets it in again. */
    public void blocks(long chat, boolean blocked) {
        byte[] update;
        synchronized (this) {
            people.block(chat, blocked);
            update = people.update(
                    "my_chat_member",
                    people.standing(chat, blocked ? "member" : "kicked", blocked ? "kicked" : "member"));
        }
        deliver(update);
    }

    private void write(long chat, ObjectNode message) {
        byte[] update;
        synchronized (this) {
            people.wrote(chat);
            update = people.update("message", message);
        }
        deliver(update);
    }

    /** Not under the lock: whoever gets the update may call us before they answer. */
    public void deliver(byte[] update) {
        if (hook.isSet()) {
            hook.bring(update, this::called);
        } else {
            carrier.accept(update);
        }
    }

    /** What was not taken is brought again. */
    public void deliverAgain() {
        hook.bringAgain(this::called);
    }

    private synchronized void called(ObjectNode method) {
        call(method.path("method").asString(""), method, -1);
    }

    /** The next method is answered so instead; {@link Answer.Drop} comes after it was done. */
    public synchronized void failNext(Answer answer) {
        failures.add(answer);
    }

    public void tooFast(int seconds) {
        failNext(Answer.json(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after " + seconds
                        + "\",\"parameters\":{\"retry_after\":" + seconds + "}}"));
    }

    public void breaksDown() {
        failNext(Answer.html(502, "<html>502 Bad Gateway</html>"));
    }

    public void hangs(Duration length) {
        failNext(new Answer.Silence(length));
    }

    /** The owner had @BotFather make another token. */
    public synchronized void revoke(boolean revoke) {
        revoked = revoke;
    }

    /** A chat became a supergroup, which has another number. */
    public synchronized void moves(long from, long to) {
        people.move(from, to);
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Taps the bot has not answered yet. */
    public synchronized int openQueries() {
        return queries.size();
    }

    /** Somebody else who has the token has its updates go there. */
    public void hooked(String url) {
        hook.set(Json.object().put("url", url));
    }

    /** What {@code getWebhookInfo} says. */
    public ObjectNode hook() {
        return hook.described();
    }

    /** The secret that comes with each update. */
    public String secret() {
        return hook.secret();
    }

    @Override
    public synchronized Answer answer(Request request) {
        String files = "/file/bot" + token + "/";
        if (!revoked && request.path().startsWith(files)) {
            byte[] file = this.files.get(request.path().substring(files.length()));
            return file == null
                    ? error(404, "Not Found")
                    : new Answer.Reply(200, "application/octet-stream", Map.of(), file);
        }
        String methods = "/bot" + token + "/";
        if (revoked || !request.path().startsWith(methods)) {
            return error(401, "Unauthorized");
        }
        Answer failure = failures.poll();
        if (failure != null && !(failure instanceof Answer.Drop)) {
            return failure;
        }
        if (request.body().length > MOST_BYTES) {
            return error(413, "Request Entity Too Large");
        }
        Answer answer = parsed(request, request.path().substring(methods.length()));
        return failure == null ? answer : failure;
    }

    /** JSON, or a form whose files stand as their names. */
    private Answer parsed(Request request, String method) {
        if (request.contentType().equals("application/json")) {
            return Json.read(request.body())
                    .map(parameters -> call(method, parameters, -1))
                    .orElseGet(() -> error(400, "Bad Request: can't parse JSON object"));
        }
        ObjectNode parameters = Json.object();
        long bytes = -1;
        for (Multipart.Part part : Multipart.read(request).map(Multipart::parts).orElse(List.of())) {
            if (!part.fileName().isEmpty()) {
                bytes = part.bytes().length;
                if (method.equals("sendVoice") && !MethodRules.isVoice(new SoundFile(part.bytes()))) {
                    return error(400, "Bad Request: the file is no voice note");
                }
                parameters.put(part.name(), part.fileName());
            } else if (part.name().equals("chat_id") && part.text().matches("-?[0-9]{1,18}")) {
                parameters.put("chat_id", Long.parseLong(part.text()));
            } else {
                parameters.put(part.name(), part.text());
            }
        }
        return call(method, parameters, bytes);
    }

    private Answer call(String method, ObjectNode parameters, long fileBytes) {
        return switch (method) {
            case "getMe" -> ok(Json.object().put("id", 123).put("is_bot", true).put("username", "insaka_bot"));
            case "getFile" -> file(parameters.path("file_id").asString(""));
            case "setWebhook" -> {
                String wrong = MethodRules.wrongHook(parameters);
                if (wrong.isEmpty()) {
                    hook.set(parameters);
                }
                yield wrong.isEmpty() ? yes() : error(400, wrong);
            }
            case "deleteWebhook" -> {
                hook.remove();
                yield yes();
            }
            case "getWebhookInfo" -> ok(hook.described());
            case "getUpdates" ->
                hook.isSet()
                        ? error(
                                409,
                                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                                        + " delete the webhook first")
                        : error(404, "Not Found");
            case "answerCallbackQuery" ->
                queries.remove(parameters.path("callback_query_id").asString(""))
                        ? yes()
                        : error(
                                400,
                                "Bad Request: query is too old and response timeout expired or query ID is invalid");
            case "sendChatAction" -> inChat(parameters, MethodRules.wrongAction(parameters), this::yes);
            case "setMessageReaction" ->
                inChat(
                        parameters,
                        people.isMessage(parameters.path("message_id").asLong(0))
                                ? ""
                                : "Bad Request: message to react not found",
                        this::yes);
            default ->
                MethodRules.SENDS.contains(method)
                        ? inChat(parameters, wrong(method, parameters, fileBytes), () -> taken(method, parameters))
                        : error(404, "Not Found");
        };
    }

    private String wrong(String method, ObjectNode parameters, long fileBytes) {
        var answered = parameters.path("reply_parameters");
        boolean lost = answered.isObject()
                && !people.isMessage(answered.path("message_id").asLong(0))
                && !answered.path("allow_sending_without_reply").asBoolean(false);
        return lost
                ? "Bad Request: message to be replied not found"
                : MethodRules.wrongIn(method, parameters, fileBytes);
    }

    private Answer inChat(ObjectNode parameters, String wrong, java.util.function.Supplier<Answer> done) {
        long chat = parameters.path("chat_id").asLong(0);
        Long moved = people.movedTo(chat);
        if (moved != null) {
            return Answer.json(
                    400,
                    "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded to a"
                            + " supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":" + moved + "}}");
        }
        if (!people.knows(chat)) {
            return error(400, "Bad Request: chat not found");
        }
        if (people.blocked(chat)) {
            return error(403, "Forbidden: bot was blocked by the user");
        }
        return wrong.isEmpty() ? done.get() : error(400, wrong);
    }

    private Answer file(String id) {
        byte @Nullable [] file = files.get(id);
        if (file == null) {
            return error(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        }
        return file.length > MOST_BYTES_OUT
                ? error(400, "Bad Request: file is too big")
                : ok(Json.object().put("file_id", id).put("file_path", id).put("file_size", file.length));
    }

    private Answer taken(String method, ObjectNode parameters) {
        long chat = parameters.path("chat_id").asLong();
        long id = people.nextMessage();
        sent.add(new Sent(chat, id, method, parameters));
        ObjectNode message = Json.object().put("message_id", id);
        message.putObject("chat").put("id", chat).put("type", "private");
        return ok(message);
    }

    private Answer yes() {
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
