package io.insaka.desk.satisfaction;

import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers answered, for those who lead: like other figures by teammate it is not for everybody. */
@RestController
class AnswersApi {
    private static final int MOST = 200;
    private static final Instant FARTHEST = Instant.parse("9999-12-31T00:00:00Z");

    private final TenantTransactions transactions;
    private final AnswerRepository repository;
    private final AnswerViews views;

    AnswersApi(TenantTransactions transactions, AnswerRepository repository, AnswerViews views) {
        this.transactions = transactions;
        this.repository = repository;
        this.views = views;
    }

    /** A page; {@code next} is the cursor of the following one, null at the end. */
    record Page(List<AnswerViews.View> items, @Nullable String next) {}

    /**
     * The newest first.
     *
     * @param score one or more of 1 to 5; none: all
     * @param teammate who resolved
     * @param from answered then or later
     * @param to answered before
     */
    @GetMapping("/api/v1/satisfaction/answers")
    @AuditedRead(value = "satisfaction.listed", subject = "organisation")
    @Requires(Permission.ANALYTICS_READ)
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable List<Integer> score,
            @RequestParam(required = false) @Nullable UUID teammate,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var after = AnswerCursor.read(cursor);
        var wanted = new AnswerRepository.Wanted(
                scores(score), teammate, team, channel, conversation, time("from", from), time("to", to));
        return transactions.call(caller.tenant(), () -> {
            List<Survey> found = repository.list(caller.tenant(), wanted, after, most + 1);
            boolean more = found.size() > most;
            List<Survey> shown = more ? found.subList(0, most) : found;
            return new Page(views.of(caller.tenant(), shown), more ? behind(shown.getLast()) : null);
        });
    }

    private static String behind(Survey last) {
        return AnswerCursor.behind(
                last.id(), Objects.requireNonNull(last.given()).at());
    }

    private static Set<Integer> scores(@Nullable List<Integer> wanted) {
        Set<Integer> scores = wanted == null ? Set.of() : new HashSet<>(wanted);
        for (Integer score : scores) {
            if (score == null || score < 1 || score > Wording.BEST) {
                throw DeskProblem.invalid("score", "is from 1 to " + Wording.BEST);
            }
        }
        return scores;
    }

    /** PostgreSQL's times do not reach as far as Java's. */
    private static @Nullable Instant time(String field, @Nullable Instant at) {
        if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(FARTHEST))) {
            throw DeskProblem.invalid(field, "is no time of ours");
        }
        return at;
    }
}
