package io.insaka.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.Channels;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a teammate records, as it reaches a customer's WhatsApp, and what is written down of it. */
@ProductTest
class VoiceNotesTest {
    private static final String CUSTOMER = "260971234599";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte MONO = 1;
    private static final byte STEREO = 2;

    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    private Api api = Api.stranger("");
    private String phone = "";
    private String thread = "";

    @BeforeEach
    void aCustomerWrote() {
        Organisation organisation = organisations.found();
        api = organisation.api();
        SandboxChannel channel = SandboxChannel.connect(channels, organisation);
        phone = "/api/v1/sandbox/phones/" + channel.number() + "/" + CUSTOMER + "/messages";
        api.post(phone, Map.of("type", "text", "text", "agent")).expect(201);
        await().atMost(PATIENCE).until(() -> items("/api/v1/conversations").size() == 1);
        thread = "/api/v1/conversations/"
                + items("/api/v1/conversations").getFirst().path("id").asString();
    }

    private List<JsonNode> items(String path) {
        return api.get(path).expect(200).json().path("items").valueStream().toList();
    }

    private JsonNode send(byte channelsOfSound, boolean note) {
        String file = api.upload("/api/v1/media", "voice.ogg", "audio/ogg", opus(channelsOfSound))
                .expect(201)
                .json()
                .path("id")
                .asString();
        return api.post(thread + "/messages", Map.of("attachments", List.of(file), "voice", true, "note", note))
                .expect(201)
                .json();
    }

    private JsonNode message(JsonNode sent) {
        return items(thread + "/messages?limit=200").stream()
                .filter(message -> message.path("id").equals(sent.path("id")))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] opus(byte channelsOfSound) {
        byte[] head = new byte[64];
        System.arraycopy("OggS\0\2".getBytes(ISO_8859_1), 0, head, 0, 6);
        head[26] = 1;
        head[27] = 19;
        System.arraycopy("OpusHead\1".getBytes(ISO_8859_1), 0, head, 28, 9);
        head[37] = channelsOfSound;
        return head;
    }

    @Test
    void arrivesAsAVoiceNote() {
        JsonNode taken = api.get(thread).expect(200).json().path("voiceNotes");
        assertThat(taken.path("as").asString()).isEqualTo("note");
        assertThat(taken.at("/types/0").asString()).isEqualTo("audio/ogg");
        JsonNode sent = send(MONO, false);
        assertThat(sent.at("/content/voice").asBoolean()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> List.of("sent", "delivered", "read")
                        .contains(message(sent).path("status").asString()));
        assertThat(items(phone)).anySatisfy(shown -> {
            assertThat(shown.path("type").asString()).isEqualTo("audio");
            assertThat(shown.at("/media/contentType").asString()).isEqualTo("audio/ogg");
        });
    }

    @Test
    void failsWhereTheProviderFindsTwoChannelsInIt() {
        JsonNode sent = send(STEREO, false);
        await().atMost(PATIENCE)
                .until(() -> message(sent).path("status").asString().equals("failed"));
    }

    @Test
    void staysWithTheTeamAsANote() {
        JsonNode noted = send(MONO, true);
        assertThat(noted.path("direction").asString()).isEqualTo("note");
        assertThat(noted.at("/attachments/0/type").asString()).isEqualTo("audio");
        assertThat(noted.path("text").asString("")).isEmpty();
        assertThat(items(phone))
                .noneSatisfy(shown -> assertThat(shown.path("type").asString()).isEqualTo("audio"));
    }

    @Test
    void isWrittenDownWhereAModelListens() {
        api.post(
                        "/api/v1/models",
                        Map.of(
                                "kind", "openai",
                                "name", "Ears",
                                "baseUrl", api.baseUrl() + "/sandbox/llm/openai/v1",
                                "apiKey", "sandbox-voice-" + thread.hashCode(),
                                "model", "gpt-4o-mini",
                                "transcriptionModel", "whisper-1"))
                .expect(201);
        JsonNode sent = send(MONO, true);
        await().atMost(PATIENCE)
                .until(() -> !message(sent).path("perceived").asString("").isEmpty());
    }
}
