package io.insaka.reception;

import io.insaka.brain.skill.Bid;
import io.insaka.knowledge.ArticleDraft;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.ArticleMatch;
import io.insaka.knowledge.Articles;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets an author ask as a customer would, before anybody is answered; decides as a turn does. */
@RestController
class RehearsalApi {
    private static final int NEAR = 5;

    private final Articles articles;

    RehearsalApi(Articles articles) {
        this.articles = articles;
    }

    record Draft(
            @Nullable String question,
            @Nullable String answer,
            @Nullable List<@Nullable String> phrases,
            @Nullable String language) {
        ArticleDraft article() {
            return ArticleDraft.of(question, answer, phrases, language, true);
        }
    }

    /**
     * @param draft judged as if it were published
     * @param id of the article that the draft would change
     */
    record Asked(
            @NotBlank @Size(max = 1000) String question,
            @Nullable Draft draft,
            @Nullable UUID id) {}

    enum Verdict {
        /** The bot would say the first match. */
        ANSWERED,
        /** The bot would ask which of the matches was meant. */
        OFFERED,
        /** The bot would say that it did not understand. */
        NOT_UNDERSTOOD
    }

    /** @param draft whether it is what the author is writing, and not something that customers are answered with */
    record Match(@Nullable UUID articleId, boolean draft, String question, String answer, double confidence) {}

    record Rehearsed(String verdict, List<Match> matches) {}

    @NotAudited("changes nothing, and shows the organisation's own articles")
    @PostMapping("/api/v1/articles/try")
    @Requires(Permission.ARTICLES_READ)
    Rehearsed rehearse(Caller caller, @Valid @RequestBody Asked asked) {
        Draft draft = asked.draft();
        Optional<ArticleId> changed = Optional.ofNullable(asked.id()).map(ArticleId::new);
        List<ArticleMatch> found = draft == null
                ? articles.search(caller.tenant(), asked.question(), NEAR)
                : articles.rehearse(caller.tenant(), asked.question(), NEAR, draft.article(), changed);
        ArticleId rehearsed = draft == null ? null : changed.orElse(Articles.REHEARSED);
        return new Rehearsed(
                verdict(found).name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found.stream().map(match -> match(match, rehearsed)).toList());
    }

    private static Verdict verdict(List<ArticleMatch> found) {
        double best = found.isEmpty() ? 0 : found.getFirst().confidence();
        if (best >= Bid.GOOD_ENOUGH) {
            return Verdict.ANSWERED;
        }
        return best >= AnswersSkill.WORTH_OFFERING ? Verdict.OFFERED : Verdict.NOT_UNDERSTOOD;
    }

    private static Match match(ArticleMatch match, @Nullable ArticleId rehearsed) {
        return new Match(
                match.articleId().equals(Articles.REHEARSED)
                        ? null
                        : match.articleId().value(),
                match.articleId().equals(rehearsed),
                match.question(),
                match.answer(),
                match.confidence());
    }
}
