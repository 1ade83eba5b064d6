package io.insaka.knowledge.passages;

import io.insaka.agents.Masking;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Models;
import io.insaka.llm.Models.Ability;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The organisation's own embedding model, which sees no more of texts than the agents' do; without one, words alone are searched. */
@Component
class ModelEmbedder implements Embedder {
    private final Models models;
    private final Masking masking;

    ModelEmbedder(Models models, Masking masking) {
        this.models = models;
        this.masking = masking;
    }

    @Override
    public Optional<String> wanted(TenantId tenant) {
        return models.first(tenant, Ability.EMBEDDING);
    }

    @Override
    public boolean ready(TenantId tenant) {
        return models.ready(tenant, Ability.EMBEDDING);
    }

    /** What a fall-back makes lies in a space of its own and is of no use. */
    @Override
    public Optional<Embedded> embed(TenantId tenant, List<String> texts) {
        Optional<String> wanted = wanted(tenant);
        if (texts.isEmpty() || wanted.isEmpty() || !ready(tenant)) {
            return Optional.empty();
        }
        io.insaka.llm.Embedded embedded = models.embed(
                tenant, texts.stream().map(text -> masking.masked(tenant, text)).toList());
        return embedded.vectors().size() == texts.size() && embedded.model().equals(wanted.get())
                ? Optional.of(new Embedded(embedded.model(), embedded.vectors()))
                : Optional.empty();
    }
}
