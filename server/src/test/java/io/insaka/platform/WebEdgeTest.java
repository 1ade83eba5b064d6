package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class WebEdgeTest {
    @Autowired
    Organisations organisations;

    @Test
    void keepsAnswersOfTheApiOutOfCaches() {
        var organisation = organisations.found();
        assertThat(organisation.api().get("/api/v1/teammates").expect(200).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void answersAtTheFrontDoor() {
        var response = organisations.stranger().get("/").expect(200);
        assertThat(response.header("Content-Type")).startsWith("text/");
        assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void describesItselfInOpenApi31() {
        JsonNode api =
                organisations.stranger().get("/api/openapi.json").expect(200).json();
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames())
                .contains("/api/v1/session", "/api/v1/teammates", "/api/v1/tokens", "/api/v1/channels")
                .allMatch(path -> path.startsWith("/api/"));
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/components/securitySchemes/cookie/name").asString()).isEqualTo("insaka_session");
        JsonNode list = api.at("/paths/~1api~1v1~1teammates/get");
        assertThat(list.get("x-permission").asString()).isEqualTo("teammates:read");
        assertThat(list.path("parameters").toString()).doesNotContainIgnoringCase("caller");
        assertThat(list.at("/responses/default/content").propertyNames()).containsExactly("application/problem+json");
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .contains("code");
    }

    @Test
    void givesEveryParameterAType() {
        JsonNode api =
                organisations.stranger().get("/api/openapi.json").expect(200).json();
        assertThat(api.findValues("parameters"))
                .isNotEmpty()
                .allSatisfy(parameters -> parameters.forEach(
                        parameter -> assertThat(parameter.at("/schema/type").asString(""))
                                .as(parameter.toString())
                                .isNotEmpty()));
    }
}
