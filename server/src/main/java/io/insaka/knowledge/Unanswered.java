package io.insaka.knowledge;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.Gist;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions that wait for somebody to write an answer. */
@Component
public class Unanswered {
    /** What is longer is a story, not a question; its beginning tells what it is about. */
    private static final int LONGEST = 500;

    /** Nobody reads more; whoever writes nonsense all day shall not fill the database. */
    private static final int MOST = 2_000;

    private final UnansweredRepository rows;
    private final TenantTransactions transactions;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;

    Unanswered(UnansweredRepository rows, TenantTransactions transactions, AuditTrail trail, Ids ids, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a question, or counts it when the same was asked before, in whatever order and however politely; what was
     * dismissed or answered comes back. When there are too many, those that are done with and those asked longest ago go.
     * Joins the organisation's open transaction.
     */
    public void record(TenantId tenant, ConversationId conversation, String words, String language) {
        String question = words.strip();
        String gist = Gist.of(question, language);
        if (gist.isEmpty()) {
            return;
        }
        String kept = question.length() > LONGEST ? question.substring(0, LONGEST) : question;
        rows.count(
                tenant,
                new UnansweredQuestion(new UUID(0, 0), kept, language, 1, conversation, clock.instant()),
                gist,
                ids.next());
        rows.keepLatest(tenant, MOST);
    }

    /** Those that wait, the one asked last first. */
    List<UnansweredQuestion> waiting(TenantId tenant, @Nullable UUID after, int limit) {
        return transactions.call(tenant, () -> rows.page(tenant, after, limit));
    }

    void dismiss(TenantId tenant, UUID id) {
        transactions.run(tenant, () -> {
            if (!rows.dismiss(tenant, id)) {
                throw ArticleProblem.unknownQuestion();
            }
            trail.record(tenant, "unanswered.dismissed", Subject.of("unanswered", id));
        });
    }

    /** Somebody wrote the article that answers it. Joins the open transaction. */
    void answer(TenantId tenant, UUID id, ArticleId article) {
        if (!rows.answer(tenant, id, article)) {
            throw ArticleProblem.unknownQuestion();
        }
    }
}
