package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            +260970000001,              +260•••••01
            260970000001,               2609•••••01
            12345,                      •••••45
            +1 (555) 010-9999,          +1 (•••••99
            mary@example.com,           m•••••@example.com
            7d0c3e0e-30f1-4c1d-9a41-8b5f3a2e9f11, 7d0c•••••11
            Mary Banda,                 Mary Banda
            Mary,                       Mary
            Unknown,                    Unknown
            Kiosk 24 Ltd,               Kiosk 24 Ltd
            """)
    void leavesNamesAndHidesTheMiddleOfAddresses(String text, String shown) {
        assertThat(Masking.masked(text)).isEqualTo(shown);
    }
}
