package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class VaultApiTest {
    @Autowired
    Organisations organisations;

    @Test
    void rotatesTheKeysAndLeavesEverybodySignedIn() {
        var organisation = organisations.found();
        organisation.api().post("/api/v1/vault/rotate").expect(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(organisation
                                .api()
                                .get("/api/v1/vault/rotate")
                                .expect(200)
                                .json()
                                .get("items"))
                        .isNotEmpty()
                        .allSatisfy(table ->
                                assertThat(table.get("finishedAt").isNull()).isFalse()));
        JsonNode me = organisation.api().get("/api/v1/session").expect(200).json();
        assertThat(me.get("teammate").get("email").asString()).isEqualTo(organisation.ownerEmail());
    }

    @Test
    void isForOwnersOnly() {
        var organisation = organisations.found();
        var admin = organisations.join(organisation, Role.ADMIN).api();
        admin.post("/api/v1/vault/rotate").expect(403);
    }
}
