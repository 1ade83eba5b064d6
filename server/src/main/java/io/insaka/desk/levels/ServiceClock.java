package io.insaka.desk.levels;

import io.insaka.conversations.Due;
import io.insaka.tenancy.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was promised is used up. It runs while the customer waits for a person, and stands while we wait for the
 * customer, or the conversation is out of sight.
 *
 * @param answered whether a teammate has written since a person was wanted
 * @param response what of the response's time was used before it was paused last
 * @param resolution likewise of the resolution's
 * @param since when it began to run; null while it stands
 */
record ServiceClock(
        boolean answered,
        Duration response,
        Duration resolution,
        @Nullable Instant since) {
    static final ServiceClock NEW = new ServiceClock(false, Duration.ZERO, Duration.ZERO, null);

    /** Runs from now on, if it did not before. */
    ServiceClock run(Instant now) {
        return since == null ? new ServiceClock(answered, response, resolution, now) : this;
    }

    /** Stands from now on. @param done the customer has their answer: the next response has all its time */
    ServiceClock pause(Instant now, OpeningHours hours, boolean done) {
        Duration ran = since == null ? Duration.ZERO : hours.openBetween(since, now);
        return new ServiceClock(answered, done ? Duration.ZERO : response.plus(ran), resolution.plus(ran), null);
    }

    ServiceClock answered(boolean now) {
        return new ServiceClock(answered || now, response, resolution, since);
    }

    /** What has to be done first; null while it stands, or nothing is promised. */
    @Nullable
    Due due(ServiceLevel level, OpeningHours hours) {
        Instant from = since;
        if (from == null) {
            return null;
        }
        ServiceLevel.Targets targets = level.targets();
        var reply = answered
                ? target(Due.Target.NEXT, targets.next(), response, level, hours, from)
                : target(Due.Target.FIRST, targets.first(), response, level, hours, from);
        var end = target(Due.Target.RESOLUTION, targets.resolution(), resolution, level, hours, from);
        return Stream.of(reply, end)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Due::at))
                .orElse(null);
    }

    private static Optional<Due> target(
            Due.Target target,
            @Nullable Duration promised,
            Duration spent,
            ServiceLevel level,
            OpeningHours hours,
            Instant from) {
        if (promised == null) {
            return Optional.empty();
        }
        Duration left = promised.minus(spent);
        return hours.later(from, left).map(at -> {
            Instant warnAt = hours.later(from, left.minus(level.warning())).orElse(at);
            return new Due(target, at, warnAt.isAfter(at) ? at : warnAt);
        });
    }
}
