package io.insaka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Calls webhooks as a provider does, and looks at what became of the one conversation of an organisation. */
public final class Talk implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public record Answered(int status, String body) {}

    public Answered form(String url, byte[] body, Map<String, String> headers) {
        return post(url, "application/x-www-form-urlencoded", body, headers);
    }

    public Answered json(String url, byte[] body, Map<String, String> headers) {
        return post(url, "application/json", body, headers);
    }

    public Answered mail(String url, byte[] raw) {
        return post(url, "message/rfc822", raw, Map.of());
    }

    private Answered post(String url, String type, byte[] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answered(answer.statusCode(), answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Its id; empty before there is one. */
    public static String conversation(Api api) {
        return api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString("");
    }

    public static List<JsonNode> messages(Api api) {
        String conversation = conversation(api);
        return conversation.isEmpty()
                ? List.of()
                : api.get("/api/v1/conversations/" + conversation + "/messages?limit=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .toList();
    }

    public static List<JsonNode> outbound(Api api) {
        return messages(api).stream()
                .filter(message -> message.path("direction").asString().equals("outbound"))
                .toList();
    }

    public static List<String> statuses(Api api) {
        return outbound(api).stream()
                .map(message -> message.path("status").asString())
                .toList();
    }

    /** The words of what the contact sent. */
    public static List<String> inbound(Api api) {
        return messages(api).stream()
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .map(message -> message.path("text").asString(""))
                .toList();
    }

    /** How many messages customers have sent, in all conversations. */
    public static long heard(Api api) {
        return api.get("/api/v1/conversations?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .flatMap(conversation -> api.get("/api/v1/conversations/"
                                + conversation.path("id").asString() + "/messages?limit=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream())
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .count();
    }

    /** What became of the files of the conversation. */
    public static List<String> files(Api api) {
        return messages(api).stream()
                .flatMap(message -> message.path("attachments").valueStream())
                .map(file -> file.path("state").asString())
                .toList();
    }

    public static boolean optedOut(Api api) {
        String contact = api.get("/api/v1/conversations/" + conversation(api))
                .expect(200)
                .json()
                .path("contact")
                .path("id")
                .asString();
        return !api.get("/api/v1/contacts/" + contact)
                .expect(200)
                .json()
                .path("optedOutAt")
                .isNull();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
