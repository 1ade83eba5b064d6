package io.insaka.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class ArticlesTest {
    @Autowired
    Articles articles;

    @Autowired
    ArticleRepository rows;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    private static ArticleDraft draft(String question, String... phrases) {
        return new ArticleDraft(question, "The answer to: " + question, List.of(phrases), "en");
    }

    private TenantId tenant() {
        return new TenantId(ids.next());
    }

    @Test
    void findsAChangeAtOnce() {
        TenantId tenant = tenant();
        assertThat(articles.search(tenant, "do you sell honey", 3)).isEmpty();
        Article honey = articles.create(tenant, draft("Do you sell honey?"));
        assertThat(articles.search(tenant, "do you sell honey", 3))
                .extracting(ArticleMatch::articleId)
                .containsExactly(honey.id());
        articles.change(tenant, honey.id(), draft("Do you sell candles?"));
        assertThat(articles.search(tenant, "honey", 3)).isEmpty();
        assertThat(articles.search(tenant, "candles", 3)).hasSize(1);
        articles.remove(tenant, honey.id());
        assertThat(articles.search(tenant, "candles", 3)).isEmpty();
    }

    @Test
    void neverFindsArticlesOfAnotherOrganisation() {
        TenantId one = tenant();
        TenantId other = tenant();
        Article honey = articles.create(one, draft("Do you sell honey?"));
        assertThat(articles.search(other, "do you sell honey", 3)).isEmpty();
        assertThat(articles.find(other, honey.id())).isEmpty();
        assertThat(articles.list(other, Optional.empty(), 10)).isEmpty();
        assertThatThrownBy(() -> articles.remove(other, honey.id())).isInstanceOf(ArticleProblem.class);
        assertThat(articles.find(one, honey.id())).isPresent();
    }

    /** Another node commits to the same database without telling this one. */
    @Test
    void noticesWhatAnotherNodeChanged() {
        TenantId tenant = tenant();
        articles.create(tenant, draft("Do you sell honey?"));
        assertThat(articles.search(tenant, "candles", 3)).isEmpty();
        var elsewhere = new Article(
                new ArticleId(ids.next()),
                "Do you sell candles?",
                "Yes.",
                List.of(),
                "en",
                true,
                false,
                clock.instant());
        transactions.run(tenant, () -> {
            rows.countChange(tenant);
            rows.insert(tenant, elsewhere);
        });
        await().untilAsserted(
                        () -> assertThat(articles.search(tenant, "candles", 3)).hasSize(1));
    }

    @Test
    void createsAllOrNone() {
        TenantId tenant = tenant();
        List<Article> created = articles.createAll(tenant, List.of(draft("First?"), draft("Second?", "the other")));
        assertThat(articles.list(tenant, Optional.empty(), 10)).hasSameSizeAs(created);
        assertThat(articles.first(tenant, 1)).extracting(Article::question).containsExactly("First?");
    }

    /** A turn may have a connection of its own open; waiting for one more would block as soon as all are taken. */
    @Test
    void buildsAnIndexThroughTheOpenTransaction() throws Exception {
        int more = 40;
        List<TenantId> tenants = Stream.generate(this::tenant).limit(more).toList();
        tenants.forEach(tenant -> articles.create(tenant, draft("Do you sell honey?")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> found = tenants.stream()
                    .map(tenant -> threads.submit(() -> transactions.call(
                            tenant, () -> articles.search(tenant, "honey", 3).size())))
                    .toList();
            for (Future<Integer> one : found) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }
}
