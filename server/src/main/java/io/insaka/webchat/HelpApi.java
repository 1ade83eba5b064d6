package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.knowledge.Article;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Articles;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's published articles as pages for everybody, at the address of its chat. */
@RestController
class HelpApi {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final int PER_PAGE = 100;
    private static final int FOUND = 20;
    private static final int LONGEST_QUERY = 200;
    private static final String PLAIN = "#56565f";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'self'";

    private final Doorkeeper doorkeeper;
    private final ChatLook look;
    private final Articles articles;
    private final PublicAddress address;

    HelpApi(Doorkeeper doorkeeper, ChatLook look, Articles articles, PublicAddress address) {
        this.doorkeeper = doorkeeper;
        this.look = look;
        this.articles = articles;
        this.address = address;
    }

    /**
     * @param q what somebody looks for; without it all articles of one language are listed
     * @param lang the language of the page and the list
     * @param from how many articles of the list were shown before
     */
    @GetMapping({"/help/{channel}", "/help/{channel}/"})
    @Open
    ResponseEntity<String> list(
            @PathVariable String channel,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        doorkeeper.stranger(request);
        Optional<ChannelAccount> account = account(channel);
        if (account.isEmpty()) {
            return missing(Optional.empty(), lang, response);
        }
        List<Article> all = articles.published(account.get().tenant()).articles();
        List<String> languages = languages(all);
        HelpWords words = words(lang, languages, account.get(), request);
        HelpPage page = page(account.get());
        String query = q == null ? "" : q.strip();
        if (!query.isEmpty()) {
            String asked = query.substring(0, Math.min(query.length(), LONGEST_QUERY));
            List<Article> found = articles.search(account.get().tenant(), asked, FOUND).stream()
                    .flatMap(match -> articles.find(account.get().tenant(), match.articleId()).stream())
                    .toList();
            return answer(200, page.results(words, languages, asked, found), response);
        }
        List<Article> inLanguage = all.stream()
                .filter(article -> languages.isEmpty()
                        || language(article).equals(words.language())
                        || !languages.contains(words.language()))
                .toList();
        int start = Math.min(number(from), inLanguage.size());
        int end = Math.min(start + PER_PAGE, inLanguage.size());
        Optional<String> next =
                end < inLanguage.size() ? Optional.of("lang=" + words.language() + "&from=" + end) : Optional.empty();
        return answer(200, page.list(words, languages, inLanguage.subList(start, end), next), response);
    }

    @GetMapping("/help/{channel}/{article}")
    @Open
    ResponseEntity<String> one(
            @PathVariable String channel,
            @PathVariable String article,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response) {
        doorkeeper.stranger(request);
        Optional<ChannelAccount> account = account(channel);
        Optional<Article> found =
                account.flatMap(known -> id(article).flatMap(id -> articles.find(known.tenant(), new ArticleId(id))));
        if (account.isEmpty() || found.isEmpty()) {
            return missing(account, lang, response);
        }
        HelpWords words = HelpWords.in(lang == null ? found.get().language() : lang);
        List<String> languages =
                languages(articles.published(account.get().tenant()).articles());
        return answer(200, page(account.get()).article(words, languages, found.get()), response);
    }

    private ResponseEntity<String> missing(
            Optional<ChannelAccount> account, @Nullable String lang, HttpServletResponse response) {
        HelpPage page = account.map(this::page).orElseGet(() -> new HelpPage("", PLAIN, false, "", "", ""));
        return answer(404, page.missing(HelpWords.in(lang == null ? "en" : lang), account.isPresent()), response);
    }

    private static ResponseEntity<String> answer(int status, String page, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Cache-Control", status == 200 ? "public, max-age=60" : "no-store");
        response.setHeader("Vary", "Accept-Language");
        return ResponseEntity.status(status).contentType(HTML).body(page);
    }

    private HelpPage page(ChannelAccount account) {
        var branding = look.of(account);
        String path = "/help/" + account.id();
        return new HelpPage(
                look.name(account),
                branding.paint(),
                look.logo(account).isPresent(),
                address.url() + path,
                path,
                "/chat/" + account.id());
    }

    private Optional<ChannelAccount> account(String channel) {
        try {
            return id(channel).map(doorkeeper::chat);
        } catch (ChatProblem unknown) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** As asked for, or as the browser prefers, or as the organisation does; only where there are articles. */
    private HelpWords words(
            @Nullable String asked, List<String> languages, ChannelAccount account, HttpServletRequest request) {
        if (asked != null && (languages.contains(asked) || languages.isEmpty())) {
            return HelpWords.in(asked);
        }
        for (Locale preferred : java.util.Collections.list(request.getLocales())) {
            if (languages.contains(preferred.getLanguage())) {
                return HelpWords.in(preferred.getLanguage());
            }
        }
        String own = look.of(account).language();
        return HelpWords.in(languages.contains(own) || languages.isEmpty() ? own : languages.getFirst());
    }

    /** Those with articles. */
    private static List<String> languages(List<Article> articles) {
        return articles.stream().map(HelpApi::language).distinct().sorted().toList();
    }

    private static String language(Article article) {
        return article.language().split("-", 2)[0];
    }
}
