package io.insaka.tenancy.repeating;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class RepeatsTest {
    private static final String LABELS = "/api/v1/labels";
    private static final Map<String, String> RED = Map.of("name", "Red", "colour", "red");
    private static final Map<String, String> BLUE = Map.of("name", "Blue", "colour", "blue");

    @Autowired
    Organisations organisations;

    private Api api = Api.stranger("");

    @BeforeEach
    void found() {
        api = organisations.found().api();
    }

    private Api with(String key) {
        return api.withHeader("Idempotency-Key", key);
    }

    private long labels() {
        return api.get(LABELS).expect(200).json().get("items").size();
    }

    @Test
    void answersARepeatedRequestAsBefore() {
        var first = with("one").post(LABELS, RED).expect(201);
        var again = with("one").post(LABELS, RED).expect(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(labels()).isEqualTo(1);
        assertThat(with("one").post(LABELS, BLUE).expect(409).code()).isEqualTo("request/idempotency-key-reused");
        with("two").post(LABELS, BLUE).expect(201);
        assertThat(with("k".repeat(201)).post(LABELS, RED).expect(422).code()).isEqualTo("request/invalid");
    }

    @Test
    void keepsNoRefusal() {
        with("one").post(LABELS, Map.of("name", "Red", "colour", "mud")).expect(422);
        with("one").post(LABELS, RED).expect(201);
    }

    @Test
    void belongsToItsCaller() {
        with("one").post(LABELS, RED).expect(201);
        String token = api.post("/api/v1/tokens", Map.of("name", "Other", "scopes", List.of("organisation:manage")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        assertThat(Api.withToken(api.baseUrl(), token)
                        .withHeader("Idempotency-Key", "one")
                        .post(LABELS, RED)
                        .expect(409)
                        .code())
                .isEqualTo("labels/taken");
    }

    @Test
    void doesItOnceForThoseWhoAskTogether() {
        var notes = Map.of("name", "Robot", "scopes", List.of("channels:read"));
        var asked = IntStream.range(0, 8)
                .mapToObj(number ->
                        CompletableFuture.supplyAsync(() -> with("one").post("/api/v1/tokens", notes)))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join))
                .allMatch(answer -> answer.status() == 201 || answer.code().equals("request/still-working"));
        assertThat(api.get("/api/v1/tokens")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(token -> token.get("name").asString().equals("Robot")))
                .hasSize(1);
    }
}
