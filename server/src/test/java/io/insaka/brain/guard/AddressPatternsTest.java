package io.insaka.brain.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPatternsTest {
    @Test
    void matchesAddressesAsPeopleWriteThem() {
        var patterns = new AddressPatterns(List.of("+260 97 123-4567", "26096*", "*@Spam.example", "user_42"));
        for (String hit : List.of("260971234567", "260961111111", "a@spam.example", "USER_42")) {
            assertThat(patterns.matches(hit)).as(hit).isTrue();
        }
        for (String miss : List.of("260971234568", "26097", "a@spam.example.org", "user_421", "")) {
            assertThat(patterns.matches(miss)).as(miss).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "ab", "*a*", "26*097", "**", "  ", "+-", "*12345*"})
    void refusesWhatMatchesTooMuchOrNothing(String pattern) {
        assertThat(AddressPatterns.normal(pattern)).isEmpty();
        assertThat(new AddressPatterns(List.of(pattern)).matches("260971234567"))
                .isFalse();
    }
}
