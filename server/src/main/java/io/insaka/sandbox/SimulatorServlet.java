package io.insaka.sandbox;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A simulator behind the product's own web server. */
final class SimulatorServlet extends HttpServlet {
    /** What a body may have, by its path. */
    interface Largest {
        int bytes(String path);
    }

    private final transient Simulator simulator;
    private final transient CountDownLatch closed = new CountDownLatch(1);

    private final transient Largest largest;
    private final transient Runnable awaitOpen;

    /** @param awaitOpen returns once the simulator knows its accounts */
    SimulatorServlet(Simulator simulator, Largest largest, Runnable awaitOpen) {
        this.simulator = simulator;
        this.largest = largest;
        this.awaitOpen = awaitOpen;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        awaitOpen.run();
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        int most = largest.bytes(path);
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            response.setStatus(413);
            return;
        }
        switch (simulator.answer(read(request, path, body))) {
            case Answer.Reply reply -> write(response, reply);
            case Answer.Stream stream -> write(response, stream);
            case Answer.Silence silence -> {
                stayQuiet(silence.length());
                breakOff(response);
            }
            case Answer.Drop() -> breakOff(response);
        }
    }

    private static Request read(HttpServletRequest request, String path, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        String host = headers.getOrDefault("host", request.getServerName() + ":" + request.getServerPort());
        return new Request(
                request.getMethod(),
                path,
                request.getScheme() + "://" + host + request.getServletPath(),
                headers,
                Request.parseQuery(Optional.ofNullable(request.getQueryString()).orElse("")),
                body);
    }

    private static void write(HttpServletResponse response, Answer.Reply reply) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        reply.headers().forEach(response::setHeader);
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }

    private void write(HttpServletResponse response, Answer.Stream stream) throws IOException {
        response.setStatus(stream.status());
        response.setContentType(stream.contentType());
        stream.headers().forEach(response::setHeader);
        if (stream.cut()) {
            response.setHeader("Connection", "close");
            response.setContentLength(stream.length());
        }
        for (byte[] piece : stream.pieces().subList(0, stream.sent())) {
            response.getOutputStream().write(piece);
            response.flushBuffer();
            stayQuiet(stream.pace());
        }
    }

    private void stayQuiet(Duration length) {
        try {
            boolean ignored = closed.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A servlet cannot close its connection; promising more than it sends before the end is as good. */
    private static void breakOff(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        response.setContentLength(1_000);
        response.getOutputStream().write('{');
        response.flushBuffer();
    }

    @Override
    public void destroy() {
        closed.countDown();
    }
}
