package io.insaka.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class ArticleApiTest {
    private static final String PATH = "/api/v1/articles";

    @Autowired
    Organisations organisations;

    private static Map<String, Object> body(String question, String answer) {
        return Map.of("question", question, "answer", answer, "phrases", List.of("open on Sunday", " "));
    }

    @Test
    void keepsAnArticleThroughItsLife() {
        Api api = organisations.found().api();
        JsonNode created = api.post(PATH, body(" When are you open? ", "Always."))
                .expect(201)
                .json();
        assertThat(created.get("question").asString()).isEqualTo("When are you open?");
        assertThat(created.get("language").asString()).isEqualTo("en");
        assertThat(created.get("phrases")).hasSize(1);
        String path = PATH + "/" + created.get("id").asString();
        JsonNode changed = api.put(path, Map.of("question", "Ouvert ?", "answer", "Oui.", "language", "FR"))
                .expect(200)
                .json();
        assertThat(changed.get("language").asString()).isEqualTo("fr");
        assertThat(changed.get("phrases")).isEmpty();
        JsonNode listed = api.get(PATH).expect(200).json();
        assertThat(listed.get("items")).hasSize(1);
        assertThat(listed.get("items").get(0)).isEqualTo(changed);
        assertThat(listed.get("next").isNull()).isTrue();
        api.delete(path).expect(204);
        assertThat(api.delete(path).expect(404).code()).isEqualTo("articles/unknown");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Api api = organisations.found().api();
        var refused = api.post(
                        PATH,
                        Map.of(
                                "question",
                                "q".repeat(201),
                                "answer",
                                " ",
                                "phrases",
                                Collections.nCopies(51, "x").stream()
                                        .map(x -> x + UUID.randomUUID())
                                        .toList(),
                                "language",
                                "English!"))
                .expect(400);
        assertThat(refused.code()).isEqualTo("request/invalid");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("question", "answer", "phrases", "language");
        api.post(PATH, Map.of()).expect(400);
        api.post(PATH, "[]").expect(400);
        api.post(PATH, body("nul \u0000", "no")).expect(400);
        api.get(PATH + "?limit=0").expect(400);
        api.get(PATH + "?cursor=nonsense").expect(400);
    }

    @Test
    void listsInPages() {
        Api api = organisations.found().api();
        for (int number = 1; number <= 5; number++) {
            api.post(PATH, body("Question " + number + "?", "Answer.")).expect(201);
        }
        JsonNode first = api.get(PATH + "?limit=3").expect(200).json();
        JsonNode second = api.get(PATH + "?limit=3&cursor=" + first.get("next").asString())
                .expect(200)
                .json();
        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")
                        .valueStream()
                        .map(item -> item.get("question").asString()))
                .containsExactly("Question 4?", "Question 5?");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void letsOnlyThoseManageWhoMay() {
        var organisation = organisations.found();
        String path = PATH + "/"
                + organisation
                        .api()
                        .post(PATH, body("Open?", "Yes."))
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        viewer.get(PATH).expect(200);
        viewer.post(PATH, body("Mine?", "No.")).expect(403);
        viewer.delete(path).expect(403);
        organisations.stranger().get(PATH).expect(401);
        Api neighbour = organisations.found().api();
        neighbour.put(path, body("Theirs?", "No.")).expect(404);
        neighbour.delete(path).expect(404);
    }
}
