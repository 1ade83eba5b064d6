package io.insaka.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open stream and all it has said. */
final class EventStream implements AutoCloseable {
    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper json = new JsonMapper();

    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    record Event(String name, String id, JsonNode data) {}

    EventStream(Browser browser, @Nullable String last) {
        this(browser.api().baseUrl() + browser.path("live"), browser.token(), last);
    }

    EventStream(String address, String token, @Nullable String last) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("the stream was refused: " + response.statusCode());
            }
            body = response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            String name = "";
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Event(name, id, json.readTree(line.substring(5))));
                }
            }
        } catch (IOException closed) {
            // the test is done with it
        }
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    /** The words of the messages, each at its first appearance. */
    List<String> texts() {
        return events.stream()
                .filter(event -> event.name().equals("message"))
                .map(event -> event.data().path("text").asString())
                .distinct()
                .toList();
    }

    String last() {
        return events.getLast().id();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException gone) {
            // it is closed
        }
    }
}
