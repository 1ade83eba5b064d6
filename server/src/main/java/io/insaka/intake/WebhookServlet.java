package io.insaka.intake;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.ChannelHealth;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Acknowledgement;
import io.insaka.channels.spi.Browsers;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.OpenAnswer;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.database.Outage;
import io.insaka.kernel.ChannelId;
import io.insaka.platform.RateLimitHeaders;
import io.insaka.platform.RateLimiter.Turn;
import io.insaka.telemetry.Span;
import io.insaka.telemetry.TraceContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET/POST /webhooks/{kind}/{channelId}}, outside of MVC and the security chain: those halve the rate at which
 * webhooks can be acknowledged, and the signature is the only credential there is.
 */
final class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(WebhookServlet.class);
    private static final int UUID_LENGTH = 36;

    private final transient Channels channels;
    private final transient Intake intake;
    private final transient ChannelHealth health;
    private final transient WebhookGate gate;
    private final transient IntakeMeters meters;
    private final transient IntakeSettings settings;

    WebhookServlet(
            Channels channels,
            Intake intake,
            ChannelHealth health,
            WebhookGate gate,
            IntakeMeters meters,
            IntakeSettings settings) {
        this.meters = meters;
        this.channels = channels;
        this.intake = intake;
        this.health = health;
        this.gate = gate;
        this.settings = settings;
    }

    private record Target(ChannelAccount account, Channel adapter) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Before the look-up: a verify token is a word that a person chose, and could be guessed.
        Turn standing = gate.look(request);
        if (!standing.granted()) {
            tooMany(response, standing);
            return;
        }
        Optional<Target> target = admitted(request, response);
        if (target.isEmpty()) {
            return;
        }
        Optional<String> answer =
                target.get().adapter().handshake(target.get().account().settings(), query(request.getQueryString()));
        if (answer.isEmpty()) {
            stranger(request, response, 403, "webhooks/handshake-refused", "The verify token is not the channel's.");
            return;
        }
        health.handshake(target.get().account());
        response.setStatus(200);
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write(answer.get().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begun = System.nanoTime();
        Optional<Target> target = admitted(request, response);
        if (target.isEmpty()) {
            return;
        }
        ChannelAccount account = target.get().account();
        Channel adapter = target.get().adapter();
        Optional<Browsers> browsers = adapter.browsers(account.settings());
        if (browsers.isPresent() && !gate.browsers().opens(browsers.get(), request, response)) {
            return;
        }
        int most = browsers.isPresent() ? gate.browsers().largestBody() : largestBody(request, target.get());
        byte[] body = body(request, most);
        if (body == null) {
            problem(response, 413, "webhooks/too-large", "The body is larger than " + most + " bytes.");
            return;
        }
        WebhookRequest webhook = webhook(request, account, body);
        if (!adapter.authentic(account.settings(), webhook)) {
            // A visitor's token runs out by itself; only a provider's wrong secret is a mistake that a teammate can
            // mend.
            if (browsers.isEmpty()) {
                health.rejected(account);
            }
            stranger(request, response, 401, "webhooks/wrong-signature", "The signature does not fit the body.");
            return;
        }
        health.webhook(account);
        // Not before it is authentic: a stranger's word records nothing.
        try (var span = meters.webhook(account, trace(request), begun)) {
            take(new Target(account, adapter), adapter.attributed(account.settings(), webhook), span, response);
            span.with("http.response.status_code", response.getStatus());
        }
    }

    private void take(Target target, byte[] body, Span span, HttpServletResponse response) throws IOException {
        Optional<OpenAnswer> open = target.adapter().opens(target.account().settings(), body);
        if (open.isEmpty()) {
            if (kept(target, body, span, response)) {
                response.setStatus(200);
                Acknowledgement said = target.adapter().acknowledgement(body);
                response.setContentType(said.contentType());
                response.getOutputStream().write(said.body().getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        try (OpenAnswer answer = open.get()) {
            if (kept(target, body, span, response)) {
                answer(target, answer, response);
            }
        }
    }

    /** It is kept already: whatever becomes of the answer, nobody has to deliver it again. */
    private void answer(Target target, OpenAnswer answer, HttpServletResponse response) throws IOException {
        try {
            Optional<byte[]> said = answer.await();
            response.setStatus(said.isPresent() ? 200 : 202);
            if (said.isPresent()) {
                response.setContentType("application/json");
                response.getOutputStream().write(said.get());
            }
            response.flushBuffer();
            if (said.isPresent()) {
                // Without this word, as when the caller has gone or this process ends here, what was said goes another
                // way.
                intake.keep(target.account(), target.adapter(), answer.given(), null)
                        .join();
            }
        } catch (CompletionException unknown) {
            log.warn(
                    "That channel {} got its answer could not be kept",
                    target.account().id());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            response.setStatus(202);
        }
    }

    private boolean kept(Target target, byte[] body, Span span, HttpServletResponse response) throws IOException {
        try {
            intake.keep(target.account(), target.adapter(), body, span.context())
                    .join();
            return true;
        } catch (CompletionException failure) {
            // Neither the database nor the spool took it: the one honest answer is that it is not kept.
            log.error(
                    "A webhook of channel {} could not be kept",
                    target.account().id());
            span.failed("not-kept");
            problem(response, 503, "webhooks/not-kept", "The delivery could not be stored. Deliver it again.");
            return false;
        }
    }

    private int largestBody(HttpServletRequest request, Target target) {
        int usual = (int) settings.maxBody().toBytes();
        // Asked only when it matters: most bodies are small and say so.
        boolean small = request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= usual;
        return small
                ? usual
                : target.adapter()
                        .largestBody(
                                target.account().settings(), webhook(request, target.account(), new byte[0]), usual);
    }

    private static @Nullable TraceContext trace(HttpServletRequest request) {
        String parent = request.getHeader("traceparent");
        return parent == null ? null : TraceContext.parse(parent).orElse(null);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begun = System.nanoTime();
        try {
            answer(request, response);
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            // An id never seen before, and the database that would know it is away.
            problem(response, 503, "webhooks/not-kept", "It is not known now whether there is such a channel.");
        }
        meters.answered(response.getStatus(), System.nanoTime() - begun);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The filters of pages do not run here; these two keep a browser from making a page of what is echoed.
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        switch (request.getMethod()) {
            case "GET", "HEAD" -> doGet(request, response);
            case "POST" -> doPost(request, response);
            case "OPTIONS" -> doOptions(request, response);
            default -> {
                response.setHeader("Allow", "GET, POST");
                problem(response, 405, "request/method-not-allowed", "A webhook takes GET and POST.");
            }
        }
    }

    /** A browser asks before it calls from another page. */
    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Target> target = admitted(request, response);
        if (target.isEmpty()) {
            return;
        }
        Optional<Browsers> browsers =
                target.get().adapter().browsers(target.get().account().settings());
        if (browsers.isEmpty()) {
            response.setHeader("Allow", "GET, POST");
            problem(response, 405, "request/method-not-allowed", "A webhook takes GET and POST.");
        } else {
            gate.browsers().preflight(browsers.get(), request, response);
        }
    }

    /** The account it is for, if it takes webhooks from there; otherwise the answer is given. */
    private Optional<Target> admitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Target> target = target(request);
        if (target.isEmpty()) {
            stranger(request, response, 404, "webhooks/unknown-channel", "There is no such channel.");
        } else if (!gate.admits(target.get().account(), request)) {
            problem(response, 403, "webhooks/address-not-allowed", "The channel takes no webhooks from this address.");
            return Optional.empty();
        }
        return target;
    }

    /** A refusal that counts; after too many of them it is the only one given. */
    private void stranger(
            HttpServletRequest request, HttpServletResponse response, int status, String code, String detail)
            throws IOException {
        Turn turn = gate.stranger(request);
        if (turn.granted()) {
            problem(response, status, code, detail);
        } else {
            tooMany(response, turn);
        }
    }

    private static void tooMany(HttpServletResponse response, Turn turn) throws IOException {
        RateLimitHeaders.write(response, "webhooks", turn);
        response.setHeader(
                "Retry-After",
                Long.toString(Math.max(1, Math.ceilDiv(turn.reset().toMillis(), 1000))));
        problem(response, 429, "request/too-many", "Too many requests. Wait before you try again.");
    }

    /** {@code /kind/id}, perhaps with a slash behind it; without a pattern, because it is looked at for each message. */
    private Optional<Target> target(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        int slash = path.indexOf('/', 1);
        if (slash < 0) {
            return Optional.empty();
        }
        String kind = path.substring(1, slash);
        return uuid(path.substring(
                        slash + 1, path.endsWith("/") ? Math.max(slash + 1, path.length() - 1) : path.length()))
                .flatMap(id -> channels.find(new ChannelId(id)))
                .filter(account -> account.kind().equals(kind))
                .flatMap(account -> channels.findAdapter(account.kind()).map(adapter -> new Target(account, adapter)));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private WebhookRequest webhook(HttpServletRequest request, ChannelAccount account, byte[] body) {
        String query = request.getQueryString();
        String url = channels.webhookUrl(account) + (query == null ? "" : "?" + query);
        return new WebhookRequest(request::getHeader, query(query), url, body);
    }

    /** Null when it is too large, whatever Content-Length says. */
    private static byte @Nullable [] body(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            return null;
        }
        int said = request.getContentLength();
        if (said >= 0) {
            // One array of the right size, and the container reads no further than was said.
            return request.getInputStream().readNBytes(said);
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        return body.length > most ? null : body;
    }

    /** Not the container's parameters: reading those would eat a form-encoded body before its signature is checked. */
    private static Map<String, String> query(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    static void problem(HttpServletResponse response, int status, String code, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        String title = Optional.ofNullable(org.springframework.http.HttpStatus.resolve(status))
                .map(org.springframework.http.HttpStatus::getReasonPhrase)
                .orElse("");
        String json = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(title, status, detail, code);
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
