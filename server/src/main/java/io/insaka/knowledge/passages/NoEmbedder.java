package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Without a model that embeds, words alone are searched. */
@Component
class NoEmbedder implements Embedder {
    @Override
    public Optional<Embedded> embed(TenantId tenant, List<String> texts) {
        return Optional.empty();
    }
}
