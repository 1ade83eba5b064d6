package io.insaka.help;

import io.insaka.knowledge.Article;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Articles;
import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import io.insaka.tenancy.Logo;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages, not an API: whatever goes wrong is said on a page, too. */
@RestController
class HelpApi {
    private static final int MOST_FOUND = 20;
    private static final double WORTH_SHOWING = 0.1;
    private static final int LONGEST_QUERY = 300;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=utf-8");

    private final Articles articles;
    private final HelpReaders readers;
    private final HelpPage page;
    private final HelpSettings settings;
    private final ClientAddresses addresses;
    private final RateLimiter limiter;

    HelpApi(
            Articles articles,
            HelpReaders readers,
            HelpPage page,
            HelpSettings settings,
            ClientAddresses addresses,
            Clock clock) {
        this.articles = articles;
        this.readers = readers;
        this.page = page;
        this.settings = settings;
        this.addresses = addresses;
        this.limiter = new RateLimiter(clock, settings.perMinute(), Duration.ofMinutes(1));
    }

    @GetMapping("/help/{organisation}")
    @Open
    ResponseEntity<String> all(
            @PathVariable String organisation,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") String from,
            HttpServletRequest request) {
        Optional<HelpPage.Reader> reader = readers.of(organisation, lang, request);
        if (limiter.take(addresses.of(request)).isPresent()) {
            return page.message(reader, HttpStatus.TOO_MANY_REQUESTS, "busy");
        }
        if (reader.isEmpty()) {
            return page.message(reader, HttpStatus.NOT_FOUND, "gone");
        }
        String query = q == null ? "" : q.strip();
        return query.isEmpty()
                ? listed(reader.get(), number(from))
                : page.found(reader.get(), shortened(query), found(reader.get(), shortened(query)));
    }

    private ResponseEntity<String> listed(HelpPage.Reader reader, int from) {
        List<Article> some = reader.articles().stream()
                .filter(article -> article.language().equals(reader.language()))
                .skip(from - 1L)
                .limit(settings.articlesPerPage() + 1L)
                .toList();
        boolean more = some.size() > settings.articlesPerPage();
        int earlier = from == 1 ? 0 : Math.max(1, from - settings.articlesPerPage());
        return page.listed(
                reader,
                new HelpPage.Part(
                        some.stream().limit(settings.articlesPerPage()).toList(),
                        earlier,
                        more ? from + settings.articlesPerPage() : 0));
    }

    /** The reader's language first; what stands in another is better than nothing. */
    private List<Article> found(HelpPage.Reader reader, String query) {
        return articles.search(reader.tenant(), query, MOST_FOUND).stream()
                .filter(match -> match.confidence() >= WORTH_SHOWING)
                .flatMap(match -> articles.find(reader.tenant(), match.articleId()).stream())
                .toList();
    }

    @GetMapping("/help/{organisation}/{article}")
    @Open
    ResponseEntity<?> one(@PathVariable String organisation, @PathVariable String article, HttpServletRequest request) {
        if (article.equals("logo")) {
            return logo(organisation);
        }
        if (limiter.take(addresses.of(request)).isPresent()) {
            return page.message(readers.of(organisation, null, request), HttpStatus.TOO_MANY_REQUESTS, "busy");
        }
        Optional<HelpPage.Reader> reader = readers.of(organisation, null, request);
        return reader.flatMap(known -> HelpReaders.id(article)
                        .flatMap(id -> articles.find(known.tenant(), new ArticleId(id)))
                        .map(found -> page.one(known.in(found.language()), found)))
                .orElseGet(() -> page.message(reader, HttpStatus.NOT_FOUND, "gone"));
    }

    private ResponseEntity<byte[]> logo(String organisation) {
        Optional<Logo> logo = readers.logo(organisation);
        return logo.map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .contentType(MediaType.parseMediaType(found.contentType()))
                        .body(found.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/help/style.css")
    @Open
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .contentType(CSS)
                .body(new ClassPathResource("style.css", HelpApi.class));
    }

    private static int number(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }

    private static String shortened(String query) {
        return query.substring(0, Math.min(LONGEST_QUERY, query.length()));
    }
}
