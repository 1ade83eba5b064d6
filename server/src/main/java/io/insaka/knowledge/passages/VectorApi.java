package io.insaka.knowledge.passages;

import io.insaka.database.TenantTransactions;
import io.insaka.knowledge.passages.EmbeddingState.Trouble;
import io.insaka.knowledge.search.Space;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether articles and documents are found by meaning too, or how far that is. */
@RestController
@RequestMapping("/api/v1/knowledge/vectors")
class VectorApi {
    private final EmbeddingRepository embeddings;
    private final Embedder embedder;
    private final TenantTransactions transactions;

    VectorApi(EmbeddingRepository embeddings, Embedder embedder, TenantTransactions transactions) {
        this.embeddings = embeddings;
        this.embedder = embedder;
        this.transactions = transactions;
    }

    /**
     * @param state {@code none} without a model, {@code making} until its first set is complete, {@code ready} then
     * @param model which is wanted
     * @param total passages and articles, of which {@code done} have their vector
     * @param trouble why it does not go on just now: {@code no-answer}, {@code other-length}
     */
    record VectorsView(
            String state,
            @Nullable String model,
            int total,
            int done,
            @Nullable String trouble) {}

    @GetMapping
    @NotAudited("shows how far something is, not what is in it")
    @Requires(Permission.ARTICLES_READ)
    VectorsView vectors(Caller caller) {
        String wanted = embedder.wanted(caller.tenant()).orElse(null);
        if (wanted == null) {
            return new VectorsView("none", null, 0, 0, null);
        }
        EmbeddingState state = transactions.call(caller.tenant(), () -> embeddings.find(caller.tenant()));
        Space answers = state.answers();
        boolean ready = answers != null && answers.model().equals(wanted);
        boolean counted = ready || wanted.equals(state.next());
        Trouble trouble = state.trouble();
        return new VectorsView(
                ready ? "ready" : "making",
                wanted,
                counted ? state.total() : 0,
                counted ? state.done() : 0,
                trouble == null ? null : trouble.wireName());
    }
}
