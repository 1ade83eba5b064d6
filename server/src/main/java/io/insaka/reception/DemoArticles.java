package io.insaka.reception;

import io.insaka.knowledge.ArticleDraft;
import io.insaka.knowledge.Articles;
import io.insaka.tenancy.OrganisationFounded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a demo organisation a ticket desk in Lusaka that can answer the first things a newcomer asks. */
@Component
class DemoArticles {
    private static final String RESOURCE = "demo-articles.json";

    private final Articles articles;

    DemoArticles(Articles articles) {
        this.articles = articles;
    }

    @EventListener
    void furnish(OrganisationFounded founded) {
        if (founded.demo()) {
            articles.furnish(founded.tenant(), drafts());
        }
    }

    static List<ArticleDraft> drafts() {
        try (InputStream file = Objects.requireNonNull(DemoArticles.class.getResourceAsStream(RESOURCE))) {
            return new JsonMapper()
                    .readTree(file)
                    .valueStream()
                    .map(DemoArticles::draft)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ArticleDraft draft(JsonNode article) {
        return new ArticleDraft(
                article.get("question").asString(),
                article.get("answer").asString(),
                article.get("phrases").valueStream().map(JsonNode::asString).toList(),
                "en");
    }
}
