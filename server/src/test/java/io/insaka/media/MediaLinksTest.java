package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One file for whoever has its address, for a week, and nothing else. */
@ProductTest
class MediaLinksTest {
    @Autowired
    Organisations organisations;

    @Autowired
    MediaLinks links;

    @Autowired
    Vault vault;

    @Autowired
    MediaStore store;

    @Autowired
    PublicAddress address;

    @Autowired
    Clock clock;

    private final byte[] page = "<script>alert(1)</script>".getBytes();

    private MediaId upload(Organisations.Organisation organisation, String name) {
        JsonNode media = organisation
                .api()
                .upload("/api/v1/media", name, "text/plain", page)
                .expect(201)
                .json();
        return new MediaId(UUID.fromString(media.path("id").asString()));
    }

    private String path(TenantId tenant, MediaId file) {
        return links.url(tenant, file).substring(address.url().length());
    }

    @Test
    void opensOneFileWithoutSigningInAndNoOther() {
        var organisation = organisations.found();
        var other = organisations.found();
        MediaId file = upload(organisation, "prices.txt");
        Api stranger = organisations.stranger();
        String path = path(organisation.tenant(), file);
        assertThat(path).hasSize("/api/files/".length() + 64);
        Api.Response answer = stranger.get(path).expect(200);
        assertThat(answer.raw().body()).isEqualTo(new String(page));
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        for (int at = "/api/files/".length(); at < path.length() - 1; at += 7) {
            char changed = path.charAt(at) == 'A' ? 'B' : 'A';
            stranger.get(path.substring(0, at) + changed + path.substring(at + 1))
                    .expect(404);
        }
        stranger.get(path(other.tenant(), file)).expect(404);
        stranger.get(path(new TenantId(UUID.randomUUID()), file)).expect(404);
        stranger.get("/api/files/nothing").expect(404);
    }

    @Test
    void closesAfterAWeek() {
        var organisation = organisations.found();
        MediaId file = upload(organisation, "prices.txt");
        for (int days : new int[] {6, 9}) {
            var earlier = new MediaLinks(
                    vault,
                    store,
                    address,
                    Clock.offset(clock, Duration.ofDays(days).negated()));
            String key = earlier.url(organisation.tenant(), file).replaceAll(".*/", "");
            assertThat(links.open(key).isPresent()).isEqualTo(days < 7);
        }
    }
}
