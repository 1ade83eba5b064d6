package io.insaka.sandbox.llm.play;

import io.insaka.sandbox.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Good answers that go bad on their way. */
final class Spoiling {
    private static final byte[] SIGN_IN =
            "<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>".getBytes(StandardCharsets.UTF_8);

    private Spoiling() {}

    static Answer of(Optional<Fault> fault, Answer good) {
        return switch (fault.orElse(Fault.EMPTY_ANSWER)) {
            case CUT -> cut(good);
            case MALFORMED_JSON -> malformed(good);
            case WRONG_CONTENT_TYPE -> new Answer.Reply(200, "text/html; charset=utf-8", Map.of(), SIGN_IN);
            case HALF_BATCH, UNEVEN_VECTORS, ODD_NUMBERS, OTHER_LENGTH -> SpoiltVectors.of(fault.orElseThrow(), good);
            default -> good;
        };
    }

    private static Answer cut(Answer good) {
        return switch (good) {
            case Answer.Reply(int status, String type, var headers, byte[] body) ->
                new Answer.Stream(
                        status,
                        type,
                        headers,
                        List.of(
                                Arrays.copyOf(body, body.length / 2),
                                Arrays.copyOfRange(body, body.length / 2, body.length)),
                        1,
                        Duration.ZERO);
            case Answer.Stream(int status, String type, var headers, var pieces, int sent, Duration pace) ->
                new Answer.Stream(status, type, headers, pieces, Math.max(1, sent / 2), pace);
            case Answer.Silence silence -> silence;
            case Answer.Drop drop -> drop;
        };
    }

    private static Answer malformed(Answer good) {
        return switch (good) {
            case Answer.Reply(int status, String type, var headers, byte[] body) ->
                new Answer.Reply(status, type, headers, Arrays.copyOf(body, body.length / 2));
            case Answer.Stream(int status, String type, var headers, var pieces, int sent, Duration pace) -> {
                List<byte[]> broken = new ArrayList<>(pieces);
                String event = new String(pieces.get(sent / 2), StandardCharsets.UTF_8).strip();
                broken.set(
                        sent / 2, (event.substring(0, event.length() / 2) + "\n\n").getBytes(StandardCharsets.UTF_8));
                yield new Answer.Stream(status, type, headers, broken, sent, pace);
            }
            case Answer.Silence silence -> silence;
            case Answer.Drop drop -> drop;
        };
    }
}
