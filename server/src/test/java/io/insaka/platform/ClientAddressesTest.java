package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTest {
    private static String of(String sender, String forwarded, String... trusted) {
        var settings = new PlatformSettings(null, List.of(trusted), 1);
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(sender);
        request.addHeader("X-Forwarded-For", forwarded);
        return new ClientAddresses(settings).of(request);
    }

    @Test
    void believesNobodyByDefault() {
        assertThat(of("10.0.0.1", "203.0.113.9")).isEqualTo("10.0.0.1");
    }

    @Test
    void believesATrustedProxyAboutItsOwnClientOnly() {
        assertThat(of("10.0.0.1", "1.2.3.4, 203.0.113.9", "10.0.0.1")).isEqualTo("203.0.113.9");
        assertThat(of("10.0.0.1", "203.0.113.9, 10.0.0.2", "10.0.0.1", "10.0.0.2"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void countsANetworkOfTheNewProtocolAsOne() {
        assertThat(of("2001:db8:1:2:aaaa:bbbb:cccc:1", "")).isEqualTo(of("2001:db8:1:2:1:2:3:4", ""));
    }

    @Test
    void looksAtEveryLineThatAProxyMayHaveAdded() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.1");
        request.addHeader("X-Forwarded-For", "198.51.100.66");
        request.addHeader("X-Forwarded-For", "203.0.113.9");
        var addresses = new ClientAddresses(new PlatformSettings(null, List.of("10.0.0.0/8"), 1));
        assertThat(addresses.address(request)).isEqualTo("203.0.113.9");
    }

    @Test
    void takesNetworksOfProxiesAndTheirWaysOfWriting() {
        assertThat(of("10.9.8.7", "203.0.113.9:5123, 10.1.1.1", "10.0.0.0/8")).isEqualTo("203.0.113.9");
        assertThat(of("::ffff:10.0.0.1", "203.0.113.9", "10.0.0.1")).isEqualTo("203.0.113.9");
        assertThat(of("10.0.0.1", "[2001:db8:1:2::9]:443", "10.0.0.1")).isEqualTo(of("2001:db8:1:2::1", ""));
    }

    @Test
    void countsWhatIsNoAddressAsTheProxyThatSaidIt() {
        for (String nonsense : new String[] {"", ",,", "unknown", "_hidden", "evil.example", "203.0.113.9, x"}) {
            assertThat(of("10.0.0.1", nonsense, "10.0.0.1")).as(nonsense).isEqualTo("10.0.0.1");
        }
    }

    @Test
    void refusesToStartWithAProxyThatIsNoAddress() {
        assertThatThrownBy(() -> of("10.0.0.1", "", "my-proxy")).hasMessageContaining("INSAKA_TRUSTED_PROXIES");
    }
}
