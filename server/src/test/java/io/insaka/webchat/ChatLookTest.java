package io.insaka.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class ChatLookTest {
    private static final byte[] PNG = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cf"
                    + "c0000003010100c9fe92ef0000000049454e44ae426082");

    @Autowired
    Organisations organisations;

    private Browser visitor(String channel) {
        return Browser.open(organisations.baseUrl(), channel, Map.of());
    }

    @Test
    void looksAsTheOrganisationDoesWhereTheChannelSaysNothing() {
        Organisation organisation = organisations.found();
        organisation
                .api()
                .put(
                        "/api/v1/organisation",
                        Map.of(
                                "name",
                                "Mwamba internal",
                                "publicName",
                                "Mwamba Arts",
                                "colour",
                                "#7A2E8E",
                                "greeting",
                                "Good day!",
                                "languages",
                                List.of("fr", "en"),
                                "timeZone",
                                "Africa/Lusaka"))
                .expect(200);
        organisation
                .api()
                .upload("/api/v1/organisation/logo", "logo.png", "image/png", PNG)
                .expect(200);
        String plain = Browser.connect(organisation, Map.of());
        JsonNode session = visitor(plain).session();
        assertThat(session.at("/organisation/name").asString()).isEqualTo("Mwamba Arts");
        JsonNode look = session.get("branding");
        assertThat(look.get("title").asString()).isEqualTo("Mwamba Arts");
        assertThat(look.get("colour").asString()).isEqualTo("#7a2e8e");
        assertThat(look.get("greeting").asString()).isEqualTo("Good day!");
        assertThat(look.get("locale").asString()).isEqualTo("fr");
        assertThat(look.get("logo").asString()).contains("/chat/" + plain + "/logo?v=");
        Api stranger = Api.stranger(organisations.baseUrl());
        assertThat(stranger.get("/chat/" + plain + "/logo").expect(200).header("Content-Type"))
                .isEqualTo("image/png");

        String own =
                Browser.connect(organisation, Map.of("branding", "{\"title\":\"Box office\",\"colour\":\"#aa0000\"}"));
        JsonNode ownLook = visitor(own).session().get("branding");
        assertThat(ownLook.get("title").asString()).isEqualTo("Box office");
        assertThat(ownLook.get("colour").asString()).isEqualTo("#aa0000");
        assertThat(ownLook.get("greeting").asString()).isEqualTo("Good day!");
        Organisation bare = organisations.found();
        String none = Browser.connect(bare, Map.of());
        assertThat(visitor(none).session().at("/branding/colour").asString()).isEqualTo("#0d6b5f");
        stranger.get("/chat/" + none + "/logo").expect(404);
    }
}
