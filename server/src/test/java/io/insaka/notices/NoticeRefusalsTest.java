package io.insaka.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.push.PushServiceSimulator;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class NoticeRefusalsTest {
    private static final String NOTICES = "/api/v1/me/notices";

    @Autowired
    Organisations organisations;

    private final PushServiceSimulator service = new PushServiceSimulator(Clock.systemUTC());
    private Api api;

    @BeforeEach
    void found() {
        api = organisations.found().api();
    }

    @AfterEach
    void leave() {
        service.close();
    }

    private static Map<String, Object> choice(String kind, boolean app, boolean push) {
        return Map.of("kind", kind, "app", app, "push", push);
    }

    @Test
    void nonsenseIsRefused() {
        var good = Map.of("kinds", List.of(), "zone", "Africa/Lusaka");
        for (Map<String, ?> wrong : List.of(
                Map.of("zone", "Mars/Base"),
                Map.of("quiet", Map.of("from", "22:00", "to", "22:00")),
                Map.of("kinds", List.of(choice("nothing", true, true))))) {
            var body = new HashMap<String, Object>(good);
            body.putAll(wrong);
            api.put(NOTICES + "/preferences", body).expect(422);
        }
        api.put(
                        NOTICES + "/preferences",
                        Map.of("kinds", List.of(), "zone", "UTC", "quiet", Map.of("from", "25:00", "to", "22:00")))
                .expect(400);
        Object keys = service.subscription().get("keys");
        for (String elsewhere :
                List.of("https://evil.example/push", "http://169.254.169.254/x", "http://127.0.0.1:5432/")) {
            assertThat(api.post("/api/v1/me/devices", Map.of("endpoint", elsewhere, "keys", keys))
                            .expect(422)
                            .code())
                    .isEqualTo("notices/push-endpoint");
        }
        api.post("/api/v1/me/devices", Map.of()).expect(400);
        api.delete("/api/v1/me/devices/" + UUID.randomUUID()).expect(404);
    }

    @Test
    void aTimeIsForDailyMailsOnly() {
        for (Map<String, ?> wrong : List.of(
                Map.of("rhythm", "weekly", "urgent", false),
                Map.of("rhythm", "daily", "urgent", false),
                Map.of("rhythm", "away", "at", "08:00", "urgent", false))) {
            assertThat(api.put(NOTICES + "/preferences", Map.of("kinds", List.of(), "zone", "UTC", "mail", wrong))
                            .expect(422)
                            .code())
                    .isEqualTo("notices/invalid");
        }
    }
}
