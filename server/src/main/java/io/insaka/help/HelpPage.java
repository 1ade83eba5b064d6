package io.insaka.help;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Article;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.Branding;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Draws a page. What organisations and readers wrote is escaped by the template; only {@link MarkedText} is HTML. */
@Component
class HelpPage {
    private static final int EXCERPT = 200;
    private static final int NONCE_BYTES = 18;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final Template template = read();
    private final SecureRandom random = new SecureRandom();
    private final PublicAddress address;

    HelpPage(PublicAddress address) {
        this.address = address;
    }

    private String absolute(String path) {
        return address.url() + path;
    }

    /**
     * For whom a page is drawn.
     *
     * @param articles all that are published
     * @param languages those that articles are written in
     * @param language the one that is shown
     */
    record Reader(TenantId tenant, Branding branding, List<Article> articles, List<String> languages, String language) {
        static Reader of(TenantId tenant, Branding branding, List<Article> articles, List<String> wanted) {
            List<String> languages =
                    articles.stream().map(Article::language).distinct().sorted().toList();
            String language = wanted.stream()
                    .map(one -> one.toLowerCase(Locale.ROOT))
                    .filter(languages::contains)
                    .findFirst()
                    .orElseGet(() -> languages.isEmpty() ? branding.languages().getFirst() : languages.getFirst());
            return new Reader(tenant, branding, articles, languages, language);
        }

        Reader in(String other) {
            return new Reader(tenant, branding, articles, languages, other);
        }

        String home() {
            return "/help/" + tenant;
        }
    }

    /** @param earlier where the page before begins; 0: there is none. {@code later} likewise */
    record Part(List<Article> articles, int earlier, int later) {}

    ResponseEntity<String> listed(Reader reader, Part part) {
        Map<String, Object> values = values(reader);
        values.put("heading", word(reader, "help"));
        values.put(
                "items", part.articles().stream().map(one -> item(reader, one)).toList());
        values.put("canonical", absolute(reader.home() + "?lang=" + reader.language()));
        put(values, "earlier", part.earlier() == 0 ? "" : listAt(reader, part.earlier()));
        put(values, "later", part.later() == 0 ? "" : listAt(reader, part.later()));
        put(values, "message", part.articles().isEmpty() ? word(reader, "none") : "");
        return draw(HttpStatus.OK, values);
    }

    private static String listAt(Reader reader, int from) {
        return reader.home() + "?lang=" + reader.language() + "&from=" + from;
    }

    ResponseEntity<String> found(Reader reader, String query, List<Article> found) {
        Map<String, Object> values = values(reader);
        values.put("heading", word(reader, "found"));
        values.put("query", query);
        values.put("noindex", true);
        values.put("items", found.stream().map(one -> item(reader, one)).toList());
        put(values, "message", found.isEmpty() ? word(reader, "nothing") : "");
        return draw(HttpStatus.OK, values);
    }

    ResponseEntity<String> one(Reader reader, Article article) {
        Map<String, Object> values = values(reader);
        values.put("title", article.question() + " · " + reader.branding().publicName());
        values.put("description", excerpt(article));
        values.put("canonical", absolute(reader.home() + "/" + article.id()));
        values.put(
                "article",
                Map.of(
                        "code",
                        article.language(),
                        "question",
                        article.question(),
                        "answer",
                        MarkedText.html(article.answer())));
        return draw(HttpStatus.OK, values);
    }

    /** A page that only says something; without an organisation it is nobody's. */
    ResponseEntity<String> message(Optional<Reader> reader, HttpStatus status, String word) {
        Map<String, Object> values = reader.map(this::values).orElseGet(HelpPage::nobodys);
        Map<String, String> words = reader.map(HelpPage::words).orElseGet(() -> Words.in("en"));
        values.put("heading", Objects.requireNonNull(words.get(word)));
        values.put("message", "");
        values.put("items", List.of());
        values.put("noindex", true);
        return draw(status, values);
    }

    private static Map<String, Object> nobodys() {
        Map<String, String> words = Words.in("en");
        return new HashMap<>(Map.of(
                "language",
                "en",
                "title",
                Objects.requireNonNull(words.get("help")),
                "organisation",
                "",
                "home",
                "",
                "words",
                words,
                "query",
                ""));
    }

    private Map<String, Object> values(Reader reader) {
        Branding branding = reader.branding();
        Map<String, Object> values = new HashMap<>();
        values.put("language", reader.language());
        values.put("organisation", branding.publicName());
        values.put("title", word(reader, "help") + " · " + branding.publicName());
        values.put("home", reader.home());
        values.put("words", words(reader));
        values.put("query", "");
        values.put("several", reader.languages().size() > 1);
        values.put(
                "languages",
                reader.languages().stream().map(code -> language(reader, code)).toList());
        put(values, "logo", branding.logo() == null ? "" : reader.home() + "/logo");
        put(values, "colour", branding.colour() == null ? "" : branding.colour());
        return values;
    }

    private static void put(Map<String, Object> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static Map<String, String> words(Reader reader) {
        return Words.in(reader.language());
    }

    private static String word(Reader reader, String name) {
        return Objects.requireNonNull(words(reader).get(name), name);
    }

    private Map<String, Object> language(Reader reader, String code) {
        return Map.of(
                "code",
                code,
                "address",
                absolute(reader.home() + "?lang=" + URLEncoder.encode(code, StandardCharsets.UTF_8)),
                "name",
                Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(code)),
                "current",
                code.equals(reader.language()));
    }

    private static Map<String, String> item(Reader reader, Article article) {
        return Map.of(
                "code", article.language(),
                "question", article.question(),
                "excerpt", excerpt(article),
                "address", reader.home() + "/" + article.id());
    }

    private static String excerpt(Article article) {
        String line = article.answer()
                .strip()
                .replaceAll("[*~]|\\s+", " ")
                .replaceAll(" +", " ")
                .strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT).strip() + "…";
    }

    private ResponseEntity<String> draw(HttpStatus status, Map<String, Object> values) {
        byte[] once = new byte[NONCE_BYTES];
        random.nextBytes(once);
        String nonce = Base64.getEncoder().encodeToString(once);
        values.put("nonce", nonce);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", policy(nonce))
                .cacheControl(
                        status.is2xxSuccessful() ? CacheControl.maxAge(KEPT).cachePrivate() : CacheControl.noStore())
                .body(template.execute(values));
    }

    private static String policy(String nonce) {
        return "default-src 'none'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'";
    }

    private static Template read() {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(HelpPage.class.getResourceAsStream("page.mustache")), StandardCharsets.UTF_8)) {
            return Mustache.compiler().defaultValue("").compile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
