package io.insaka.knowledge.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class WebsiteTest {
    private static final String PATH = "/api/v1/knowledge/sources";

    @Autowired
    Organisations organisations;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void open() throws IOException {
        api = organisations.found().api();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            String page = pages.get(path);
            if (page != null && page.startsWith("->")) {
                exchange.getResponseHeaders().set("Location", page.substring(2));
                exchange.sendResponseHeaders(302, -1);
            } else if (page == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", path.endsWith(".txt") ? "text/plain" : "text/html");
                exchange.sendResponseHeaders(200, page.getBytes(UTF_8).length);
                exchange.getResponseBody().write(page.getBytes(UTF_8));
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private JsonNode visited(String url) {
        String id =
                api.post(PATH, Map.of("url", url)).expect(202).json().get("id").asString();
        return SourceApiTest.settled(api, id);
    }

    private String firstHit(String query) {
        return api.post("/api/v1/knowledge/search", Map.of("query", query))
                .expect(200)
                .json()
                .at("/hits/0/text")
                .asString("");
    }

    @Test
    void readsThePagesOfOneServerThatRobotsMayRead() {
        pages.put("/robots.txt", "User-agent: *\nDisallow: /private\n");
        pages.put(
                "/start",
                "<title>Lodge</title><a href='/rooms'>Rooms</a><a href='/private'>Staff</a><a href='http://localhost:1/'>Else</a>"
                        + "<a href='/moved'>Moved</a><a href='/gone'>Gone</a><p>Welcome to the lodge.</p>");
        pages.put(
                "/rooms",
                "<title>Rooms</title><h1>Beds</h1><p>Every room has mosquito nets.</p><a href='/start'>Home</a>");
        pages.put("/moved", "->/new");
        pages.put("/new", "<title>Pool</title><p>The pool is heated by the sun.</p>");
        pages.put("/private", "<p>The staff canteen opens at five.</p>");
        JsonNode source = visited(url("/start"));
        assertThat(source.get("state").asString()).as(source.toString()).isEqualTo("ready");
        assertThat(source.get("title").asString()).isEqualTo("Lodge");
        assertThat(source.get("passages").asInt()).isEqualTo(3);
        assertThat(firstHit("mosquito nets")).contains("Every room");
        assertThat(firstHit("heated pool")).contains("by the sun");
        assertThat(asked).doesNotContain("/private").containsOnlyOnce("/start", "/rooms");
        pages.put("/rooms", "<title>Rooms</title><p>Every room has a fireplace.</p>");
        String id = source.get("id").asString();
        api.post(PATH + "/" + id + "/refresh").expect(202);
        SourceApiTest.settled(api, id);
        assertThat(firstHit("mosquito nets")).doesNotContain("mosquito");
        assertThat(firstHit("fireplace in the room")).contains("fireplace");
    }

    @Test
    void saysWhyAWebsiteCannotBeRead() {
        assertThat(visited(url("/nothing")).at("/error/code").asString()).isEqualTo("unreachable");
        pages.put("/away", "->http://localhost:1/elsewhere");
        assertThat(visited(url("/away")).at("/error/code").asString()).isEqualTo("unreachable");
        assertThat(visited("http://169.254.169.254/latest/meta-data")
                        .at("/error/code")
                        .asString())
                .isEqualTo("address-refused");
        pages.put("/robots.txt", "User-agent: Insaka\nDisallow: /\n");
        pages.put("/start", "<p>Not for programs.</p>");
        JsonNode refused = visited(url("/start"));
        assertThat(refused.at("/error/code").asString()).isEqualTo("robots");
        assertThat(refused.at("/error/text").asString()).contains("robots.txt");
        assertThat(asked).doesNotContain("/start");
    }
}
