package io.insaka.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;

/** Bytes on the line, as no client library would send them. */
record RawCall(int status, String head, String body) {
    private static final int PATIENCE_MILLIS = 2_000;

    /** Status 0 when the server hung up or waits for more: it said nothing, which is no failure. */
    static RawCall send(String baseUrl, byte[] request) {
        URI base = URI.create(baseUrl);
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return of(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (SocketException | SocketTimeoutException silent) {
            return new RawCall(0, "", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RawCall of(String answer) {
        if (!answer.startsWith("HTTP/1.1 ")) {
            return new RawCall(0, "", "");
        }
        int end = answer.indexOf("\r\n\r\n");
        String head = end < 0 ? answer : answer.substring(0, end);
        return new RawCall(Integer.parseInt(answer.substring(9, 12)), head, end < 0 ? "" : answer.substring(end + 4));
    }
}
