package io.insaka.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Somebody else's website that shows the chat, with styles and a policy as hostile as they get. */
final class ForeignSite implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Lusaka Show</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style nonce="site">
            html { font-size: 5px; background: #faf7f0; } body { margin: 0; font: 16px/1.6 Georgia, serif; transform: translateZ(0); }
            html > :not(head, body), insaka-chat, insaka-chat * { display: none !important; opacity: 0 !important;
              position: static !important; pointer-events: none !important; z-index: -1 !important; transform: scale(0) !important; }
            button { background: red !important; width: 400px !important; } textarea { display: none !important; }
            main { max-width: 720px; margin: 60px auto; padding: 0 24px; position: relative; z-index: 2147483647; }
            h1 { font-size: 40px; line-height: 1.1; }
            </style></head><body><main><h1>The Lusaka Show</h1>
            <p>Farming, crafts and music under the jacarandas, every August. Families come for the animals, the parade and
            the food; farmers for the machines.</p><p>Tickets at the gate and online. Children under five are free.</p></main>
            <script src="%s/widget.js" data-channel="%s" %s async></script></body></html>
            """;

    private final HttpServer server;

    /** @param attributes further attributes of the script tag, by the page's path */
    ForeignSite(String chat, String channel) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            String locale = exchange.getRequestURI().getPath().substring(1);
            String more = locale.isEmpty() ? "" : "data-locale=\"" + locale + "\"";
            byte[] page = PAGE.formatted(chat, channel, more).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'nonce-site'; script-src %1$s; connect-src %1$s; img-src %1$s; media-src %1$s"
                                    .formatted(chat));
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
