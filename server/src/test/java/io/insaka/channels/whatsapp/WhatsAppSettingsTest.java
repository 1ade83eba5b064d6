package io.insaka.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppSettingsTest {
    private static final Map<String, String> GOOD = Map.of(
            "phoneNumberId", " 106540352242922 ",
            "accessToken", "EAAtoken",
            "appSecret", "s3cret",
            "verifyToken", "verify me");

    @Test
    void talksToMetaInTheNewestVersionUnlessToldOtherwise() {
        var settings = WhatsAppSettings.of(WhatsAppSettings.check(GOOD));
        assertThat(settings.messages()).hasToString("https://graph.facebook.com/v25.0/106540352242922/messages");
        assertThat(settings.toString()).doesNotContain("EAAtoken", "s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/sandbox/graph, , http://localhost:8080/sandbox/graph/v25.0",
        "http://localhost:8080/sandbox/graph/, v26.0, http://localhost:8080/sandbox/graph/v26.0",
        "https://graph.facebook.com/v23.0, v26.0, https://graph.facebook.com/v23.0"
    })
    void putsTheVersionIntoTheAddressOnce(String base, String version, String expected) {
        var given = new HashMap<>(GOOD);
        given.put("baseUrl", base);
        if (version != null) {
            given.put("graphVersion", version);
        }
        assertThat(WhatsAppSettings.of(WhatsAppSettings.check(given)).base()).isEqualTo(expected);
    }

    @Test
    void namesEveryMissingField() {
        assertThat(errors(Map.of())).containsOnlyKeys("phoneNumberId", "accessToken", "appSecret", "verifyToken");
    }

    @ParameterizedTest
    @CsvSource({
        "phoneNumberId, +260 97 1234567",
        "phoneNumberId, ../me",
        "accessToken, two words",
        "appSecret, é",
        "baseUrl, ftp://x",
        "baseUrl, https://user@graph.facebook.com",
        "baseUrl, https://graph.facebook.com?x=1",
        "baseUrl, not an address",
        "graphVersion, 25",
        "acessToken, typo"
    })
    void saysWhatIsWrong(String field, String value) {
        var given = new HashMap<>(GOOD);
        given.put(field, value);
        assertThat(errors(given)).containsOnlyKeys(field);
    }

    @Test
    void leavesOutWhatIsEmpty() {
        var given = new HashMap<>(GOOD);
        given.put("baseUrl", " ");
        ChannelSettings checked = WhatsAppSettings.check(given);
        assertThat(checked.values()).containsOnlyKeys("phoneNumberId", "accessToken", "appSecret", "verifyToken");
    }

    private static Map<String, String> errors(Map<String, String> given) {
        InvalidSettings invalid = catchThrowableOfType(InvalidSettings.class, () -> WhatsAppSettings.check(given));
        assertThat(invalid).isNotNull();
        return invalid.errors();
    }
}
