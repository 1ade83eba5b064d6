package io.insaka.operations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.platform.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class MetricsGateTest {
    private static final String TOKEN = "0123456789abcdef";

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest("GET", "/metrics");
        request.setRemoteAddr(address);
        return request;
    }

    private static MockHttpServletRequest with(MockHttpServletRequest request, String header, String value) {
        request.addHeader(header, value);
        return request;
    }

    private static void passes(MetricsSettings settings, MockHttpServletRequest request) {
        assertThatCode(() -> new MetricsGate(settings).pass(request)).doesNotThrowAnyException();
    }

    private static void refuses(MetricsSettings settings, MockHttpServletRequest request) {
        assertThatThrownBy(() -> new MetricsGate(settings).pass(request)).isInstanceOf(Problem.class);
    }

    @Test
    void letsInWhoeverIsOnThisMachineByDefault() {
        var unset = new MetricsSettings(null, false);
        passes(unset, from("127.0.0.1"));
        passes(unset, from("0:0:0:0:0:0:0:1"));
        refuses(unset, from("192.0.2.7"));
    }

    @Test
    void keepsOutWhatAReverseProxyHandsOn() {
        refuses(new MetricsSettings(null, false), with(from("127.0.0.1"), "X-Forwarded-For", "192.0.2.7"));
        refuses(new MetricsSettings("", false), with(from("127.0.0.1"), "Forwarded", "for=192.0.2.7"));
    }

    @Test
    void asksEveryoneForTheTokenOnceThereIsOne() {
        var withToken = new MetricsSettings(TOKEN, false);
        refuses(withToken, from("127.0.0.1"));
        refuses(withToken, with(from("127.0.0.1"), "Authorization", "Bearer 0123456789abcdeF"));
        refuses(withToken, with(from("127.0.0.1"), "Authorization", TOKEN));
        passes(withToken, with(from("192.0.2.7"), "Authorization", "Bearer " + TOKEN));
    }

    @Test
    void isOpenWhenSaidSo() {
        passes(new MetricsSettings(null, true), from("192.0.2.7"));
    }
}
