package io.insaka.bridge.imitation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat client over HTTP whose markup a test can change while it runs: {@code data}, {@code roles}, {@code structure}, or
 * {@code none} that any strategy knows. What was said survives the browser, as it does on a phone.
 */
public final class ChatClient implements AutoCloseable {
    private static final JsonMapper json = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Chat> chats = new LinkedHashMap<>();
    private String markup = "data";
    private boolean paired;
    private boolean swallows;
    private int presses;
    private int version;

    private static final class Chat {
        private final String title;
        private final String account;
        private final List<Line> lines = new ArrayList<>();
        private int unread;

        private Chat(String title, String account) {
            this.title = title;
            this.account = account;
        }
    }

    private record Line(String id, boolean out, String text, String time, String tick) {}

    public ChatClient() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * For the server's tests: a process with one chat that says where it is and obeys the lines it reads, until there are no
     * more: {@code paired}, {@code says} and what, and {@code sent}, to which it answers with everything that was.
     */
    public static void main(String... chat) throws IOException {
        try (var client = new ChatClient();
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            client.chat(chat[0], chat[1]);
            System.out.println(client.address());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 2);
                switch (words[0]) {
                    case "paired" -> client.paired(true);
                    case "says" -> client.says(chat[0], words[1]);
                    default -> System.out.println(json.writeValueAsString(client.sent(chat[0])));
                }
            }
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    public synchronized ChatClient chat(String title, String account) {
        chats.put(title, new Chat(title, account));
        return changed();
    }

    /** Somebody writes, while nobody looks at the chat. */
    public synchronized ChatClient says(String title, String text) {
        Chat chat = chat(title);
        chat.lines.add(line(chat, false, text, "none"));
        chat.unread++;
        return changed();
    }

    /** It was read on the phone: the page shows no mark any more. */
    public synchronized ChatClient readElsewhere(String title) {
        chat(title).unread = 0;
        return changed();
    }

    /** The owner of the account writes on the phone. */
    public synchronized ChatClient saysOnThePhone(String title, String text) {
        Chat chat = chat(title);
        chat.lines.add(line(chat, true, text, "sent"));
        return changed();
    }

    /** What goes out arrives there. */
    public synchronized ChatClient ticks(String title, String tick) {
        Chat chat = chat(title);
        chat.lines.replaceAll(line -> line.out() ? new Line(line.id(), true, line.text(), line.time(), tick) : line);
        return changed();
    }

    public synchronized ChatClient markup(String next) {
        markup = next;
        return changed();
    }

    public synchronized ChatClient paired(boolean now) {
        paired = now;
        return changed();
    }

    /** Send is pressed, and nothing comes of it. */
    public synchronized ChatClient swallows(boolean now) {
        swallows = now;
        return changed();
    }

    /** Everything said from this account in the chat, in order. */
    public synchronized List<String> sent(String title) {
        return chat(title).lines.stream().filter(Line::out).map(Line::text).toList();
    }

    /** How often send was pressed, whatever came of it. */
    public synchronized int presses() {
        return presses;
    }

    private Chat chat(String title) {
        return Objects.requireNonNull(chats.get(title), title);
    }

    private static Line line(Chat chat, boolean out, String text, String tick) {
        int n = chat.lines.size();
        return new Line("3EB0%04d".formatted(n), out, text, "10:%02d".formatted(n / 3 % 60), tick);
    }

    private ChatClient changed() {
        version++;
        notifyAll();
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body =
                    switch (path) {
                        case "/" -> page();
                        case "/state" -> state(exchange.getRequestURI().getQuery());
                        case "/open" -> opened(json.readTree(exchange.getRequestBody()));
                        case "/send" -> said(json.readTree(exchange.getRequestBody()));
                        default -> new byte[0];
                    };
            exchange.getResponseHeaders().set("Content-Type", path.equals("/") ? "text/html" : "application/json");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] page() throws IOException {
        try (InputStream page = ChatClient.class.getResourceAsStream("page.html")) {
            return Objects.requireNonNull(page).readAllBytes();
        }
    }

    /** Answers when there is something newer than what was seen. */
    private synchronized byte[] state(String query) throws InterruptedException {
        int seen = Integer.parseInt(query.replace("seen=", ""));
        if (seen == version) {
            wait(10_000);
        }
        return json.writeValueAsString(Map.of(
                        "version", version,
                        "paired", paired,
                        "markup", markup,
                        "code", "code-" + version,
                        "chats",
                                chats.values().stream()
                                        .map(chat -> Map.of(
                                                "title", chat.title,
                                                "account", chat.account,
                                                "unread", chat.unread,
                                                "lines", List.copyOf(chat.lines)))
                                        .toList()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private synchronized byte[] opened(JsonNode what) {
        return readElsewhere(what.path("title").asString()).done();
    }

    private synchronized byte[] said(JsonNode what) {
        presses++;
        if (!swallows) {
            Chat chat = chat(what.path("title").asString());
            chat.lines.add(line(chat, true, what.path("text").asString().strip(), "sent"));
        }
        return changed().done();
    }

    private byte[] done() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
