package io.insaka.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.http.Answer;
import io.insaka.testing.TestingClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MediaTest {
    private static final String CUSTOMER = "260971234567";
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2, 13, 10, '-', '-'};

    private final TestingClock clock = new TestingClock();
    private final WhatsAppSimulator simulator = new WhatsAppSimulator(SimulatorSettings.TEST, clock);
    private final Calls calls = new Calls(simulator);
    private final TestingBusiness business = new TestingBusiness();

    @BeforeEach
    void open() {
        simulator.register(business.registration());
    }

    @AfterEach
    void close() {
        simulator.close();
        business.close();
    }

    private Answer upload(String type, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                        + "--xyz\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n" + type + "\r\n"
                        + "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                        + "Content-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.US_ASCII));
        return calls.call(
                "POST",
                "/v23.0/" + TestingBusiness.NUMBER + "/media",
                "multipart/form-data; boundary=xyz",
                body.toByteArray());
    }

    private Answer download(JsonNode looked) {
        return calls.get(looked.path("url").asString().substring("http://sim".length()));
    }

    @Test
    void keepsAnUploadForDownload() {
        String id = Calls.json(upload("image/png", PICTURE)).path("id").asString();
        JsonNode looked = Calls.json(calls.get("/v23.0/" + id + "?phone_number_id=" + TestingBusiness.NUMBER));
        assertThat(looked.path("mime_type").asString()).isEqualTo("image/png");
        assertThat(looked.path("file_size").asInt()).isEqualTo(PICTURE.length);
        assertThat(((Answer.Reply) download(looked)).body()).isEqualTo(PICTURE);
        calls.accepted(CUSTOMER, "'type':'image','image':{'id':'" + id + "'}");
    }

    @Test
    void refusesTypesAndSizesThatMetaRefuses() {
        assertThat(Calls.code(upload("application/x-msdownload", PICTURE))).isEqualTo(100);
        assertThat(Calls.code(upload("image/png", new byte[5 * 1024 * 1024 + 1])))
                .isEqualTo(131053);
        assertThat(Calls.code(calls.post("/v23.0/" + TestingBusiness.NUMBER + "/media", "{}")))
                .isEqualTo(100);
    }

    @Test
    void letsAnAddressExpireBeforeItsId() {
        String id = Calls.json(upload("image/png", PICTURE)).path("id").asString();
        JsonNode looked = Calls.json(calls.get("/v23.0/" + id));
        clock.advance(Duration.ofMinutes(5));
        assertThat(((Answer.Reply) download(looked)).status()).isEqualTo(404);
        assertThat(((Answer.Reply) download(Calls.json(calls.get("/v23.0/" + id)))).status())
                .isEqualTo(200);
        clock.advance(Duration.ofDays(30));
        assertThat(Calls.code(calls.get("/v23.0/" + id))).isEqualTo(100);
        assertThat(Calls.code(calls.sendTo(CUSTOMER, "'type':'image','image':{'id':'" + id + "'}")))
                .isEqualTo(100);
    }

    @Test
    void bringsACustomersFile() {
        String id = simulator.keep(TestingBusiness.NUMBER, new MediaFile("audio/ogg; codecs=opus", "", PICTURE));
        simulator.say(
                TestingBusiness.NUMBER, Customer.withPhone(CUSTOMER, "Chanda"), new Said.Media("audio", id, "", true));
        await().until(() -> business.items("messages").size() == 1);
        JsonNode audio = business.items("messages").getFirst().path("audio");
        assertThat(audio.path("voice").asBoolean()).isTrue();
        assertThat(audio.path("mime_type").asString()).isEqualTo("audio/ogg; codecs=opus");
        JsonNode looked = Calls.json(calls.get("/v23.0/" + audio.path("id").asString()));
        assertThat(((Answer.Reply) download(looked)).body()).isEqualTo(PICTURE);
        assertThat(Calls.code(calls.get("/v23.0/" + id + "?phone_number_id=" + TestingBusiness.NUMBER)))
                .as("the parameter is for uploads only")
                .isEqualTo(100);
        clock.advance(Duration.ofDays(7));
        assertThat(Calls.code(calls.get("/v23.0/" + id))).isEqualTo(100);
    }

    @Test
    void removesAnUpload() {
        String id = Calls.json(upload("image/png", PICTURE)).path("id").asString();
        calls.call("DELETE", "/v23.0/" + id, "", new byte[0]);
        assertThat(Calls.code(calls.get("/v23.0/" + id))).isEqualTo(100);
    }

    @Test
    void failsOnDemand() {
        simulator.faults().next(FaultKind.MEDIA_ERROR, 1);
        assertThat(((Answer.Reply) upload("image/png", PICTURE)).status()).isEqualTo(500);
    }
}
