package io.insaka.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.insaka.outside.OutsideHttp.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be called, and that what was judged is what is called. */
class OutsideHttpTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000);
    private static final OutsideSettings INSIDE_TOO = new OutsideSettings(true, true, null);
    private static final OutsideSettings OUTSIDE_ONLY = new OutsideSettings(false, false, null);
    private static final String PUBLIC = "93.184.215.14";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(body, StandardCharsets.UTF_8));
            if (exchange.getRequestURI().getPath().equals("/half")) {
                exchange.sendResponseHeaders(200, 2_000);
                exchange.getResponseBody().write("x".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                return;
            }
            if (exchange.getRequestURI().getPath().equals("/silence")) {
                return;
            }
            if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
                exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(200, 2_000);
                exchange.getResponseBody().write("x".repeat(2_000).getBytes(StandardCharsets.UTF_8));
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String host) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    private static OutsideHttp client(OutsideSettings settings, Names names) {
        return new OutsideHttp(settings, names, Duration.ofSeconds(1));
    }

    private static OutsideHttp.Answer get(OutsideHttp client, String url, Trust trust) throws IOException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), trust, LIMITS);
    }

    private static boolean allowed(Trust trust, boolean inside, String... addresses) {
        try {
            new AddressRules(inside)
                    .check(
                            List.of(addresses).stream()
                                    .map(InetAddress::ofLiteral)
                                    .toList(),
                            trust);
            return true;
        } catch (UnknownHostException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "::1",
                "fd12:3456::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2002:c0a8:101::1"
            })
    void onlyOwnersReachThePrivateNetworkAndOnlyWhereItIsAllowed(String address) {
        assertThat(allowed(Trust.STRANGER, true, address)).isFalse();
        assertThat(allowed(Trust.OWNER, false, address)).isFalse();
        assertThat(allowed(Trust.OWNER, true, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "fec0::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::",
                "2001:0:1234::1",
                "2001:db8::1"
            })
    void nobodyReachesMetadataOrWhatIsReserved(String address) {
        assertThat(allowed(Trust.OWNER, true, address)).isFalse();
        assertThat(allowed(Trust.STRANGER, false, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void everybodyReachesTheWorld(String address) {
        assertThat(allowed(Trust.STRANGER, false, address)).isTrue();
        assertThat(allowed(Trust.OWNER, false, address)).isTrue();
    }

    @Test
    void aNameThatLeadsOutsideAndInsideIsRefused() {
        assertThat(allowed(Trust.STRANGER, true, PUBLIC, "10.0.0.1")).isFalse();
        assertThat(allowed(Trust.STRANGER, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://localhost/",
                "http://user@example.com/",
                "http://example.com:22/",
                "http://example.com:8080/"
            })
    void strangersCannotDisguiseAnAddress(String url) throws Exception {
        try (var client = client(INSIDE_TOO, Names.ofThisMachine())) {
            assertThatThrownBy(() -> get(client, url, Trust.STRANGER))
                    .isInstanceOfSatisfying(
                            UnknownHostException.class,
                            failure ->
                                    assertThat(OutsideHttp.neverSent(failure)).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "127.0.0.1.", "0x7f.1", "017700000001", "1", "127.0.0.01"})
    void takesAnAddressInItsPlainNotationOnly(String host) {
        assertThatThrownBy(() -> new AddressRules(true).checkName(host)).isInstanceOf(AddressRefused.class);
    }

    @Test
    void connectsToTheVeryAddressThatWasJudged() throws Exception {
        var names = new TestingNames("127.0.0.1", "169.254.169.254");
        try (var client = client(INSIDE_TOO, names)) {
            assertThat(get(client, url("rebinding.example"), Trust.OWNER).status())
                    .isEqualTo(200);
            assertThat(names.asked()).containsExactly("rebinding.example");
        }
    }

    @Test
    void judgesAgainWhereTheNameLeadsByNow() {
        var names = new TestingNames(PUBLIC, "127.0.0.1");
        try (var client = client(OUTSIDE_ONLY, names)) {
            // The first is judged well and cannot be reached from a test; what matters is the second.
            assertThatThrownBy(() -> get(client, url("rebinding.example"), Trust.OWNER))
                    .isNotInstanceOf(AddressRefused.class);
            assertThatThrownBy(() -> get(client, url("rebinding.example"), Trust.OWNER))
                    .isInstanceOf(AddressRefused.class);
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (var client = client(INSIDE_TOO, new TestingNames("127.0.0.1"))) {
            var answer = get(client, url("provider.example") + "/elsewhere", Trust.OWNER);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers().firstValue("location")).contains("http://169.254.169.254/");
        }
    }

    @Test
    void sendsBodiesAsTheyArePublished() throws Exception {
        try (var client = client(INSIDE_TOO, new TestingNames("127.0.0.1"))) {
            for (var body : List.of(
                    BodyPublishers.ofString("whole"),
                    BodyPublishers.concat(BodyPublishers.ofString("in "), BodyPublishers.ofString("parts")))) {
                var request = HttpRequest.newBuilder(URI.create(url("provider.example") + "/a%2Fb?c=%20d"))
                        .POST(body)
                        .build();
                client.send(request, Trust.OWNER, LIMITS).body().close();
            }
            assertThat(seen).containsExactly("POST /a%2Fb?c=%20d whole", "POST /a%2Fb?c=%20d in parts");
        }
    }

    /** What comes quickly and never ends is cut off at the same moment as what never comes. */
    @Test
    void endsAnAnswerThatIsNotThereInAll() throws Exception {
        try (var client = client(INSIDE_TOO, new TestingNames("127.0.0.1"))) {
            var request = HttpRequest.newBuilder(URI.create(url("provider.example") + "/half"))
                    .build();
            var answer = client.send(request, Trust.OWNER, Limits.inAll(Duration.ofMillis(300), 10_000));
            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(HttpTimeoutException.class);
        }
    }

    /** The socket and the alarm have the same patience: whichever ends first on a busy machine, it is a time-out. */
    @Test
    void saysOfASilentServerThatItTookTooLong() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url("provider.example") + "/silence"))
                .build();
        var limits = Limits.inAll(Duration.ofMillis(300), 10_000);
        try (var client = client(INSIDE_TOO, new TestingNames("127.0.0.1"));
                var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.generate(() -> together.submit(() -> client.send(request, Trust.OWNER, limits)))
                    .limit(800)
                    .toList();
            for (var call : calls) {
                assertThatThrownBy(call::get).hasCauseInstanceOf(HttpTimeoutException.class);
            }
        }
    }

    @Test
    void endsAnAnswerThatIsTooLarge() throws Exception {
        try (var client = client(INSIDE_TOO, new TestingNames("127.0.0.1"))) {
            var answer = get(client, url("provider.example"), Trust.OWNER);
            assertThatThrownBy(() -> answer.body().readAllBytes()).hasMessageContaining("larger");
        }
    }
}
