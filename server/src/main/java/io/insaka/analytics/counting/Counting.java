package io.insaka.analytics.counting;

import io.insaka.analytics.counting.HistoryRepository.Event;
import io.insaka.analytics.counting.HistoryRepository.Followed;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.OpeningTimes;
import io.insaka.tenancy.Openings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Counts for one organisation: what the stream of changes names, and, where everything is counted all over again, one
 * conversation after the other. Each piece is a short transaction that reads first and writes at its end.
 */
@Component
class Counting {
    /** Changes of one piece. */
    private static final int CHANGES = 300;
    /** Conversations of one piece. */
    private static final int CONVERSATIONS = 100;
    /** Messages of one piece. */
    private static final int STEPS = 2_000;
    /** Pieces of one round; others wait for a place meanwhile. */
    private static final int PIECES = 40;

    private static final int FORGOTTEN = 2_000;
    /** The stream forgets: whoever was away longer counts all over again. */
    private static final Duration STREAM = Duration.ofHours(36);
    /** What nobody was told of is found by then. */
    private static final Duration SELDOM = Duration.ofMinutes(10);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final UUID FIRST = new UUID(0, 0);

    private final TenantTransactions transactions;
    private final ProgressRepository progresses;
    private final HistoryRepository history;
    private final SumRepository sums;
    private final Openings openings;
    private final Clock clock;

    private enum Left {
        NOTHING,
        MORE,
        NOT_SETTLED,
        TAKEN
    }

    Counting(
            TenantTransactions transactions,
            ProgressRepository progresses,
            HistoryRepository history,
            SumRepository sums,
            Openings openings,
            Clock clock) {
        this.transactions = transactions;
        this.progresses = progresses;
        this.history = history;
        this.sums = sums;
        this.openings = openings;
        this.clock = clock;
    }

    /** Counts what there is, as long as it is this organisation's turn. */
    void round(TenantId tenant) {
        Left left = Left.MORE;
        for (int piece = 0; piece < PIECES && left == Left.MORE; piece++) {
            left = piece(tenant);
        }
        Instant now = clock.instant();
        Instant due =
                switch (left) {
                    case NOTHING -> now.plus(SELDOM);
                    case MORE -> now;
                    case NOT_SETTLED, TAKEN -> now.plus(SOON);
                };
        transactions.run(tenant, () -> progresses.release(tenant, now, due));
    }

    private Left piece(TenantId tenant) {
        OpeningTimes times = openings.times(tenant);
        return transactions.call(tenant, () -> {
            if (!progresses.alone(tenant)) {
                return Left.TAKEN;
            }
            return progresses
                    .find(tenant)
                    .map(progress -> begun(progress, times))
                    .map(progress -> new Piece(tenant, progress, times).work())
                    .orElse(Left.NOTHING);
        });
    }

    /** Everything is counted all over again for days of another time zone, and after too long a time away. */
    private Progress begun(Progress now, OpeningTimes times) {
        String zone = times.organisation().zone().getId();
        if (now.lost(clock.instant().minus(STREAM))) {
            return now.begin(zone).at(progresses.horizon(), -1, clock.instant());
        }
        return now.asked() || !now.zone().equals(zone) ? now.begin(zone) : now;
    }

    private final class Piece {
        private final TenantId tenant;
        private final Fold fold;
        private final Progress was;

        Piece(TenantId tenant, Progress was, OpeningTimes times) {
            this.tenant = tenant;
            this.was = was;
            this.fold = new Fold(times);
        }

        Left work() {
            var news = progresses.news(tenant, was.xid(), was.seq(), CHANGES);
            boolean all = follow(news.conversations());
            Progress now = all
                    ? was.at(news.xid(), news.seq(), clock.instant())
                    : was.at(was.xid(), was.seq(), clock.instant());
            boolean more = !all || news.more();
            if (!more && was.building() != null) {
                now = walk(now, was.building());
                more = true;
            } else if (!more) {
                more = !forgotten(now);
            }
            progresses.save(tenant, now, was.asked());
            if (more) {
                return Left.MORE;
            }
            return progresses.pending(tenant, now.xid(), now.seq()) ? Left.NOT_SETTLED : Left.NOTHING;
        }

        /** @return false when there is more to be read of them */
        private boolean follow(Collection<UUID> conversations) {
            boolean all = true;
            if (was.generation() > 0) {
                all = count(was.generation(), conversations);
            }
            if (was.building() != null) {
                all &= count(was.building(), conversations);
            }
            return all;
        }

        private Progress walk(Progress now, int building) {
            UUID last = now.walked() == null ? FIRST : now.walked();
            List<UUID> next = history.behind(tenant, last, CONVERSATIONS);
            if (next.isEmpty()) {
                return now.built(building, clock.instant());
            }
            return count(building, next) ? now.walked(next.getLast()) : now;
        }

        private boolean forgotten(Progress now) {
            return history.forget(tenant, now.generation(), FORGOTTEN)
                    & sums.forget(tenant, now.generation(), FORGOTTEN);
        }

        private boolean count(int generation, Collection<UUID> conversations) {
            List<Followed> followed =
                    conversations.isEmpty() ? List.of() : history.followed(tenant, generation, conversations);
            if (followed.isEmpty()) {
                return true;
            }
            List<Event> events = history.since(tenant, followed, STEPS);
            Map<UUID, List<Step>> steps = new HashMap<>();
            events.forEach(event -> steps.computeIfAbsent(event.conversation(), fresh -> new ArrayList<>())
                    .add(event.step()));
            var tally = new Tally();
            List<UUID> ids = new ArrayList<>();
            List<Course> courses = new ArrayList<>();
            for (Followed one : followed) {
                List<Step> happened = steps.get(one.conversation());
                if (happened != null) {
                    ids.add(one.conversation());
                    courses.add(fold.on(one.channel(), one.course(), happened, tally));
                }
            }
            if (!ids.isEmpty()) {
                history.keep(tenant, generation, ids, courses);
                sums.add(tenant, generation, tally);
            }
            return events.size() < STEPS;
        }
    }
}
