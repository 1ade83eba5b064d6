package io.insaka.knowledge;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.FirstStep;
import org.springframework.stereotype.Component;

/** Done with the first published article that did not come with a demo. */
@Component
class WriteAnArticle implements FirstStep {
    private final TenantTransactions transactions;
    private final ArticleRepository repository;

    WriteAnArticle(TenantTransactions transactions, ArticleRepository repository) {
        this.transactions = transactions;
        this.repository = repository;
    }

    @Override
    public String name() {
        return "article";
    }

    @Override
    public boolean done(TenantId tenant) {
        return transactions.call(tenant, () -> repository.answersWithOwn(tenant));
    }
}
