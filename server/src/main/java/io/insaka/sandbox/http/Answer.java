package io.insaka.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What comes back for one request; not every provider always answers. */
public sealed interface Answer {
    record Reply(int status, String contentType, Map<String, String> headers, byte[] body) implements Answer {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Comes piece by piece, each flushed, as server-sent events do.
     *
     * @param sent how many pieces come; with fewer than there are the connection breaks in the middle of the body
     * @param pace how long between two pieces
     */
    record Stream(
            int status, String contentType, Map<String, String> headers, List<byte[]> pieces, int sent, Duration pace)
            implements Answer {
        public Stream {
            pieces = List.copyOf(pieces);
        }

        public boolean cut() {
            return sent < pieces.size();
        }

        public int length() {
            return pieces.stream().mapToInt(piece -> piece.length).sum();
        }
    }

    /** Holds the connection open without a word, then drops it. */
    record Silence(Duration length) implements Answer {}

    /** Closes the connection without an answer. */
    record Drop() implements Answer {}

    static Reply json(int status, String body) {
        return new Reply(status, "application/json; charset=UTF-8", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply html(int status, String body) {
        return new Reply(status, "text/html; charset=utf-8", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
