package io.insaka.channels.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What came of one call. */
public sealed interface Reply {
    /** A complete answer of whatever status. */
    record Answered(int status, HttpHeaders headers, byte[] body) implements Reply {
        /** For an operator's eyes: the beginning, on one line. */
        public String excerpt() {
            String text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
            return text.replaceAll("\\p{Cntrl}+", " ").strip();
        }
    }

    /** No byte of the request reached the provider. */
    record NeverSent(String why) implements Reply {}

    /** The request went out, whole or in part, and no complete answer came back. */
    record Unanswered(String why) implements Reply {}
}
