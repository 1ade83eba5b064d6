package io.insaka.brain.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class GuardTryApiTest {
    @Autowired
    Organisations organisations;

    private static JsonNode tried(Api api, Map<String, Object> message) {
        return api.post("/api/v1/guard/try", message).expect(200).json();
    }

    private static String verdict(Api api, String words) {
        return tried(api, Map.of("words", words)).path("verdict").asString();
    }

    @Test
    void saysWhatTheGuardWouldSay() {
        var organisation = organisations.found();
        Api api = organisation.api();
        assertThat(verdict(api, "Your account has been suspended: http://paypa1.example/login"))
                .isEqualTo("suspicious");
        assertThat(verdict(api, "my card is 4111 1111 1111 1111")).isEqualTo("secrets");
        JsonNode stop = tried(api, Map.of("words", "STOP"));
        assertThat(stop.path("verdict").asString()).isEqualTo("command");
        assertThat(stop.path("command").asString()).isEqualTo("stop");
        JsonNode person = tried(api, Map.of("words", "I want to talk to a real person please"));
        assertThat(person.path("verdict").asString()).isEqualTo("answered");
        assertThat(person.path("intent").asString()).isEqualTo("person");
        assertThat(person.at("/guesses/0/skill").asString()).isEqualTo("person");

        api.put(
                        "/api/v1/guard",
                        Map.of(
                                "perMinute",
                                20,
                                "perDay",
                                200,
                                "holdSuspicious",
                                false,
                                "allowedOnly",
                                false,
                                "allowed",
                                List.of(),
                                "denied",
                                List.of("+260 97 1*")))
                .expect(200);
        assertThat(tried(api, Map.of("words", "good morning to you", "from", "+260 971 234567"))
                        .path("verdict")
                        .asString())
                .isEqualTo("denied");
        assertThat(verdict(api, "http://paypa1.example/login")).isEqualTo("answered");
        organisations
                .join(organisation, Role.AGENT)
                .api()
                .post("/api/v1/guard/try", Map.of("words", "hello"))
                .expect(403);
        api.post("/api/v1/guard/try", Map.of("words", " ")).expect(400);
    }
}
