package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

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
}
