package io.insaka.desk.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.conversations.Due;
import io.insaka.tenancy.ClosedDay;
import io.insaka.tenancy.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceClockTest {
    /** Two o'clock in the afternoon of a Friday in Lusaka. */
    private static final Instant FRIDAY = Instant.parse("2026-03-06T12:00:00Z");

    private static final OpeningHours WORKDAYS = new OpeningHours(
            List.of(
                    new OpeningHours.Span(DayOfWeek.FRIDAY, 8 * 60, 17 * 60),
                    new OpeningHours.Span(DayOfWeek.MONDAY, 8 * 60, 17 * 60),
                    new OpeningHours.Span(DayOfWeek.TUESDAY, 8 * 60, 17 * 60)),
            Set.of(new ClosedDay(LocalDate.parse("2026-03-09"), "", false)),
            ZoneId.of("Africa/Lusaka"));

    private static final ServiceLevel LEVEL = new ServiceLevel(
            "Usual",
            new ServiceLevel.Fits(Set.of(), Set.of(), Set.of()),
            new ServiceLevel.Targets(Duration.ofHours(4), Duration.ofHours(2), Duration.ofHours(10)),
            Duration.ofMinutes(30),
            ServiceLevel.Hours.ORGANISATION,
            List.of());

    private static Due due(Due.Target target, String at, String warnAt) {
        return new Due(target, Instant.parse(at), Instant.parse(warnAt));
    }

    @Test
    void countsOnlyWhileSomebodyIsThere() {
        assertThat(ServiceClock.NEW.run(FRIDAY).due(LEVEL, WORKDAYS))
                .as("three hours on Friday, none at the weekend or on the holiday, one on Tuesday")
                .isEqualTo(due(Due.Target.FIRST, "2026-03-10T07:00:00Z", "2026-03-10T06:30:00Z"));
        assertThat(ServiceClock.NEW.run(FRIDAY).due(LEVEL, new OpeningHours(List.of(), Set.of(), ZoneId.of("UTC"))))
                .isEqualTo(due(Due.Target.FIRST, "2026-03-06T16:00:00Z", "2026-03-06T15:30:00Z"));
        assertThat(WORKDAYS.openBetween(FRIDAY, Instant.parse("2026-03-10T07:00:00Z")))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void standsWhileItIsTheCustomersTurnAndGoesOnWithWhatIsLeft() {
        var answered = ServiceClock.NEW
                .run(FRIDAY)
                .pause(FRIDAY.plus(Duration.ofHours(1)), WORKDAYS, true)
                .answered(true);
        assertThat(answered.due(LEVEL, WORKDAYS)).isNull();
        assertThat(answered.run(FRIDAY.plus(Duration.ofHours(2))).due(LEVEL, WORKDAYS))
                .as("each answer has all its time")
                .isEqualTo(due(Due.Target.NEXT, "2026-03-10T07:00:00Z", "2026-03-10T06:30:00Z"));
        var snoozed = ServiceClock.NEW.run(FRIDAY).pause(FRIDAY.plus(Duration.ofHours(2)), WORKDAYS, false);
        assertThat(snoozed.run(Instant.parse("2026-03-10T06:00:00Z")).due(LEVEL, WORKDAYS))
                .as("two of four hours are left")
                .isEqualTo(due(Due.Target.FIRST, "2026-03-10T08:00:00Z", "2026-03-10T07:30:00Z"));
    }

    @Test
    void theEndIsDueBeforeAnAnswerWhenItsTimeIsNearlyUsed() {
        var late = new ServiceClock(true, Duration.ZERO, Duration.ofHours(9), FRIDAY);
        assertThat(late.due(LEVEL, WORKDAYS))
                .isEqualTo(due(Due.Target.RESOLUTION, "2026-03-06T13:00:00Z", "2026-03-06T12:30:00Z"));
        var promisesNothing = new ServiceLevel(
                "Only the end",
                LEVEL.fits(),
                new ServiceLevel.Targets(null, null, Duration.ofHours(1)),
                Duration.ofHours(3),
                ServiceLevel.Hours.ALWAYS,
                List.of());
        assertThat(ServiceClock.NEW.run(FRIDAY).due(promisesNothing, WORKDAYS))
                .as("it is close from the beginning")
                .isEqualTo(new Due(Due.Target.RESOLUTION, Instant.parse("2026-03-06T13:00:00Z"), FRIDAY));
    }
}
