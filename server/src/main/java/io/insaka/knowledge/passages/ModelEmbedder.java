package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.llm.Models;
import io.insaka.llm.Models.Ability;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The organisation's own embedding model; without one, words alone are searched. */
@Component
class ModelEmbedder implements Embedder {
    private final ObjectProvider<Models> models;

    ModelEmbedder(ObjectProvider<Models> models) {
        this.models = models;
    }

    @Override
    public Optional<Embedded> embed(TenantId tenant, List<String> texts) {
        Models available = models.getIfAvailable();
        if (available == null || !available.ready(tenant, Ability.EMBEDDING)) {
            return Optional.empty();
        }
        io.insaka.llm.Embedded embedded = available.embed(tenant, texts);
        return embedded.vectors().size() == texts.size()
                ? Optional.of(new Embedded(embedded.model(), embedded.vectors()))
                : Optional.empty();
    }
}
