package io.insaka.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String SECRET = "whsec_of_the_guide";
    private static final String BODY = "{\"type\":\"ping\"}";

    /** Whoever writes a receiver checks it against the guide. */
    @Test
    void isWhatTheGuideSays() throws Exception {
        String guide = Files.readString(Path.of("../docs/guide/webhooks.md"));
        String signature = Signature.of(BODY, Instant.ofEpochSecond(1_790_000_000), List.of(SECRET));
        assertThat(signature).matches("t=1790000000,v1=[0-9a-f]{64}");
        assertThat(guide).contains(SECRET, BODY, signature);
        for (EventType type : EventType.values()) {
            assertThat(guide).contains("`" + type.wireName() + "`");
        }
    }

    @Test
    void isMadeOncePerSecret() {
        String both = Signature.of(BODY, Instant.EPOCH, List.of(SECRET, "former"));
        assertThat(both).matches("t=0,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
        assertThat(Signature.newSecret()).startsWith("whsec_").hasSizeGreaterThan(40);
    }
}
