package io.insaka.analytics.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.analytics.counting.Step.Labelled;
import io.insaka.analytics.counting.Step.Passed;
import io.insaka.analytics.counting.Step.Standing;
import io.insaka.analytics.counting.Step.Writer;
import io.insaka.analytics.counting.Step.Written;
import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.OpeningHours;
import io.insaka.tenancy.OpeningTimes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");
    private static final UUID CHANNEL = new UUID(1, 1);
    private static final UUID ANNA = new UUID(2, 1);
    private static final UUID BEN = new UUID(2, 2);
    private static final UUID SALES = new UUID(3, 1);
    private static final UUID URGENT = new UUID(4, 1);

    /** Five o'clock in Lusaka is three in UTC: an hour is left of that Monday. */
    private static final OpeningHours HOURS = new OpeningHours(
            Stream.of(DayOfWeek.values())
                    .map(day -> new OpeningHours.Span(day, 8 * 60, 18 * 60))
                    .toList(),
            Set.of(),
            ZoneId.of("Africa/Lusaka"));

    private final Fold fold = new Fold(new OpeningTimes(HOURS, Map.of()));

    /** Writes a history down, as triggers and messages do. */
    private static final class History {
        final List<Step> steps = new ArrayList<>();
        private Instant now = MONDAY;
        private long position;
        private long seq;
        private Standing standing = new Standing(false, "bot", null);
        private @Nullable UUID team;

        History after(Duration time) {
            now = now.plus(time);
            return this;
        }

        History says(Writer writer, @Nullable UUID teammate) {
            steps.add(new Written(position++, now, writer, teammate));
            return this;
        }

        History customer() {
            return says(Writer.CUSTOMER, null);
        }

        History bot() {
            return says(Writer.BOT, null);
        }

        History person(UUID teammate) {
            return says(Writer.TEAMMATE, teammate);
        }

        History hands(String holder, @Nullable UUID teammate) {
            return becomes(new Standing(standing.resolved(), holder, teammate), team);
        }

        History resolved(boolean resolved) {
            return becomes(
                    resolved
                            ? new Standing(true, "bot", null)
                            : new Standing(false, standing.holder(), standing.teammate()),
                    team);
        }

        History team(@Nullable UUID to) {
            return becomes(standing, to);
        }

        private History becomes(Standing is, @Nullable UUID newTeam) {
            steps.add(new Passed(position, ++seq, now, standing, is, newTeam, "asked"));
            standing = is;
            team = newTeam;
            return this;
        }

        History label(boolean on) {
            steps.add(new Labelled(position, ++seq, now, URGENT, on));
            return this;
        }
    }

    private Map<Tally.Key, Amount> all(List<Step> steps) {
        var tally = new Tally();
        fold.on(CHANNEL, Course.NEW, steps, tally);
        return kept(tally);
    }

    private static Map<Tally.Key, Amount> kept(Tally tally) {
        Map<Tally.Key, Amount> kept = new HashMap<>(tally.amounts());
        kept.values().removeIf(amount -> amount.count() == 0);
        return kept;
    }

    private static Amount sum(Map<Tally.Key, Amount> amounts, Measure measure) {
        var sum = new Amount();
        amounts.forEach((key, amount) -> {
            if (key.measure() == measure && key.teammate().equals(Tally.NONE)) {
                sum.add(amount);
            }
        });
        return sum;
    }

    private static long count(Map<Tally.Key, Amount> amounts, Measure measure) {
        return sum(amounts, measure).count();
    }

    @Test
    void countsOpenTimeInTheHoursOfTheChannel() {
        var steps = new History()
                .customer()
                .hands("queue", null)
                .after(Duration.ofHours(4))
                .person(ANNA)
                .steps;
        var always = new OpeningHours(List.of(), Set.of(), ZoneId.of("America/New_York"));
        var tally = new Tally();
        new Fold(new OpeningTimes(HOURS, Map.of(new ChannelId(CHANNEL), always))).on(CHANNEL, Course.NEW, steps, tally);
        assertThat(sum(kept(tally), Measure.FIRST_RESPONSE_OPEN).millis())
                .isEqualTo(Duration.ofHours(4).toMillis());
        assertThat(sum(all(steps), Measure.FIRST_RESPONSE_OPEN).millis())
                .as("another channel, in the hours of the organisation")
                .isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void followsAConversationFromTheFirstWordToTheEnd() {
        var history = new History()
                .customer()
                .after(Duration.ofSeconds(2))
                .bot()
                .after(Duration.ofMinutes(1))
                .customer()
                .after(Duration.ofSeconds(1))
                .hands("queue", null)
                .bot()
                .team(SALES)
                .after(Duration.ofHours(2))
                .hands("teammate", ANNA)
                .person(ANNA)
                .after(Duration.ofMinutes(10))
                .customer()
                .after(Duration.ofMinutes(5))
                .person(BEN)
                .label(true)
                .after(Duration.ofMinutes(3))
                .resolved(true);
        var counted = all(history.steps);
        assertThat(count(counted, Measure.STARTED)).isEqualTo(1);
        assertThat(counted.keySet().stream().filter(key -> key.measure() == Measure.STARTED))
                .as("with the team it came to")
                .allMatch(key -> key.team().equals(SALES));
        assertThat(count(counted, Measure.NEEDED_PERSON)).isEqualTo(1);
        assertThat(count(counted, Measure.HANDED_OVER)).isEqualTo(1);
        assertThat(count(counted, Measure.BOT_RESPONSE))
                .as("that somebody will come is no answer")
                .isEqualTo(1);
        assertThat(sum(counted, Measure.FIRST_RESPONSE).millis())
                .isEqualTo(Duration.ofHours(2).toMillis());
        assertThat(sum(counted, Measure.FIRST_RESPONSE_OPEN).millis())
                .as("nobody is there after six")
                .isEqualTo(Duration.ofSeconds(3600 - 63).toMillis());
        assertThat(sum(counted, Measure.NEXT_RESPONSE).millis())
                .isEqualTo(Duration.ofMinutes(5).toMillis());
        assertThat(sum(counted, Measure.RESOLUTION).millis())
                .isEqualTo(Duration.ofSeconds(2 * 3600 + 18 * 60 + 63).toMillis());
        assertThat(counted.keySet().stream()
                        .filter(key -> key.measure() == Measure.RESOLUTION
                                && !key.teammate().equals(Tally.NONE)))
                .as("whose it was")
                .isNotEmpty()
                .allMatch(key -> key.teammate().equals(ANNA));
        assertThat(count(counted, Measure.LABEL_RESOLUTION)).isEqualTo(1);
        assertThat(count(counted, Measure.SENT_BY_PEOPLE)).isEqualTo(2);
    }

    @Test
    void knowsWhatIsNewAndWhatHasComeBack() {
        var history = new History().customer().bot();
        assertThat(count(all(history.after(Duration.ofHours(23)).customer().bot().steps), Measure.STARTED))
                .isEqualTo(1);
        assertThat(count(all(history.after(Duration.ofHours(25)).customer().bot().steps), Measure.STARTED))
                .as("a day of silence with the bot")
                .isEqualTo(2);
        history.hands("queue", null).after(Duration.ofDays(3)).customer();
        assertThat(count(all(history.steps), Measure.STARTED))
                .as("people have it until they are done")
                .isEqualTo(2);
        history.resolved(true).after(Duration.ofDays(6)).resolved(false).customer();
        assertThat(count(all(history.steps), Measure.REOPENED)).isEqualTo(1);
        history.resolved(true).after(Duration.ofDays(8)).resolved(false).customer();
        var counted = all(history.steps);
        assertThat(count(counted, Measure.REOPENED))
                .as("after a week it is something else")
                .isEqualTo(1);
        assertThat(count(counted, Measure.STARTED)).isEqualTo(4);
        assertThat(count(counted, Measure.RESOLUTION)).isEqualTo(2);
        assertThat(count(counted, Measure.NEEDED_PERSON)).isEqualTo(1);
        var ours = all(new History().person(ANNA).after(Duration.ofMinutes(1)).customer().steps);
        assertThat(count(ours, Measure.STARTED_BY_US)).isEqualTo(1);
        assertThat(count(ours, Measure.FIRST_RESPONSE)).isZero();
    }

    /** Cut anywhere it comes to the same, and to what plain counting comes to. */
    @Test
    void comesToTheSameHoweverItIsCut() {
        var random = new Random(44);
        for (int round = 0; round < 300; round++) {
            List<Step> steps = drawn(random);
            var whole = all(steps);
            var tally = new Tally();
            var course = Course.NEW;
            for (int at = 0; at < steps.size(); ) {
                int next = Math.min(steps.size(), at + 1 + random.nextInt(5));
                course = fold.on(CHANNEL, course, steps.subList(at, next), tally);
                at = next;
            }
            assertThat(kept(tally)).isEqualTo(whole);
            assertThat(course).isEqualTo(fold.on(CHANNEL, Course.NEW, steps, new Tally()));
            assertThat(count(whole, Measure.RECEIVED)).isEqualTo(written(steps, Writer.CUSTOMER));
            assertThat(count(whole, Measure.SENT_BY_BOT)).isEqualTo(written(steps, Writer.BOT));
            assertThat(count(whole, Measure.SENT_BY_PEOPLE)).isEqualTo(written(steps, Writer.TEAMMATE));
            assertThat(count(whole, Measure.HANDED_OVER)).isEqualTo(handedOver(steps));
            assertThat(count(whole, Measure.RESOLUTION)).isEqualTo(resolved(steps));
            assertThat(count(whole, Measure.NEEDED_PERSON)).isBetween(0L, count(whole, Measure.STARTED));
            assertThat(whole.values()).allMatch(amount -> amount.count() > 0);
        }
    }

    private static List<Step> drawn(Random random) {
        var history = new History();
        for (int n = 0; n < 60; n++) {
            history.after(Duration.ofSeconds(random.nextInt(random.nextInt(10) == 0 ? 200_000 : 900)));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> history.customer();
                case 3, 4 -> history.bot();
                case 5 -> history.person(random.nextBoolean() ? ANNA : BEN);
                case 6 -> history.hands(random.nextBoolean() ? "queue" : "bot", null);
                case 7 -> history.hands("teammate", random.nextBoolean() ? ANNA : BEN);
                case 8 -> history.team(random.nextBoolean() ? SALES : null);
                default -> {
                    if (random.nextBoolean()) {
                        history.label(random.nextBoolean());
                    } else {
                        history.resolved(random.nextBoolean());
                    }
                }
            }
        }
        return history.steps;
    }

    private static long written(List<Step> steps, Writer writer) {
        return steps.stream()
                .filter(step -> step instanceof Written written && written.writer() == writer)
                .count();
    }

    private static long handedOver(List<Step> steps) {
        return steps.stream()
                .filter(step -> step instanceof Passed passed
                        && passed.was().holder().equals("bot")
                        && passed.is().holder().equals("queue")
                        && !passed.is().resolved())
                .count();
    }

    /** Ends with anything said since the one before. */
    private static long resolved(List<Step> steps) {
        boolean said = false;
        long ends = 0;
        for (Step step : steps) {
            if (step instanceof Written) {
                said = true;
            } else if (step instanceof Passed passed
                    && passed.is().resolved()
                    && !passed.was().resolved()) {
                ends += said ? 1 : 0;
                said = false;
            }
        }
        return ends;
    }

    @Test
    void timesInTheMiddleAreOffByLessThanFivePerCent() {
        var random = new Random(5);
        var amount = new Amount();
        List<Double> times = new ArrayList<>();
        for (int n = 0; n < 5_000; n++) {
            long millis = (long) Math.exp(random.nextDouble() * 15 + 6);
            times.add((double) millis);
            amount.time(Duration.ofMillis(millis));
        }
        times.sort(Double::compare);
        for (double share : new double[] {0.5, 0.9, 0.99}) {
            double exact = times.get((int) Math.ceil(share * times.size()) - 1);
            assertThat(amount.quantile(share)).isBetween(exact * 0.95, exact * 1.05);
        }
        assertThat(new Amount().quantile(0.5)).isNull();
    }

    @Test
    void countsASurveyOnTheDayOfItsQuestionAndABetterAnswerInItsPlace() {
        var whose = new Step.Whose(MONDAY, SALES, ANNA);
        Instant late = MONDAY.plus(Duration.ofDays(3));
        List<Step> steps = List.of(
                new Written(0, MONDAY, Writer.CUSTOMER, null),
                new Step.Surveyed(1, 1, MONDAY, whose),
                new Written(1, MONDAY, Writer.NOBODY, null),
                new Step.Aside(2, 2, late),
                new Step.Rated(2, 3, late, whose, 0, 2),
                new Written(2, late, Writer.CUSTOMER, null),
                new Step.Aside(3, 4, late),
                new Step.Rated(3, 5, late, whose, 2, 5),
                new Written(3, late, Writer.CUSTOMER, null));
        for (int cut = 0; cut <= steps.size(); cut++) {
            var tally = new Tally();
            Course course = fold.on(CHANNEL, Course.NEW, steps.subList(0, cut), tally);
            fold.on(CHANNEL, course, steps.subList(cut, steps.size()), tally);
            for (UUID teammate : List.of(Tally.NONE, ANNA)) {
                assertThat(surveyed(tally, Measure.SURVEYED, teammate, "")).isEqualTo(1);
                assertThat(surveyed(tally, Measure.RATED, teammate, "")).isEqualTo(1);
                assertThat(surveyed(tally, Measure.RATED_WELL, teammate, "")).isEqualTo(1);
                assertThat(surveyed(tally, Measure.SCORED, teammate, "")).isEqualTo(5);
                assertThat(surveyed(tally, Measure.RATED_AS, teammate, "2")).isZero();
                assertThat(surveyed(tally, Measure.RATED_AS, teammate, "5")).isEqualTo(1);
            }
            assertThat(tally.amounts().entrySet().stream()
                            .filter(entry -> entry.getKey().measure() == Measure.RECEIVED)
                            .mapToLong(entry -> entry.getValue().count())
                            .sum())
                    .as("an answer is no message of the conversation")
                    .isEqualTo(1);
        }
    }

    private static long surveyed(Tally tally, Measure measure, UUID teammate, String tag) {
        var day = MONDAY.atZone(HOURS.zone()).toLocalDate();
        return tally.of(new Tally.Key(measure, day, CHANNEL, SALES, teammate, tag))
                .count();
    }
}
