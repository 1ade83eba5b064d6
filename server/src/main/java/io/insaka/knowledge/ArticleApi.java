package io.insaka.knowledge;

import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's articles over HTTP. */
@RestController
@RequestMapping("/api/v1/articles")
class ArticleApi {
    private final Articles articles;
    private final Unanswered unanswered;

    ArticleApi(Articles articles, Unanswered unanswered) {
        this.articles = articles;
        this.unanswered = unanswered;
    }

    record Shown(
            UUID id,
            String question,
            String answer,
            List<String> phrases,
            String language,
            boolean published,
            boolean furnished,
            Instant updatedAt) {}

    record ShownList(List<Shown> items, @Nullable String next) {}

    /** @param fromUnanswered the question customers asked in vain that it answers; only when it is created */
    record Written(
            @Nullable String question,
            @Nullable String answer,
            @Nullable List<@Nullable String> phrases,
            @Nullable String language,
            @Nullable Boolean published,
            @Nullable UUID fromUnanswered) {
        ArticleDraft draft() {
            return ArticleDraft.of(question, answer, phrases, language, published);
        }
    }

    /** @param cursor the {@code next} of the page before */
    @GetMapping
    @NotAudited("shows what the organisation publishes")
    @Requires(Permission.ARTICLES_READ)
    ShownList list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(200) int limit) {
        Optional<ArticleId> after = Optional.ofNullable(cursor).map(ArticleId::new);
        List<Article> page = articles.list(caller.tenant(), after, limit + 1);
        List<Shown> items = page.stream().limit(limit).map(ArticleApi::shown).toList();
        return new ShownList(items, page.size() > limit ? items.getLast().id().toString() : null);
    }

    @PostMapping
    @Audited("article.created")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ARTICLES_MANAGE)
    Shown create(Caller caller, @RequestBody Written written) {
        UUID question = written.fromUnanswered();
        return shown(
                question == null
                        ? articles.create(caller.tenant(), written.draft())
                        : articles.create(
                                caller.tenant(),
                                written.draft(),
                                article -> unanswered.answer(caller.tenant(), question, article.id())));
    }

    @PutMapping("/{id}")
    @Audited("article.changed")
    @Requires(Permission.ARTICLES_MANAGE)
    Shown change(Caller caller, @PathVariable UUID id, @RequestBody Written written) {
        return shown(articles.change(caller.tenant(), new ArticleId(id), written.draft()));
    }

    @DeleteMapping("/{id}")
    @Audited("article.deleted")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ARTICLES_MANAGE)
    void remove(Caller caller, @PathVariable UUID id) {
        articles.remove(caller.tenant(), new ArticleId(id));
    }

    private static Shown shown(Article article) {
        return new Shown(
                article.id().value(),
                article.question(),
                article.answer(),
                article.phrases(),
                article.language(),
                article.published(),
                article.furnished(),
                article.updatedAt());
    }
}
