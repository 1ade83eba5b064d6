package io.insaka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductionTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductionTest
class SandboxOffTest {
    @Autowired
    Organisations organisations;

    @Test
    void leavesNothingBehind() {
        var api = organisations.found().api();
        assertThat(api.get("/api/v1/sandbox").expect(404).code()).isEqualTo("sandbox/off");
        assertThat(api.get("/api/v1/sandbox/faults").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/sandbox/phones/1/260971234567/messages").status())
                .isEqualTo(404);
        assertThat(api.post("/sandbox/graph/v25.0/1/messages", "{}").status()).isIn(404, 405);
    }
}
