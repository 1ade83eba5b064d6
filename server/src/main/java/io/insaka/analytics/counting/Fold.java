package io.insaka.analytics.counting;

import io.insaka.analytics.counting.Course.Round;
import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.OpeningHours;
import io.insaka.tenancy.OpeningTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a conversation adds to the sums. Pure: the same history comes to the same, however it is cut into pieces. */
final class Fold {
    /** Whoever writes to the bot after so long begins something new. */
    static final Duration SILENCE = Duration.ofHours(24);
    /** Whoever comes back after so long does not come back for the same thing. */
    static final Duration SAME_THING = Duration.ofDays(7);

    /** Who gives so much was served well. */
    static final int WELL = 4;

    private final OpeningTimes times;
    /** Days are the organisation's, whatever time a channel goes by. */
    private final ZoneId zone;

    Fold(OpeningTimes times) {
        this.times = times;
        this.zone = times.organisation().zone();
    }

    Course on(UUID channel, Course from, List<Step> steps, Tally into) {
        var run = new Run(channel, from, into);
        steps.forEach(run::take);
        return run.course();
    }

    private final class Run {
        private final UUID channel;
        private final OpeningHours hours;
        private final Tally tally;
        private final Set<UUID> labels;
        private long position;
        private long seq;
        private boolean withBot;
        private @Nullable UUID team;
        private @Nullable Instant resolvedAt;
        private @Nullable Instant last;
        private @Nullable Round round;
        private @Nullable Long aside;

        Run(UUID channel, Course from, Tally tally) {
            this.channel = channel;
            this.hours = times.of(new ChannelId(channel));
            this.tally = tally;
            this.labels = new HashSet<>(from.labels());
            this.position = from.position();
            this.seq = from.seq();
            this.withBot = from.withBot();
            this.team = from.team();
            this.resolvedAt = from.resolvedAt();
            this.last = from.last();
            this.round = from.round();
            this.aside = from.aside();
        }

        Course course() {
            return new Course(position, seq, withBot, team, labels, resolvedAt, last, round, aside);
        }

        void take(Step step) {
            switch (step) {
                case Step.Written written -> {
                    position = written.position() + 1;
                    write(written);
                }
                case Step.Passed passed -> {
                    seq = passed.seq();
                    pass(passed);
                }
                case Step.Labelled labelled -> {
                    seq = labelled.seq();
                    label(labelled);
                }
                case Step.Surveyed surveyed -> {
                    seq = surveyed.seq();
                    counted(Measure.SURVEYED, surveyed.whose(), "", 1);
                }
                case Step.Rated rated -> {
                    seq = rated.seq();
                    rated(rated.whose(), rated.was(), -1);
                    rated(rated.whose(), rated.score(), 1);
                }
                case Step.Aside answer -> {
                    seq = answer.seq();
                    aside = answer.position();
                }
            }
        }

        private void write(Step.Written written) {
            Instant at = written.at();
            if (aside != null && aside == written.position()) {
                aside = null;
                return;
            }
            switch (written.writer()) {
                case NOBODY -> {
                    return;
                }
                case CUSTOMER -> {
                    Round now = round(at, false);
                    add(Measure.RECEIVED, at, null, "");
                    add(
                            Measure.RECEIVED_BY_HOUR,
                            at,
                            null,
                            "%02d".formatted(at.atZone(zone).getHour()));
                    round = now.waiting() == null ? now.waiting(at) : now;
                }
                case BOT -> answerOfBot(round(at, true), at);
                case TEAMMATE -> answerOfPerson(round(at, true), at, written.teammate());
            }
            last = at;
        }

        private void answerOfBot(Round now, Instant at) {
            add(Measure.SENT_BY_BOT, at, null, "");
            // That somebody will come is no answer.
            if (withBot && now.waiting() != null) {
                time(Measure.BOT_RESPONSE, now.waiting(), at, null, "");
                round = now.waiting(null);
            }
        }

        private void answerOfPerson(Round before, Instant at, @Nullable UUID teammate) {
            add(Measure.SENT_BY_PEOPLE, at, teammate, "");
            Round now = needing(before);
            Instant first = now.wanted() == null ? now.waiting() : now.wanted();
            if (!now.answered() && first != null) {
                bothTimes(Measure.FIRST_RESPONSE, Measure.FIRST_RESPONSE_OPEN, first, at, teammate);
            } else if (now.answered() && now.waiting() != null) {
                bothTimes(Measure.NEXT_RESPONSE, Measure.NEXT_RESPONSE_OPEN, now.waiting(), at, teammate);
            }
            round = now.done();
        }

        /** The one that goes on, or a new one. */
        private Round round(Instant at, boolean byUs) {
            Round now = round;
            boolean over =
                    now == null || withBot && last != null && last.plus(SILENCE).isBefore(at);
            if (!over) {
                return Objects.requireNonNull(now);
            }
            var begun = new Round(at, byUs, false, false, null, null);
            round = begun;
            counted(begun, 1);
            return begun;
        }

        private Round needing(Round now) {
            if (now.person()) {
                return now;
            }
            add(Measure.NEEDED_PERSON, now.began(), null, "");
            Round then = now.needing();
            round = then;
            return then;
        }

        /** What is counted once of a round is counted with the team it came to. */
        private void counted(Round now, int times) {
            key(Measure.STARTED, now.began(), null, "").count(times);
            if (now.byUs()) {
                key(Measure.STARTED_BY_US, now.began(), null, "").count(times);
            }
            if (now.person()) {
                key(Measure.NEEDED_PERSON, now.began(), null, "").count(times);
            }
        }

        private void pass(Step.Passed passed) {
            Round now = round;
            if (!Objects.equals(team, passed.team())) {
                if (now != null) {
                    counted(now, -1);
                }
                team = passed.team();
                if (now != null) {
                    counted(now, 1);
                }
            }
            hands(passed, now);
            withBot = passed.is().withBot();
            if (passed.is().resolved() && !passed.was().resolved()) {
                resolve(passed);
            } else if (passed.was().resolved() && !passed.is().resolved()) {
                if (resolvedAt != null && !resolvedAt.plus(SAME_THING).isBefore(passed.at())) {
                    add(Measure.REOPENED, passed.at(), null, "");
                }
                resolvedAt = null;
            }
        }

        private void hands(Step.Passed passed, @Nullable Round now) {
            boolean had = passed.was().withBot();
            boolean has = passed.is().withBot();
            if (had && passed.is().holder().equals("queue") && !passed.is().resolved()) {
                add(Measure.HANDED_OVER, passed.at(), null, passed.cause());
                if (now != null) {
                    round = needing(now).wanted(passed.at());
                }
            } else if (had != has && now != null) {
                round = now.wanted(null);
            }
        }

        private void resolve(Step.Passed passed) {
            Round now = round;
            if (now != null) {
                UUID by = passed.was().teammate() == null
                        ? passed.is().teammate()
                        : passed.was().teammate();
                bothTimes(Measure.RESOLUTION, Measure.RESOLUTION_OPEN, now.began(), passed.at(), by);
                labels.forEach(
                        label -> time(Measure.LABEL_RESOLUTION, now.began(), passed.at(), null, label.toString()));
            }
            resolvedAt = passed.at();
            round = null;
        }

        /** @param score 0: none */
        private void rated(Step.Whose whose, int score, int times) {
            if (score > 0) {
                counted(Measure.RATED, whose, "", times);
                counted(Measure.RATED_WELL, whose, "", score >= WELL ? times : 0);
                counted(Measure.SCORED, whose, "", (long) score * times);
                counted(Measure.RATED_AS, whose, Integer.toString(score), times);
            }
        }

        /** With the team and the teammate of then, and on the day of the question. */
        private void counted(Measure measure, Step.Whose whose, String tag, long times) {
            if (times != 0) {
                key(measure, whose.askedAt(), whose.team(), null, tag).count(times);
                if (whose.teammate() != null) {
                    key(measure, whose.askedAt(), whose.team(), whose.teammate(), tag)
                            .count(times);
                }
            }
        }

        private void label(Step.Labelled labelled) {
            if (!labelled.on()) {
                labels.remove(labelled.label());
            } else if (labels.add(labelled.label())) {
                add(Measure.LABELLED, labelled.at(), null, labelled.label().toString());
            }
        }

        private void bothTimes(Measure always, Measure open, Instant from, Instant to, @Nullable UUID teammate) {
            time(always, from, to, teammate, "");
            Duration there = to.isAfter(from) ? hours.openBetween(from, to) : Duration.ZERO;
            keys(open, to, teammate, "").forEach(amount -> amount.time(there));
        }

        private void time(Measure measure, Instant from, Instant to, @Nullable UUID teammate, String tag) {
            keys(measure, to, teammate, tag).forEach(amount -> amount.time(Duration.between(from, to)));
        }

        private void add(Measure measure, Instant at, @Nullable UUID teammate, String tag) {
            keys(measure, at, teammate, tag).forEach(amount -> amount.count(1));
        }

        /** What a teammate did is in a sum of all, too: whoever does not ask for teammates reads a fraction of the rows. */
        private List<Amount> keys(Measure measure, Instant at, @Nullable UUID teammate, String tag) {
            Amount all = key(measure, at, null, tag);
            return teammate == null ? List.of(all) : List.of(all, key(measure, at, teammate, tag));
        }

        private Amount key(Measure measure, Instant at, @Nullable UUID teammate, String tag) {
            return key(measure, at, team, teammate, tag);
        }

        private Amount key(Measure measure, Instant at, @Nullable UUID team, @Nullable UUID teammate, String tag) {
            LocalDate day = at.atZone(zone).toLocalDate();
            return tally.of(new Tally.Key(
                    measure,
                    day,
                    channel,
                    team == null ? Tally.NONE : team,
                    teammate == null ? Tally.NONE : teammate,
                    tag));
        }
    }
}
