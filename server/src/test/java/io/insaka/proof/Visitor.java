package io.insaka.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insaka.testing.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One visitor of a web chat, as stubborn as the widget: what was written is repeated until it is acknowledged, and the
 * stream is taken up again where it broke off.
 */
final class Visitor implements AutoCloseable {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final JsonMapper json = new JsonMapper();

    private final String name;
    private final String baseUrl;
    private final String channel;
    private final String token;
    private final SplittableRandom random;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> heard = new LinkedHashMap<>();
    private final Thread writer;
    private final Thread reader;
    private volatile boolean writing = true;
    private volatile boolean open = true;
    private volatile String last = "";
    private int streams;

    Visitor(String name, String baseUrl, String channel, long seed) {
        this.name = name;
        this.baseUrl = baseUrl;
        this.channel = channel;
        this.random = new SplittableRandom(seed);
        this.token = Api.stranger(baseUrl)
                .post(path("session"), Map.of())
                .expect(200)
                .json()
                .path("token")
                .asString();
        this.reader = Thread.ofVirtual().name("visitor-reads").start(this::read);
        this.writer = Thread.ofVirtual().name("visitor-writes").start(this::write);
    }

    private String path(String rest) {
        return "/api/chat/" + channel + "/" + rest;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Authorization", "Bearer " + token);
    }

    private void write() {
        for (int n = 1; writing; n++) {
            String question = name + "-" + n;
            byte[] body = json.writeValueAsBytes(Map.of(
                    "items",
                    List.of(Map.of(
                            "id", UUID.randomUUID().toString(), "type", "text", "text", "question " + question))));
            asked.add("answer " + question);
            while (!kept(body)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            LockSupport.parkNanos(random.nextLong(1_100, 2_500) * 1_000_000);
        }
    }

    private boolean kept(byte[] body) {
        var request = request("/webhooks/webchat/" + channel)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException("a visitor was interrupted with a question in the air", stopping);
        }
    }

    private void read() {
        while (open) {
            try (InputStream stream = stream()) {
                listen(new BufferedReader(new InputStreamReader(stream, UTF_8)));
            } catch (IOException | UncheckedIOException down) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private InputStream stream() throws IOException, InterruptedException {
        var request = request(path("live"));
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("answered " + answer.statusCode());
        }
        streams++;
        return answer.body();
    }

    private void listen(BufferedReader lines) throws IOException {
        String id = "";
        String event = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                if (event.equals("message")) {
                    hear(json.readTree(line.substring(5)));
                }
                last = id;
            }
        }
    }

    /** Upserts by id, as the protocol wants it. */
    private void hear(JsonNode message) {
        if (message.path("from").asString().equals("bot")) {
            synchronized (heard) {
                heard.put(message.path("id").asString(), message.path("text").asString());
            }
        }
    }

    /** What the stream told of the bot's answers, each message once, in the order of its first appearance. */
    List<String> heard() {
        synchronized (heard) {
            return List.copyOf(heard.values());
        }
    }

    /** The answers that are due, in the order of the questions. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** What the thread shows of the bot's answers, read page by page. */
    List<String> thread() {
        List<String> answers = new ArrayList<>();
        Api api = Api.withToken(baseUrl, token);
        String after = "";
        do {
            JsonNode page = api.get(path("messages?limit=100" + (after.isEmpty() ? "" : "&before=" + after)))
                    .expect(200)
                    .json();
            List<String> some = page.path("items")
                    .valueStream()
                    .filter(message -> message.path("from").asString().equals("bot"))
                    .map(message -> message.path("text").asString())
                    .toList();
            answers.addAll(0, some);
            after = page.path("previous").asString("");
        } while (!after.isEmpty());
        return answers;
    }

    int streams() {
        return streams;
    }

    /** Nothing more is asked when this returns, and what was asked is acknowledged. */
    void stop() throws InterruptedException {
        writing = false;
        writer.join();
    }

    @Override
    public void close() {
        writing = false;
        open = false;
        reader.interrupt();
    }
}
