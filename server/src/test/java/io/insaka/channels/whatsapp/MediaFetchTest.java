package io.insaka.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.MediaReference;
import io.insaka.outside.OutsideSettings;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFetchTest {
    private static final MediaReference BY_ID = new MediaReference("M1", "https://lookaside.fbsbx.com/elsewhere");
    private static final long PLENTY = 1_000;

    private final WhatsAppChannel channel = WhatsAppFixture.channel();
    private TestingGraph graph;

    @BeforeEach
    void start() throws IOException {
        graph = new TestingGraph();
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void asksForTheAddressThenForTheBytesBothWithTheToken() throws Exception {
        graph.answer(200, described("/dl?x=1", "\"5\"")).answer(200, "bytes", Map.of("Content-Type", "image/png"));
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(fetched.bytes()).hasContent("bytes");
            assertThat(fetched.size()).isEqualTo(5);
            assertThat(fetched.contentType()).isEqualTo("image/jpeg");
        });
        assertThat(graph.requests()).extracting(TestingGraph.Request::path).containsExactly("/v25.0/M1", "/dl?x=1");
        assertThat(graph.requests())
                .extracting(request -> request.header("Authorization"))
                .containsOnly("Bearer token-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void asksForTheAddressAgainWhenItHasGoneStale(int status) {
        graph.answer(200, described("/old", "5"))
                .answer(status, "")
                .answer(200, described("/new", "5"))
                .answer(200, "bytes");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(graph.requests()).hasSize(4);
    }

    @Test
    void givesUpWhenTheSecondAddressIsStaleToo() {
        graph.answer(200, described("/a", "5"))
                .answer(404, "")
                .answer(200, described("/b", "5"))
                .answer(404, "");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Expired.class);
    }

    @Test
    void refusesAFileThatSaysItIsTooLarge() {
        graph.answer(200, described("/dl", "\"1001\""));
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.TooLarge.class);
        graph.answer(200, described("/dl", "5")).answer(200, "x".repeat(1001));
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.TooLarge.class);
    }

    @Test
    void tellsAFileThatIsGoneFromOneThatMayComeLater() {
        graph.answer(404, "{\"error\":{\"message\":\"gone\",\"code\":100,\"error_subcode\":33}}");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Expired.class);
        graph.answer(401, "{\"error\":{\"message\":\"token\",\"code\":190}}");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Unauthorized.class);
        graph.answer(500, "oops");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Failed.class);
        graph.answer(200, "not json");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Failed.class);
        graph.answer(200, described("/dl", "5")).answer(503, "");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://lookaside.fbsbx.com/x",
                "https://lookaside.fbsbx.com@evil.example/x",
                "https://lookaside.fbsbx.com.evil.example/x",
                "https://evil.example/?lookaside.fbsbx.com",
                "https://lookaside.fbsbx.com:8443/x",
                "http://localhost:1/x",
                "file:///etc/passwd",
                "//lookaside.fbsbx.com/x",
                "not a url",
                ""
            })
    void neverTakesTheTokenAnywhereElse(String address) {
        assertThat(MediaHosts.allowed(address, graph.url() + "/v25.0")).isNull();
    }

    @Test
    void takesTheTokenToMetaAndToTheConfiguredServer() {
        assertThat(MediaHosts.allowed("https://lookaside.fbsbx.com/whatsapp?mid=1", "https://graph.facebook.com/v25.0"))
                .isNotNull();
        assertThat(MediaHosts.allowed(graph.url() + "/sandbox/x", graph.url() + "/v25.0"))
                .isNotNull();
    }

    @Test
    void refusesARedirectThatLeadsAway() {
        graph.answer(200, described("/dl", "5")).answer(302, "", Map.of("Location", "http://169.254.169.254/x"));
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(graph.requests()).hasSize(2);
    }

    @Test
    void followsARedirectThatStays() {
        graph.answer(200, described("/dl", "5"))
                .answer(302, "", Map.of("Location", "/there"))
                .answer(200, "bytes");
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void fetchesByAddressWhenThereIsNoId() {
        graph.answer(200, "bytes");
        assertThat(fetch(new MediaReference(null, graph.url() + "/direct"), PLENTY))
                .isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(fetch(new MediaReference(null, "http://10.0.0.1/x"), PLENTY))
                .isInstanceOf(FetchOutcome.Refused.class);
        assertThat(fetch(new MediaReference(null, null), PLENTY)).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void anIdCannotLeadToAnotherPath() {
        graph.answer(404, "");
        fetch(new MediaReference("../../me?x=", null), PLENTY);
        assertThat(graph.only().path()).isEqualTo("/v25.0/..%2F..%2Fme%3Fx%3D");
    }

    @Test
    void aServerThatStallsEndsTheDownload() throws Exception {
        graph.answer(200, described("/dl", "5")).hang();
        assertThat(fetch(BY_ID, PLENTY)).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void theStreamEndsWhatIsLargerThanAgreed() {
        graph.answer(200, "x".repeat(50));
        var outcome = (FetchOutcome.Fetched) fetch(new MediaReference(null, graph.url() + "/direct"), 50);
        assertThat(outcome.bytes()).hasContent("x".repeat(50));
        var bounded = new ProviderHttp(
                new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                new OutsideSettings(true, true, null));
        graph.answer(200, "x".repeat(50));
        assertThatThrownBy(() -> bounded.open(
                                HttpRequest.newBuilder(URI.create(graph.url())), Trust.OWNER, 10, Duration.ofSeconds(2))
                        .body()
                        .readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger");
    }

    private FetchOutcome fetch(MediaReference reference, long maxBytes) {
        return channel.fetch(graph.settings(), reference, maxBytes);
    }

    private String described(String path, String size) {
        return "{\"url\":\"" + graph.url() + path + "\",\"mime_type\":\"image/jpeg\",\"sha256\":\"x\",\"file_size\":"
                + size + ",\"id\":\"M1\",\"messaging_product\":\"whatsapp\"}";
    }
}
