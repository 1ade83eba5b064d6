package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,        203.0.113.7,          true",
        "203.0.113.7,        203.0.113.8,          false",
        "203.0.113.0/24,     203.0.113.255,        true",
        "203.0.113.0/24,     203.0.114.0,          false",
        "203.0.112.0/22,     203.0.115.9,          true",
        "203.0.112.0/22,     203.0.116.0,          false",
        "0.0.0.0/0,          8.8.8.8,              true",
        "0.0.0.0/0,          2001:db8::1,          false",
        "2001:db8::/32,      2001:db8:1:2::3,      true",
        "2001:db8::/33,      2001:db8:8000::1,     false",
        "::1,                0:0:0:0:0:0:0:1,      true",
        "203.0.113.7,        ::ffff:203.0.113.7,   true",
        "203.0.113.7,        localhost,            false",
        "203.0.113.7,        '',                   false"
    })
    void containsItsAddresses(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range))
                .hasValueSatisfying(
                        parsed -> assertThat(parsed.contains(address)).isEqualTo(inside));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "1.2.3", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/", "::1/129", "1.2.3.4/8/8", "*"})
    void takesNothingElse(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void isWrittenAsItWasRead() {
        assertThat(AddressRange.parse(" 10.0.0.0/8 ").map(AddressRange::toString))
                .contains("10.0.0.0/8");
    }
}
