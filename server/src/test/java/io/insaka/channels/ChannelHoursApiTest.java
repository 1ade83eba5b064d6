package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class ChannelHoursApiTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisation organisation;
    private Api api;
    private String path;

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        api = organisation.api();
        path = path(organisation);
    }

    private String path(Organisation of) {
        return "/api/v1/channels/" + TestingAccount.connect(channel, of).id() + "/hours";
    }

    private static Map<String, Object> hours(List<?> week, List<?> closed, String zone) {
        return new HashMap<>(Map.of("week", week, "closed", closed, "sharedDates", false, "timeZone", zone));
    }

    private static Map<String, ?> day(String date, String name, boolean yearly) {
        return Map.of("date", date, "name", name, "yearly", yearly);
    }

    @Test
    void isOpenAsTheOrganisationUntilItHasHoursOfItsOwn() {
        var closed = List.of(day("2026-10-24", "Independence Day", true));
        var monday = Map.of("day", "monday", "opens", "08:00", "closes", "12:00");
        api.put("/api/v1/organisation/hours", Map.of("week", List.of(monday), "closed", closed))
                .expect(200);
        var before = api.get(path).expect(200).json();
        assertThat(before.get("own").asBoolean()).isFalse();
        assertThat(before.at("/closed/0/name").asString()).isEqualTo("Independence Day");
        var sunday = Map.of("day", "sunday", "opens", "20:00", "closes", "24:00");
        var own = hours(List.of(sunday), List.of(day("2026-12-25", " Christmas ", true)), "Africa/Lusaka");
        var after = api.put(path, own).expect(200).json();
        assertThat(after.get("own").asBoolean()).isTrue();
        assertThat(after.get("timeZone").asString()).isEqualTo("Africa/Lusaka");
        assertThat(after.at("/week/0/day").asString()).isEqualTo("sunday");
        assertThat(after.get("closed")).hasSize(1);
        assertThat(after.at("/closed/0/name").asString()).isEqualTo("Christmas");
        assertThat(after.get("sharedDates").asBoolean()).isFalse();
        assertThat(api.get(path(organisation)).expect(200).json().get("own").asBoolean())
                .as("another channel")
                .isFalse();
        assertThat(api.put(path, hours(List.of(), List.of(), "UTC"))
                        .expect(200)
                        .json()
                        .get("closed"))
                .isEmpty();
        assertThat(api.delete(path).expect(200).json().at("/week/0/day").asString())
                .isEqualTo("monday");
        api.delete(path).expect(200);
    }

    @Test
    void refusesWhatNoHoursLookLike() {
        var day = day("2026-12-25", "", false);
        for (var wrong : List.of(
                hours(List.of(), List.of(), "Moon/Crater"),
                hours(List.of(), List.of(day, day), "UTC"),
                hours(List.of(), List.of(day("2026-02-30", "", false)), "UTC"),
                hours(List.of(), List.of(day("2026-12-25", "x".repeat(81), false)), "UTC"),
                hours(List.of(Map.of("day", "monday", "opens", "17:00", "closes", "08:00")), List.of(), "UTC"))) {
            assertThat(api.put(path, wrong).expect(400).code()).isEqualTo("request/invalid");
        }
        assertThat(api.get(path).json().get("own").asBoolean()).isFalse();
    }

    @Test
    void isChangedByWhoManagesThisChannelOnly() {
        var always = hours(List.of(), List.of(), "UTC");
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.put(path, always).expect(403);
        Api stranger = organisations.found().api();
        stranger.get(path).expect(404);
        stranger.put(path, always).expect(404);
        stranger.delete(path).expect(404);
    }
}
