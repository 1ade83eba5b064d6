package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final ZoneId LUSAKA = ZoneId.of("Africa/Lusaka");
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    private static final List<Span> WEEK = List.of(
            new Span(DayOfWeek.MONDAY, 8 * 60, 12 * 60),
            new Span(DayOfWeek.MONDAY, 13 * 60, 17 * 60),
            new Span(DayOfWeek.FRIDAY, 20 * 60, OpeningHours.END_OF_DAY),
            new Span(DayOfWeek.SATURDAY, 0, 2 * 60));

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(LUSAKA).toInstant();
    }

    private static OpeningHours hours(LocalDate... closed) {
        return new OpeningHours(WEEK, Arrays.stream(closed).map(ClosedDay::once).collect(Collectors.toSet()), LUSAKA);
    }

    @Test
    void isAlwaysOpenUntilSomebodySaysWhen() {
        var hours = new OpeningHours(List.of(), Set.of(ClosedDay.once(SATURDAY)), LUSAKA);
        assertThat(hours.openAt(at(SATURDAY.minusDays(1), 23, 59))).isTrue();
        assertThat(hours.openAt(at(SATURDAY, 0, 0))).isFalse();
        assertThat(hours.opensAfter(at(SATURDAY, 9, 0)))
                .contains(SATURDAY.plusDays(1).atStartOfDay(LUSAKA));
    }

    @Test
    void opensAndClosesToTheMinuteInItsOwnTimeZone() {
        LocalDate monday = SATURDAY.plusDays(2);
        assertThat(hours().openAt(at(monday, 7, 59))).isFalse();
        assertThat(hours().openAt(at(monday, 8, 0))).isTrue();
        assertThat(hours().openAt(at(monday, 12, 0))).isFalse();
        assertThat(hours().openAt(at(monday, 16, 59))).isTrue();
        assertThat(hours().openAt(monday.atTime(8, 0).atZone(ZoneId.of("UTC")).toInstant()))
                .isTrue();
        assertThat(hours().openAt(monday.atTime(6, 0).atZone(ZoneId.of("UTC")).toInstant()))
                .isTrue();
        assertThat(hours().openAt(monday.atTime(5, 59).atZone(ZoneId.of("UTC")).toInstant()))
                .isFalse();
    }

    @Test
    void goesOnOverMidnightInTwoSpans() {
        assertThat(hours().openAt(at(SATURDAY.minusDays(1), 23, 59))).isTrue();
        assertThat(hours().openAt(at(SATURDAY, 0, 0))).isTrue();
        assertThat(hours().openAt(at(SATURDAY, 2, 0))).isFalse();
    }

    @Test
    void saysWhenItOpensNext() {
        LocalDate monday = SATURDAY.plusDays(2);
        assertThat(hours().opensAfter(at(SATURDAY, 9, 0)))
                .contains(monday.atTime(8, 0).atZone(LUSAKA));
        assertThat(hours().opensAfter(at(monday, 12, 30)))
                .contains(monday.atTime(13, 0).atZone(LUSAKA));
        assertThat(hours(monday).opensAfter(at(SATURDAY, 9, 0)))
                .contains(monday.plusDays(4).atTime(20, 0).atZone(LUSAKA));
    }

    @Test
    void isClosedOnAYearlyDayFromItsFirstYearOn() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        var hours = new OpeningHours(List.of(), Set.of(new ClosedDay(christmas, "Christmas", true)), LUSAKA);
        assertThat(hours.openAt(at(christmas, 9, 0))).isFalse();
        assertThat(hours.openAt(at(christmas.plusYears(3), 9, 0))).isFalse();
        assertThat(hours.openAt(at(christmas.minusYears(1), 9, 0))).isTrue();
        assertThat(hours.openAt(at(christmas.plusDays(1), 9, 0))).isTrue();
        assertThat(new ClosedDay(LocalDate.of(2028, 2, 29), "", true).covers(LocalDate.of(2029, 3, 1)))
                .isFalse();
    }

    @Test
    void givesAChannelItsOwnHoursAndTheSharedDays() {
        LocalDate monday = SATURDAY.plusDays(2);
        var organisation = hours(monday);
        var shared = new ChannelHours(new OpeningHours(List.of(), Set.of(), ZoneId.of("UTC")), true);
        var apart = new ChannelHours(shared.own(), false);
        assertThat(shared.beside(organisation).openAt(monday.atTime(9, 0).toInstant(ZoneOffset.UTC)))
                .isFalse();
        assertThat(apart.beside(organisation).openAt(monday.atTime(9, 0).toInstant(ZoneOffset.UTC)))
                .isTrue();
        var one = new ChannelId(new UUID(1, 1));
        var times = new OpeningTimes(organisation, Map.of(one, apart.own()));
        assertThat(times.of(one)).isEqualTo(apart.own());
        assertThat(times.of(new ChannelId(new UUID(1, 2)))).isEqualTo(organisation);
    }

    @Test
    void doesNotPromiseWhatIsFarAway() {
        var never = new OpeningHours(
                List.of(new Span(DayOfWeek.MONDAY, 0, 60)),
                SATURDAY.datesUntil(SATURDAY.plusDays(100)).map(ClosedDay::once).collect(Collectors.toSet()),
                LUSAKA);
        assertThat(never.opensAfter(at(SATURDAY, 9, 0))).isEmpty();
    }
}
