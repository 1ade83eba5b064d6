package io.insaka.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class UnansweredTest {
    private static final String PATH = "/api/v1/knowledge/unanswered";

    @Autowired
    Organisations organisations;

    @Autowired
    Unanswered unanswered;

    @Autowired
    UnansweredRepository rows;

    @Autowired
    TenantTransactions transactions;

    Organisation organisation;
    Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private UUID asked(String words) {
        UUID conversation = UUID.randomUUID();
        transactions.run(
                organisation.tenant(),
                () -> unanswered.record(organisation.tenant(), new ConversationId(conversation), words, "en"));
        return conversation;
    }

    private List<JsonNode> waiting() {
        return api.get(PATH).expect(200).json().get("items").valueStream().toList();
    }

    private String id(JsonNode question) {
        return question.get("id").asString();
    }

    @Test
    void countsTheSameQuestionAndRemembersWhereItWasAskedLast() {
        asked("Do you deliver to Kitwe?");
        UUID last = asked("  do you deliver to KITWE ");
        asked("Can I pay in kwacha?");
        assertThat(waiting())
                .extracting(question -> question.get("question").asString())
                .containsExactly("Can I pay in kwacha?", "do you deliver to KITWE");
        assertThat(waiting().getLast().get("times").asInt()).isEqualTo(2);
        assertThat(waiting().getLast().get("conversationId").asString()).isEqualTo(last.toString());
    }

    @Test
    void countsTheSameQuestionInOtherOrderAndMorePolitely() {
        asked("Do you deliver to Kitwe?");
        asked("Hello, could you please deliver this to Kitwe for me");
        asked("To Kitwe, do you deliver?");
        asked("When do you deliver to Kitwe?");
        assertThat(waiting())
                .extracting(question -> question.get("times").asInt())
                .containsExactly(1, 3);
    }

    @Test
    void keepsTheLatestOnlyAndWhatIsDoneWithGoesFirst() {
        asked("Do you buy old phones?");
        asked("Do you sell new phones?");
        asked("Do you deliver to Kitwe?");
        api.post(PATH + "/" + id(waiting().getFirst()) + "/dismiss", Map.of()).expect(204);
        transactions.run(organisation.tenant(), () -> rows.keepLatest(organisation.tenant(), 2));
        assertThat(waiting()).hasSize(2);
        transactions.run(organisation.tenant(), () -> rows.keepLatest(organisation.tenant(), 1));
        assertThat(waiting())
                .extracting(question -> question.get("question").asString())
                .containsExactly("Do you sell new phones?");
    }

    @Test
    void keepsNothingThatSaysNothing() {
        asked("  ?! ");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void listsPageByPage() {
        for (int n = 0; n < 5; n++) {
            asked("Question number " + n);
        }
        JsonNode first = api.get(PATH + "?limit=3").expect(200).json();
        JsonNode rest = api.get(PATH + "?limit=3&cursor=" + first.get("next").asString())
                .expect(200)
                .json();
        assertThat(rest.get("items"))
                .extracting(question -> question.get("question").asString())
                .containsExactly("Question number 1", "Question number 0");
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void whatWasDismissedComesBackWhenItIsAskedAgain() {
        asked("Do you buy old phones?");
        String id = id(waiting().getFirst());
        api.post(PATH + "/" + id + "/dismiss", Map.of()).expect(204);
        assertThat(waiting()).isEmpty();
        asked("do you buy old phones");
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void anArticleTakesItOffTheListOrIsNotWritten() {
        asked("Do you deliver to Kitwe?");
        String id = id(waiting().getFirst());
        Map<String, Object> article = Map.of("question", "Do you deliver to Kitwe?", "answer", "Every Friday.");
        assertThat(api.post("/api/v1/articles", with(article, UUID.randomUUID().toString()))
                        .expect(404)
                        .code())
                .isEqualTo("knowledge/unknown-question");
        assertThat(api.get("/api/v1/articles").expect(200).json().get("items")).isEmpty();
        api.post("/api/v1/articles", with(article, id)).expect(201);
        assertThat(waiting()).isEmpty();
    }

    private static Map<String, Object> with(Map<String, Object> article, String question) {
        var all = new java.util.HashMap<>(article);
        all.put("fromUnanswered", question);
        return all;
    }

    @Test
    void isNobodyElsesBusiness() {
        asked("Do you deliver to Kitwe?");
        String id = id(waiting().getFirst());
        Api stranger = organisations.found().api();
        assertThat(stranger.get(PATH).expect(200).json().get("items")).isEmpty();
        assertThat(stranger.post(PATH + "/" + id + "/dismiss", Map.of())
                        .expect(404)
                        .code())
                .isEqualTo("knowledge/unknown-question");
        assertThat(waiting()).hasSize(1);
    }
}
