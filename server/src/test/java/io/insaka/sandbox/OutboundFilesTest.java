package io.insaka.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.Channels;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Files a teammate sends, as they reach a customer's WhatsApp. */
@ProductTest
class OutboundFilesTest {
    private static final String CUSTOMER = "260971234567";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    private SandboxChannel channel = SandboxChannel.NONE;
    private Api api = Api.stranger("");
    private String thread = "";

    @BeforeEach
    void aCustomerWrote() {
        var organisation = organisations.found();
        api = organisation.api();
        channel = SandboxChannel.connect(channels, organisation);
        api.post(phone(), Map.of("type", "text", "text", "agent")).expect(201);
        await().atMost(PATIENCE).until(() -> items("/api/v1/conversations").size() == 1);
        thread = "/api/v1/conversations/"
                + items("/api/v1/conversations").getFirst().path("id").asString();
    }

    private String phone() {
        return "/api/v1/sandbox/phones/" + channel.number() + "/" + CUSTOMER + "/messages";
    }

    private List<JsonNode> items(String path) {
        return api.get(path).expect(200).json().path("items").valueStream().toList();
    }

    private String upload(String name, String contentType, byte[] bytes) {
        return api.upload("/api/v1/media", name, contentType, bytes)
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private JsonNode send(String file, Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("attachments", List.of(file));
        return api.post(thread + "/messages", body).expect(201).json();
    }

    private JsonNode message(String id) {
        return items(thread + "/messages?limit=200").stream()
                .filter(message -> message.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void awaitStatus(String id, String... statuses) {
        await().atMost(PATIENCE)
                .until(() ->
                        List.of(statuses).contains(message(id).path("status").asString()));
    }

    /** A picture in WebP goes as a document: only stickers may be WebP, and not every such picture is a sticker. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            photo.png    , image/png        , 89504e470d0a1a0a0000000d49484452         , image
            photo.jpg    , image/jpeg       , ffd8ffe000104a4649460001                 , image
            film.mp4     , video/mp4        , 00000018667479706d703432                 , video
            voice.ogg    , audio/ogg        , OPUS                                     , audio
            song.mp3     , audio/mpeg       , 494433040000000000                       , audio
            prices.pdf   , application/pdf  , 255044462d312e370a                       , document
            note.txt     , text/plain       , 68656c6c6f                               , document
            sticker.webp , image/webp       , 52494646100000005745425056503820         , document
            """)
    void arrivesAsWhatItIs(String name, String contentType, String hex, String kind) {
        byte[] bytes = hex.equals("OPUS") ? ogg("OpusHead") : HexFormat.of().parseHex(hex);
        JsonNode sent = send(upload(name, contentType, bytes), Map.of("text", "Here you are"));
        awaitStatus(sent.path("id").asString(), "sent", "delivered", "read");
        JsonNode shown = items(phone()).stream()
                .filter(message -> message.path("type").asString().equals(kind)
                        && message.path("from").asString().equals("business"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.at("/media/contentType").asString()).isEqualTo(contentType);
        if (kind.equals("document")) {
            assertThat(shown.at("/media/fileName").asString()).isEqualTo(name);
        }
        // A caption where there can be one, a message of its own where not: the words arrive once either way.
        assertThat(items(phone()))
                .extracting(message -> message.path("text").asString(""))
                .containsOnlyOnce("Here you are");
    }

    private static byte[] ogg(String codec) {
        byte[] head = new byte[64];
        System.arraycopy("OggS\0\2".getBytes(ISO_8859_1), 0, head, 0, 6);
        head[26] = 1;
        head[27] = 19;
        System.arraycopy(codec.getBytes(ISO_8859_1), 0, head, 28, codec.length());
        return head;
    }

    @Test
    void keepsAFileThatWhatsAppRefusesAsALetterWithItsReason() {
        String id = send(upload("song.ogg", "audio/ogg", ogg("\1vorbis")), Map.of())
                .path("id")
                .asString();
        awaitStatus(id, "failed");
        assertThat(message(id).at("/error/code").asString()).isEqualTo("131053");
        JsonNode letter = items("/api/v1/dead-letters").getFirst();
        assertThat(letter.path("id").asString()).isEqualTo(id);
        assertThat(letter.path("type").asString()).isEqualTo("audio");
        assertThat(letter.at("/error/text").asString()).contains("Media upload error", "codecs=opus");
    }

    @Test
    void saysBeforeTheUploadWhatWhatsAppDoesNotTake() {
        String id = send(upload("dance.gif", "image/gif", "GIF89a".getBytes(ISO_8859_1)), Map.of("text", "Look"))
                .path("id")
                .asString();
        awaitStatus(id, "failed");
        assertThat(message(id).at("/error/code").asString()).isEqualTo("file-type");
        assertThat(items("/api/v1/dead-letters").getFirst().at("/error/text").asString())
                .contains("image/gif");
        assertThat(message(id).at("/attachments/0/state").asString()).isEqualTo("stored");
    }
}
