package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class OpeningHoursApiTest {
    private static final String PATH = "/api/v1/organisation/hours";

    @Autowired
    Organisations organisations;

    private static Map<String, String> span(String day, String opens, String closes) {
        return Map.of("day", day, "opens", opens, "closes", closes);
    }

    @Test
    void keepsTheWeekAndTheDatesOfOneOrganisation() {
        var organisation = organisations.found();
        var before = organisation.api().get(PATH).expect(200).json();
        assertThat(before.get("week")).isEmpty();
        assertThat(before.get("openNow").asBoolean()).isTrue();
        var after = organisation
                .api()
                .put(
                        PATH,
                        Map.of(
                                "week",
                                List.of(span("tuesday", "22:00", "24:00"), span("monday", "08:00", "17:30")),
                                "closed",
                                List.of(Map.of("date", "2026-12-25", "name", "Christmas", "yearly", true))))
                .expect(200)
                .json();
        assertThat(after.at("/week/0/day").asString()).isEqualTo("monday");
        assertThat(after.at("/week/0/closes").asString()).isEqualTo("17:30");
        assertThat(after.at("/week/1/closes").asString()).isEqualTo("24:00");
        assertThat(after.at("/closed/0/date").asString()).isEqualTo("2026-12-25");
        assertThat(after.at("/closed/0/name").asString()).isEqualTo("Christmas");
        assertThat(after.at("/closed/0/yearly").asBoolean()).isTrue();
        assertThat(organisations.found().api().get(PATH).json().get("week")).isEmpty();
    }

    @Test
    void refusesWhatNoWeekLooksLike() {
        var api = organisations.found().api();
        for (var week : List.of(
                List.of(span("monday", "17:00", "08:00")),
                List.of(span("monday", "08:00", "12:00"), span("monday", "11:00", "17:00")),
                List.of(span("someday", "08:00", "12:00")),
                List.of(span("monday", "8", "12:00")))) {
            assertThat(api.put(PATH, Map.of("week", week, "closed", List.of()))
                            .expect(400)
                            .code())
                    .isEqualTo("request/invalid");
        }
        var noDay = Map.of("date", "2026-02-30", "name", "", "yearly", false);
        api.put(PATH, Map.of("week", List.of(), "closed", List.of(noDay))).expect(400);
        var day = Map.of("date", "2026-02-27", "name", "", "yearly", false);
        api.put(PATH, Map.of("week", List.of(), "closed", List.of(day, day))).expect(400);
    }

    @Test
    void isChangedByWhoManagesTheOrganisationOnly() {
        var organisation = organisations.found();
        var agent = organisations.join(organisation, Role.AGENT);
        agent.api().get(PATH).expect(200);
        agent.api().put(PATH, Map.of("week", List.of(), "closed", List.of())).expect(403);
    }
}
