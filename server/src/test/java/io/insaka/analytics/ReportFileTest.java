package io.insaka.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReportFileTest {
    @Test
    void numbersAreWrittenPlainly() {
        assertThat(ReportFile.cell("Chanda")).isEqualTo("Chanda");
        assertThat(ReportFile.cell(12.0)).isEqualTo("12");
        assertThat(ReportFile.cell(0.25)).isEqualTo("0.25");
        assertThat(ReportFile.cell(null)).isEmpty();
    }

    @Test
    void cutsDaysIntoWeeksAndMonths() {
        var period = new Period(LocalDate.parse("2026-03-04"), LocalDate.parse("2026-04-02"));
        assertThat(period.cut(Period.Grain.DAY)).hasSize(30);
        assertThat(period.cut(Period.Grain.WEEK))
                .startsWith(LocalDate.parse("2026-03-02"))
                .hasSize(5);
        assertThat(period.cut(Period.Grain.MONTH))
                .containsExactly(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"));
        assertThat(period.compared("previous"))
                .isEqualTo(new Period(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-03-03")));
        assertThat(period.compared("none")).isNull();
    }
}
