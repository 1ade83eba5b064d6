package io.insaka.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.chatwoot.ChatwootSimulator;
import io.insaka.sandbox.gateway.GatewaySimulator;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.meta.MetaSimulator;
import io.insaka.sandbox.meta.Page;
import io.insaka.sandbox.meta.TakenMessage;
import io.insaka.sandbox.telegram.TelegramSimulator;
import io.insaka.testing.Talk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Telegram, Messenger, Instagram, a Chatwoot and a workflow builder. */
final class ChatCounterparts {
    private ChatCounterparts() {}

    /** What all of them have in common: a server, and an answer that is held. */
    abstract static class Held implements Counterpart {
        final Talk talk = new Talk();
        private final HeldProvider held;
        private final SimulatorServer server;
        String webhook = "";

        Held(String path, Simulator provider, Predicate<Request> letter, Answer tooFast) {
            held = new HeldProvider(provider, letter, tooFast);
            server = SimulatorServer.start(0, path, held);
        }

        String address() {
            return server.address().toString();
        }

        @Override
        public void entered(String address) {
            webhook = address;
        }

        @Override
        public boolean awaitTaken() {
            return held.awaitTaken();
        }

        @Override
        public void release() {
            held.release();
        }

        @Override
        public void close() {
            held.release();
            server.close();
            talk.close();
        }
    }

    static final class Telegram extends Held {
        private static final String TOKEN = "700800901:AAE-killed_bot";
        private static final Map<String, String> SECRET = Map.of("X-Telegram-Bot-Api-Secret-Token", "between-us_2");

        private final TelegramSimulator bot;

        static Telegram open() {
            var self = new Telegram[1];
            var bot = new TelegramSimulator(
                    TOKEN,
                    Clock.systemUTC(),
                    update -> assertThat(self[0].talk
                                    .json(self[0].webhook, update, SECRET)
                                    .status())
                            .isEqualTo(200));
            self[0] = new Telegram(bot);
            return self[0];
        }

        private Telegram(TelegramSimulator bot) {
            super(
                    "/telegram",
                    bot,
                    request -> request.path().endsWith("/sendMessage"),
                    Answer.json(
                            429,
                            "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":1}}"));
            this.bot = bot;
        }

        @Override
        public String kind() {
            return "telegram";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("botToken", TOKEN, "secretToken", "between-us_2", "baseUrl", address());
        }

        @Override
        public int write(ProductProcess product, int letters) {
            for (int n = 1; n <= letters; n++) {
                bot.says(7_000_000_000L + n, "menu");
            }
            return letters;
        }

        @Override
        public List<String> taken() {
            return bot.sent().stream().map(sent -> String.valueOf(sent.chat())).toList();
        }

        @Override
        public boolean isSilent() {
            return true;
        }
    }

    /** Messenger and Instagram: one server of Meta's, a page or an account of it. */
    static final class Meta extends Held {
        private static final String PAGE = "700800900";

        private final boolean instagram;
        private final MetaSimulator meta;

        static Meta open(boolean instagram) {
            return new Meta(instagram, new MetaSimulator(Clock.systemUTC()));
        }

        private Meta(boolean instagram, MetaSimulator meta) {
            super(
                    "/graph",
                    meta,
                    request -> new String(request.body(), StandardCharsets.UTF_8).contains("\"message\""),
                    Answer.json(
                            400,
                            "{\"error\":{\"message\":\"Calls to this api have exceeded the rate limit.\",\"code\":613}}"));
            this.instagram = instagram;
            this.meta = meta;
        }

        @Override
        public String kind() {
            return instagram ? "instagram" : "messenger";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "pageId", PAGE,
                    "accessToken", "EAA-token",
                    "appSecret", "app-secret",
                    "verifyToken", "verify-me",
                    "baseUrl", address());
        }

        @Override
        public void entered(String address) {
            meta.register(new Page(instagram, PAGE, "EAA-token", "app-secret", "verify-me", URI.create(address)));
        }

        @Override
        public int write(ProductProcess product, int letters) {
            for (int n = 1; n <= letters; n++) {
                meta.says(PAGE, "900" + n, "menu");
            }
            return letters;
        }

        @Override
        public List<String> taken() {
            return meta.taken(PAGE).stream().map(TakenMessage::customer).toList();
        }

        @Override
        public void close() {
            super.close();
            meta.close();
        }
    }

    /** One conversation: the first letter is the bot's, the others a teammate's. Each comes back as a webhook. */
    static final class Chatwoot extends Held {
        private final ChatwootSimulator chatwoot;

        static Chatwoot open() {
            var self = new Chatwoot[1];
            var chatwoot = new ChatwootSimulator(
                    "agent-token",
                    "webhook-secret",
                    Clock.systemUTC(),
                    call -> self[0].talk.json(
                            self[0].webhook,
                            call.body(),
                            Map.of(
                                    "X-Chatwoot-Timestamp",
                                    call.timestamp(),
                                    "X-Chatwoot-Signature",
                                    call.signature())));
            self[0] = new Chatwoot(chatwoot);
            return self[0];
        }

        private Chatwoot(ChatwootSimulator chatwoot) {
            super("/chatwoot", chatwoot, request -> request.path().endsWith("/messages"), Answer.json(429, "{}"));
            this.chatwoot = chatwoot;
        }

        @Override
        public String kind() {
            return "chatwoot";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "baseUrl", address(),
                    "accountId", "1",
                    "accessToken", "agent-token",
                    "webhookSecret", "webhook-secret");
        }

        @Override
        public int write(ProductProcess product, int letters) {
            chatwoot.says("menu");
            awaitTaken();
            String channel = webhook.substring(webhook.lastIndexOf('/') + 1);
            String conversation = product.api()
                    .get("/api/v1/conversations?channel=" + channel)
                    .expect(200)
                    .json()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            for (int n = 2; n <= letters; n++) {
                product.api()
                        .post(
                                "/api/v1/conversations/" + conversation + "/messages",
                                Map.of("text", "Letter number " + n))
                        .expect(201);
            }
            return 1;
        }

        @Override
        public List<String> taken() {
            return chatwoot.taken().stream()
                    .map(message -> message.path("content").asString())
                    .toList();
        }
    }

    /** A letter that is repeated carries the same id, and its receiver takes it for the same. */
    static final class Builder extends Held {
        private final GatewaySimulator builder;

        static Builder open() {
            var self = new Builder[1];
            var builder = new GatewaySimulator(
                    "between the two of us",
                    Clock.systemUTC(),
                    call -> self[0].talk.json(
                            self[0].webhook,
                            call.body(),
                            Map.of("X-Insaka-Timestamp", call.timestamp(), "X-Insaka-Signature", call.signature())));
            self[0] = new Builder(builder);
            return self[0];
        }

        private Builder(GatewaySimulator builder) {
            super("/builder", builder, request -> true, Answer.json(429, "{}"));
            this.builder = builder;
        }

        @Override
        public String kind() {
            return "gateway";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("secret", "between the two of us", "callbackUrl", address() + "/callback");
        }

        @Override
        public int write(ProductProcess product, int letters) {
            for (int n = 1; n <= letters; n++) {
                ObjectNode message = Json.object().put("id", "b-" + n).put("text", "menu");
                message.putObject("from").put("id", "builders-" + n);
                builder.post(message);
            }
            return letters;
        }

        @Override
        public List<String> taken() {
            return builder.taken().stream()
                    .map(message -> message.path("to").toString())
                    .toList();
        }
    }
}
