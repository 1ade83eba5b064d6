package io.insaka.notices;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page that says one thing. No script, no cookie, nothing from elsewhere. */
final class LeavePage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';" + " frame-ancestors 'none'";
    private static final Template TEMPLATE = read();

    private LeavePage() {}

    /** @param says question, done, gone or busy */
    static ResponseEntity<String> draw(HttpStatus status, Wording words, String says, String organisation) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                // The address is as good as their word: nobody else is told of it.
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(TEMPLATE.execute(Map.of(
                        "language",
                        words.bundle().getLocale().getLanguage().isEmpty()
                                ? "en"
                                : words.bundle().getLocale().getLanguage(),
                        "organisation",
                        organisation,
                        "title",
                        words.of("leave.title"),
                        "heading",
                        words.of("leave." + says),
                        "asks",
                        says.equals("question"),
                        "explain",
                        words.of("leave.explain"),
                        "button",
                        words.of("leave.button"))));
    }

    private static Template read() {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(LeavePage.class.getResourceAsStream("leave.mustache")),
                StandardCharsets.UTF_8)) {
            return Mustache.compiler().compile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
