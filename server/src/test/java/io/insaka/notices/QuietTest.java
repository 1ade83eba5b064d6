package io.insaka.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietTest {
    private static final ZoneId LUSAKA = ZoneId.of("Africa/Lusaka"); // two hours ahead
    private static final Quiet NIGHT = new Quiet(LocalTime.of(22, 0), LocalTime.of(6, 30));

    @Test
    void theNightLiesBetweenTwoDays() {
        assertThat(NIGHT.until(Instant.parse("2026-05-04T19:59:59Z"), LUSAKA)).isEmpty();
        assertThat(NIGHT.until(Instant.parse("2026-05-04T20:00:00Z"), LUSAKA))
                .contains(Instant.parse("2026-05-05T04:30:00Z"));
        assertThat(NIGHT.until(Instant.parse("2026-05-05T04:29:59Z"), LUSAKA))
                .contains(Instant.parse("2026-05-05T04:30:00Z"));
        assertThat(NIGHT.until(Instant.parse("2026-05-05T04:30:00Z"), LUSAKA)).isEmpty();
    }

    @Test
    void anHourOfOneDayEndsThatDay() {
        var lunch = new Quiet(LocalTime.NOON, LocalTime.of(13, 0));
        assertThat(lunch.until(Instant.parse("2026-05-04T10:30:00Z"), LUSAKA))
                .contains(Instant.parse("2026-05-04T11:00:00Z"));
        assertThat(lunch.until(Instant.parse("2026-05-04T11:00:00Z"), LUSAKA)).isEmpty();
    }

    @Test
    void clocksThatAreSetForwardShortenIt() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        assertThat(NIGHT.until(Instant.parse("2026-03-28T22:00:00Z"), paris))
                .contains(Instant.parse("2026-03-29T04:30:00Z"));
    }
}
