package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.llm.Models;
import io.insaka.llm.Models.Ability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The organisation's own embedding model; without one, words alone are searched. */
@Component
class ModelEmbedder implements Embedder {
    private final Models models;

    ModelEmbedder(Models models) {
        this.models = models;
    }

    @Override
    public Optional<Embedded> embed(TenantId tenant, List<String> texts) {
        return models.ready(tenant, Ability.EMBEDDING) ? checked(texts, models.embed(tenant, texts)) : Optional.empty();
    }

    @Override
    public Optional<Embedded> embed(TenantId tenant, String words, Duration patience) {
        return models.ready(tenant, Ability.EMBEDDING)
                ? checked(List.of(words), models.embed(tenant, List.of(words), patience))
                : Optional.empty();
    }

    private static Optional<Embedded> checked(List<String> texts, io.insaka.llm.Embedded embedded) {
        return embedded.vectors().size() == texts.size()
                ? Optional.of(new Embedded(embedded.model(), embedded.vectors()))
                : Optional.empty();
    }
}
