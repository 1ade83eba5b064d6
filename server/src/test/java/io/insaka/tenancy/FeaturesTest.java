package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class FeaturesTest {
    private static final String PATH = "/api/v1/organisation/features";

    @Autowired
    Organisations organisations;

    private Organisations.Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private void without(String... features) {
        api.put(PATH, Map.of("off", List.of(features))).expect(200);
    }

    private static void refused(Api.Response answer, String code) {
        assertThat(answer.expect(403).json().get("code").asString()).isEqualTo(code);
    }

    private List<String> off() {
        return api.get(PATH)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(part -> !part.get("on").asBoolean())
                .map(part -> part.get("feature").asString())
                .toList();
    }

    private List<String> toldAtSignIn() {
        return api.get("/api/v1/session")
                .expect(200)
                .json()
                .get("without")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everythingIsOnToBeginWith() {
        assertThat(off()).isEmpty();
        assertThat(toldAtSignIn()).isEmpty();
        Stream.of("/api/v1/tasks", "/api/v1/pipeline", "/api/v1/mailings")
                .forEach(path -> api.get(path).expect(200));
    }

    @Test
    void whatIsOffIsRefusedAndWhatIsOnAgainIsAsItWas() {
        String deal = "/api/v1/pipeline";
        String before = api.get(deal).expect(200).json().toString();
        without("pipeline", "tasks", "mailings");
        assertThat(off()).containsExactlyInAnyOrder("tasks", "pipeline", "mailings");
        assertThat(toldAtSignIn()).containsExactlyInAnyOrder("tasks", "pipeline", "mailings");
        Stream.of("/api/v1/tasks", "/api/v1/pipeline", "/api/v1/mailings")
                .forEach(path -> refused(api.get(path), "access/switched-off"));
        without();
        assertThat(off()).isEmpty();
        assertThat(api.get(deal).expect(200).json().toString()).isEqualTo(before);
    }

    @Test
    void theHelpPageOfWhoHasNoneIsUnknown() {
        String page = "/help/" + organisation.tenant().value();
        organisations.stranger().get(page).expect(200);
        without("help-page");
        organisations.stranger().get(page).expect(404);
        without();
        organisations.stranger().get(page).expect(200);
    }

    @Test
    void whoMayNotManageTheOrganisationSeesButDoesNotSwitch() {
        var agent = organisations.join(organisation, Role.AGENT).api();
        agent.get(PATH).expect(200);
        refused(agent.put(PATH, Map.of("off", List.of("tasks"))), "access/forbidden");
        without("tasks");
        refused(agent.get("/api/v1/tasks"), "access/switched-off");
    }

    @Test
    void oneOrganisationsSwitchIsNotAnothers() {
        without("tasks");
        organisations.found().api().get("/api/v1/tasks").expect(200);
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        api.put(PATH, Map.of("off", List.of("everything"))).expect(400);
        api.put(PATH, Map.of()).expect(400);
    }

    @Test
    void theTrailNamesWhatWasSwitchedOff() {
        without("pipeline");
        var entry = api.get("/api/v1/audit?action=organisation.changed")
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(entry.toString()).contains("pipeline");
    }
}
