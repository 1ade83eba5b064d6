package io.insaka.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Articles;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class RehearsalApiTest {
    private static final Map<String, Object> PARKING = Map.of(
            "question", "Where can I park?", "answer", "Behind the hall.", "phrases", List.of("parking for my car"));

    @Autowired
    Organisations organisations;

    @Autowired
    Articles articles;

    private static JsonNode ask(Api api, Map<String, Object> asked) {
        return api.post("/api/v1/articles/try", asked).expect(200).json();
    }

    @Test
    void judgesADraftWithoutAnsweringAnybodyWithIt() {
        var organisation = organisations.found();
        TenantId tenant = organisation.tenant();
        Map<String, Object> question = Map.of("question", "Where can I park my car?");
        assertThat(ask(organisation.api(), question).get("verdict").asString()).isEqualTo("not-understood");

        var withDraft = new HashMap<>(question);
        withDraft.put("draft", PARKING);
        JsonNode judged = ask(organisation.api(), withDraft);
        assertThat(judged.get("verdict").asString()).isEqualTo("answered");
        assertThat(judged.at("/matches/0/draft").asBoolean()).isTrue();
        assertThat(judged.at("/matches/0/articleId").isNull()).isTrue();
        assertThat(articles.search(tenant, "where can I park my car", 3)).isEmpty();

        var kept = new HashMap<>(PARKING);
        kept.put("published", false);
        String id = organisation
                .api()
                .post("/api/v1/articles", kept)
                .expect(201)
                .json()
                .get("id")
                .asString();
        assertThat(articles.search(tenant, "where can I park my car", 3)).isEmpty();
        assertThat(articles.find(tenant, new ArticleId(UUID.fromString(id)))).isEmpty();
        assertThat(ask(organisation.api(), question).get("verdict").asString()).isEqualTo("not-understood");

        kept.put("published", true);
        organisation.api().put("/api/v1/articles/" + id, kept).expect(200);
        JsonNode answered = ask(organisation.api(), question);
        assertThat(answered.get("verdict").asString()).isEqualTo("answered");
        assertThat(answered.at("/matches/0/articleId").asString()).isEqualTo(id);
        assertThat(ask(organisations.found().api(), question).get("matches")).isEmpty();
    }

    @Test
    void judgesAChangeInThePlaceOfWhatItChanges() {
        Api api = organisations.found().api();
        String id = api.post("/api/v1/articles", PARKING)
                .expect(201)
                .json()
                .get("id")
                .asString();
        Map<String, Object> asked = Map.of(
                "question",
                "Where can I park?",
                "id",
                id,
                "draft",
                Map.of("question", "Do you sell honey?", "answer", "Yes."));
        assertThat(ask(api, asked).get("verdict").asString()).isEqualTo("not-understood");
        api.post("/api/v1/articles/try", Map.of("question", " ")).expect(400);
    }
}
