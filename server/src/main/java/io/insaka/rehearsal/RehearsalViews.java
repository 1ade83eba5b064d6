package io.insaka.rehearsal;

import io.insaka.agents.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rehearsal as the console shows it. Money is in dollars. */
final class RehearsalViews {
    private RehearsalViews() {}

    record Counts(long same, long different, long nowAnswered, long noLongerAnswered, long failed) {
        static Counts of(Script script) {
            return new Counts(
                    script.count(Verdict.SAME),
                    script.count(Verdict.DIFFERENT),
                    script.count(Verdict.NOW_ANSWERED),
                    script.count(Verdict.NO_LONGER_ANSWERED),
                    script.count(Verdict.FAILED));
        }
    }

    /**
     * @param reason why it stopped before its end
     * @param role whose instructions were others; null when nobody's
     * @param articles how many articles were others
     * @param done how many questions of {@code total} are answered
     * @param local whether no model could be asked
     */
    record Head(
            UUID id,
            String state,
            @Nullable String reason,
            @Nullable String role,
            int articles,
            int last,
            int total,
            int done,
            Counts counts,
            boolean local,
            BigDecimal cost,
            Instant startedAt,
            @Nullable Instant finishedAt,
            UUID by) {}

    /** @param words null when they are masked */
    record SideView(String kind, @Nullable String words, List<Script.Source> sources) {}

    /**
     * @param question null when it is masked
     * @param asked whether the agent whose instructions were others had a part in it
     */
    record ItemView(
            int position,
            @Nullable String question,
            Instant askedAt,
            SideView before,
            SideView after,
            String verdict,
            @Nullable String reason,
            boolean asked,
            BigDecimal cost) {}

    /** @param masked whether words of customers, and to them, are kept from the caller */
    record Full(Head rehearsal, boolean masked, List<ItemView> items) {}

    static Head head(Rehearsal rehearsal) {
        Script script = rehearsal.script();
        Script.Plan plan = script.plan();
        Role role = plan.role();
        return new Head(
                rehearsal.id(),
                wire(rehearsal.state()),
                script.reason(),
                role == null ? null : wire(role),
                plan.articles(),
                plan.last(),
                plan.total(),
                script.items().size(),
                Counts.of(script),
                plan.local(),
                dollars(script.microCost()),
                rehearsal.startedAt(),
                rehearsal.finishedAt(),
                rehearsal.by().value());
    }

    static Full full(Rehearsal rehearsal, boolean personal) {
        return new Full(
                head(rehearsal),
                !personal,
                rehearsal.script().items().stream()
                        .map(item -> item(item, personal))
                        .toList());
    }

    private static ItemView item(Script.Item item, boolean personal) {
        return new ItemView(
                item.position(),
                personal ? item.question() : null,
                item.askedAt(),
                side(item.before(), personal),
                side(item.after(), personal),
                wire(item.verdict()),
                item.reason(),
                item.asked(),
                dollars(item.microCost()));
    }

    private static SideView side(Script.Side side, boolean personal) {
        return new SideView(wire(side.kind()), personal ? side.words() : null, side.sources());
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static BigDecimal dollars(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
