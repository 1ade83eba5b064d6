package io.insaka.tenancy.repeating;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insaka.tenancy.Caller;
import io.insaka.tenancy.RequestCaller;
import io.insaka.tenancy.repeating.AnswerRepository.Answer;
import io.insaka.tenancy.repeating.AnswerRepository.Key;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a POST that is repeated with its {@code Idempotency-Key} as before. What was refused is not kept: it did nothing.
 * Between the change and the note of its answer the process may die; the key is then free again after some minutes, and
 * the request is done once more. Endpoints that keep the key in the transaction of their change do better, and are left
 * alone here.
 */
final class RepeatFilter extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_KEY = 200;

    private final Repeats repeats;
    private final Predicate<HttpServletRequest> keepsKeysItself;

    RepeatFilter(Repeats repeats, Predicate<HttpServletRequest> keepsKeysItself) {
        this.repeats = repeats;
        this.keepsKeysItself = keepsKeysItself;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String key = request.getHeader(KEY);
        String type = request.getContentType();
        boolean upload = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        return !request.getMethod().equals("POST")
                || key == null
                || key.isBlank()
                || upload
                || RequestCaller.of(request).isEmpty()
                || keepsKeysItself.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readAllBytes();
        Key key = key(request, body);
        Optional<Answer> before = repeats.before(key);
        if (before.isPresent()) {
            replay(before.get(), response);
            return;
        }
        var seen = new ContentCachingResponseWrapper(response);
        boolean done = false;
        try {
            chain.doFilter(new BodyAgain(request, body), seen);
            done = seen.getStatus() >= 200 && seen.getStatus() < 300;
            if (done) {
                repeats.answered(
                        key, new Answer(seen.getStatus(), seen.getContentType(), seen.getContentAsByteArray()));
            }
        } finally {
            if (!done) {
                repeats.failed(key);
            }
            seen.copyBodyToResponse();
        }
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.getOutputStream().write(answer.body());
    }

    private static Key key(HttpServletRequest request, byte[] body) {
        String word = request.getHeader(KEY);
        if (word.length() > LONGEST_KEY) {
            throw RepeatProblem.tooLong(LONGEST_KEY);
        }
        Caller caller = RequestCaller.of(request).orElseThrow();
        UUID who = RequestCaller.token(request).orElse(caller.teammate().value());
        byte[] path = (request.getRequestURI() + "\n" + word).getBytes(UTF_8);
        return new Key(caller.tenant(), who, hash(path), hash(body));
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
