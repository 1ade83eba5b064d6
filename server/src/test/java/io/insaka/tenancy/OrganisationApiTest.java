package io.insaka.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class OrganisationApiTest {
    private static final String PATH = "/api/v1/organisation";

    @Autowired
    Organisations organisations;

    @Autowired
    Brandings brandings;

    private static Map<String, Object> branding() {
        return Map.of(
                "name",
                "Lusaka Show",
                "publicName",
                "The Show",
                "colour",
                "#0D6B5F",
                "greeting",
                " Muli shani? ",
                "languages",
                List.of("en", "bem"),
                "timeZone",
                "Africa/Lusaka");
    }

    @Test
    void showsItsDefaultsUntilSomebodySavesIt() {
        var organisation = organisations.found();
        var other = organisations.found();
        JsonNode before = organisation.api().get(PATH).expect(200).json();
        assertThat(before.get("setUp").isNull()).isTrue();
        assertThat(before.get("publicName")).isEqualTo(before.get("name"));

        JsonNode after = organisation.api().put(PATH, branding()).expect(200).json();
        assertThat(after.get("name").asString()).isEqualTo("Lusaka Show");
        assertThat(after.get("greeting").asString()).isEqualTo("Muli shani?");
        assertThat(after.get("colour").asString()).isEqualTo("#0d6b5f");
        assertThat(after.get("setUp").isNull()).isFalse();
        assertThat(brandings.of(organisation.tenant()).languages()).containsExactly("en", "bem");
        assertThat(brandings.of(other.tenant()).publicName()).isNotEqualTo("The Show");
        assertThat(organisation
                        .api()
                        .get("/api/v1/session")
                        .json()
                        .at("/organisation/name")
                        .asString())
                .isEqualTo("Lusaka Show");
    }

    @Test
    void namesWhatCannotBeSaved() {
        var organisation = organisations.found();
        var wrong = new java.util.HashMap<>(branding());
        wrong.put("timeZone", "Mars/Olympus");
        organisation.api().put(PATH, wrong).expect(400);
        wrong.put("timeZone", "UTC");
        wrong.put("colour", "red");
        organisation.api().put(PATH, wrong).expect(400);
        organisations.join(organisation, Role.AGENT).api().put(PATH, branding()).expect(403);
    }

    @Test
    void takesALogoByWhatItIsAndNotByWhatItIsCalled() {
        var organisation = organisations.found();
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
        organisation.api().get(PATH + "/logo").expect(404);
        put(organisation, "logo.png", "<svg onload=alert(1)>".getBytes(UTF_8)).expect(400);
        put(organisation, "logo.svg", new byte[Logo.LARGEST + 1]).expect(400);
        put(organisation, "logo.png", png).expect(200);
        assertThat(organisation.api().get(PATH + "/logo").expect(200).header("Content-Type"))
                .isEqualTo("image/png");
        assertThat(brandings.logo(organisation.tenant())).isPresent();
        organisation.api().delete(PATH + "/logo").expect(204);
        assertThat(brandings.logo(organisation.tenant())).isEmpty();
    }

    private static io.insaka.testing.Api.Response put(
            Organisations.Organisation organisation, String name, byte[] bytes) {
        return organisation.api().upload(PATH + "/logo", name, "image/png", bytes);
    }
}
