package io.insaka.knowledge;

import io.insaka.kernel.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Articles as they would be: nothing is written, and nobody else is answered with them. */
public final class Supposition {
    private static final ScopedValue<Supposition> CURRENT = ScopedValue.newInstance();

    private final TenantId tenant;
    private final TenantShelf shelf;
    private final Set<ArticleId> changed;

    /** What would become of one article. */
    public sealed interface Change {
        ArticleId id();
    }

    /** Written, or written anew, and published. */
    public record Written(ArticleId id, ArticleDraft draft) implements Change {}

    /** Taken away, or kept from customers. */
    public record Removed(ArticleId id) implements Change {}

    Supposition(TenantId tenant, TenantShelf shelf, Set<ArticleId> changed) {
        this.tenant = tenant;
        this.shelf = shelf;
        this.changed = changed;
    }

    /** What is looked for meanwhile, on this thread, is found as if it were so. */
    public <T> T during(Supplier<T> looking) {
        return ScopedValue.where(CURRENT, this).call(looking::get);
    }

    static Optional<Supposition> current(TenantId tenant) {
        return CURRENT.isBound() && CURRENT.get().tenant.equals(tenant) ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    TenantShelf shelf() {
        return shelf;
    }

    /** Whether this article is supposed to be other than it is. */
    public static boolean concerns(TenantId tenant, ArticleId article) {
        return current(tenant).filter(one -> one.changed.contains(article)).isPresent();
    }
}
