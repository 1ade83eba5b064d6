package io.insaka.reception;

import io.insaka.brain.skill.Bid;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Article;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Articles;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers from the organisation's articles. The payload of its bids and options is the article's id. */
@Component
class AnswersSkill implements Skill {
    static final int MOST_BIDS = 3;
    /** What is less likely is not even worth offering. */
    static final double WORTH_OFFERING = 0.1;

    /** WhatsApp shows at most this much below a row. */
    private static final int LONGEST_DESCRIPTION = 72;

    private final Articles articles;
    private final PersonSkill person;

    AnswersSkill(Articles articles, PersonSkill person) {
        this.articles = articles;
        this.person = person;
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public String description() {
        return Texts.described("answers.description");
    }

    @Override
    public List<Bid> bids(TenantId tenant, Heard heard) {
        if (heard.words().isBlank() || !asks(heard.content())) {
            return List.of();
        }
        return articles.search(tenant, heard.words(), MOST_BIDS).stream()
                .filter(match -> match.confidence() >= WORTH_OFFERING)
                .map(match -> new Bid(
                        match.confidence(),
                        Label.of(match.question()),
                        match.articleId().toString()))
                .toList();
    }

    /** The name of a place or of a person on a card is no question. */
    private static boolean asks(Content content) {
        return content instanceof Content.Text || content instanceof Content.Media || content instanceof Content.Chosen;
    }

    @Override
    public Decision handle(Visit visit) {
        return switch (visit.entry()) {
            case Entry.Offered offered ->
                answer(visit, offered.bid().payload(), offered.bid().confidence());
            case Entry.Picked picked -> answer(visit, picked.payload(), 1);
            case Entry.Command ignored -> gone(visit);
            case Entry.Recognised ignored -> gone(visit);
            case Entry.Continued ignored -> gone(visit);
            case Entry.Conversed ignored -> gone(visit);
            case Entry.NotUnderstood ignored -> gone(visit);
        };
    }

    private Decision answer(Visit visit, String articleId, double score) {
        return parsed(articleId)
                .flatMap(id -> articles.find(visit.tenant(), id))
                .map(article -> new Decision(
                        List.of(new Content.Text(article.answer())),
                        Next.DONE,
                        "an article",
                        new Insight(
                                List.of(),
                                List.of(new Insight.Source(
                                        "article", article.id().toString(), article.question(), score)))))
                .orElseGet(() -> gone(visit));
    }

    /** Button ids come back from outside, perhaps from a message of long ago. */
    private static Optional<ArticleId> parsed(String articleId) {
        try {
            return Optional.of(new ArticleId(UUID.fromString(articleId)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Decision gone(Visit visit) {
        String language = visit.understood().language();
        var choices = new Content.Choices(Texts.say(language, "answers.gone"), null, List.of(person.option(language)));
        return new Decision(List.of(choices), Next.DONE, "the article is gone");
    }

    /** The organisation's first articles, those in {@code language} before others, as options that lead to their answers. */
    List<Content.Option> options(TenantId tenant, String language, int most) {
        return articles.first(tenant, language, most).stream().map(this::option).toList();
    }

    private Content.Option option(Article article) {
        String label = Label.of(article.question());
        String question = article.question();
        boolean told = question.startsWith(label) || question.length() > LONGEST_DESCRIPTION;
        Content.Option option = Decision.option(this, article.id().toString(), label);
        return new Content.Option(option.id(), option.title(), told ? null : question);
    }
}
