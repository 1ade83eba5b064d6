package io.insaka.proof;

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
import java.util.concurrent.locks.LockSupport;

/** A program on the live stream; cut off, it comes back with the last id it saw, at the next node. */
final class LiveWatch implements AutoCloseable {
    private static final long PAUSE_NANOS = 50_000_000;

    private final List<ProductProcess> nodes;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private volatile String start = "";
    private volatile String last = "";
    private volatile int resets;
    private volatile int connections;
    private volatile boolean open = true;

    LiveWatch(ProductProcess... nodes) {
        this.nodes = List.of(nodes);
        Thread.ofVirtual().name("watch").start(this::run);
    }

    private void run() {
        for (int n = 0; open; n++) {
            try (InputStream body = connect(nodes.get(n % nodes.size()))) {
                read(new BufferedReader(new InputStreamReader(body, UTF_8)));
            } catch (IOException | UncheckedIOException down) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private InputStream connect(ProductProcess node) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.baseUrl() + "/api/v1/live"))
                .header("Authorization", "Bearer " + ProductProcess.TOKEN);
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("answered " + answer.statusCode());
        }
        connections++;
        return answer.body();
    }

    private void read(BufferedReader lines) throws IOException {
        String event = "";
        String id = "";
        for (String line = lines.readLine(); line != null && open; line = lines.readLine()) {
            if (line.startsWith("event:")) {
                event = line.substring(6);
            } else if (line.startsWith("id:")) {
                id = line.substring(3);
            } else if (line.isEmpty() && !id.isEmpty()) {
                told(event, id);
                id = "";
            }
        }
    }

    /** What came whole; half an event is none, and comes again. */
    private void told(String event, String id) {
        switch (event) {
            case "changed" -> changes.add(id);
            case "reset" -> resets++;
            default -> start = start.isEmpty() ? id : start;
        }
        last = id;
    }

    /** Where it began; empty until it was let in. */
    String start() {
        return start;
    }

    /** Ids of the changes it was told of, in that order. */
    List<String> changes() {
        return changes;
    }

    int resets() {
        return resets;
    }

    int connections() {
        return connections;
    }

    @Override
    public void close() {
        open = false;
        http.shutdownNow();
    }
}
