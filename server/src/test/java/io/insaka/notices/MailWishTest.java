package io.insaka.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MailWishTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final MailWish AT_EIGHT = new MailWish(Rhythm.DAILY, LocalTime.of(8, 0), false);

    private static Instant next(String now) {
        return AT_EIGHT.next(Instant.parse(now), PARIS, true);
    }

    @Test
    void aDayHasOneTimeForTheMailAlsoWhenTheClocksChange() {
        assertThat(next("2026-01-10T06:59:59Z")).isEqualTo("2026-01-10T07:00:00Z");
        assertThat(next("2026-01-10T07:00:00Z")).isEqualTo("2026-01-11T07:00:00Z");
        assertThat(next("2026-03-28T12:00:00Z")).isEqualTo("2026-03-29T06:00:00Z");
    }

    @Test
    void aTimeThatADayLacksIsTheNextThatItHas() {
        var inTheGap = new MailWish(Rhythm.DAILY, LocalTime.of(2, 30), false);
        assertThat(inTheGap.next(Instant.parse("2026-03-28T20:00:00Z"), PARIS, true))
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void whoeverIsAwayIsMailedOnceAnHour() {
        var away = new MailWish(Rhythm.AWAY, null, false);
        Instant now = Instant.parse("2026-01-10T06:00:00Z");
        assertThat(away.next(now, PARIS, true)).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(away.next(now, PARIS, false)).isBefore(now.plus(Duration.ofHours(1)));
    }

    @Test
    void aTimeIsForEachDayOnly() {
        assertThatThrownBy(() -> new MailWish(Rhythm.DAILY, null, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MailWish(Rhythm.AWAY, LocalTime.NOON, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
