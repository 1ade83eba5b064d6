package io.insaka.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What no rewriting may change. */
class FixedTest {
    @Test
    void findsValuesLinksAddressesAndNumbers() {
        assertThat(
                        Fixed.in(
                                "Hi {{contact.name}}, pay 1,250.50 by 12/04 at https://pay.example/x?id=7, or write to a.b@shop.example."))
                .containsExactly(
                        "{{contact.name}}", "https://pay.example/x?id=7", "a.b@shop.example", "1,250.50", "12/04");
    }

    @Test
    void leavesTheStopAfterALinkOut() {
        assertThat(Fixed.in("See mosi.com/help.")).containsExactly("mosi.com/help");
        assertThat(Fixed.same("See www.mosi.example.", "Please see www.mosi.example!"))
                .isTrue();
    }

    @Test
    void seesWhatWasLostAndWhatWasMadeUp() {
        assertThat(Fixed.same("Open 8 to 17", "We are open from 8 to 17.")).isTrue();
        assertThat(Fixed.same("Open 8 to 17", "We are open from 8.")).isFalse();
        assertThat(Fixed.same("Come by", "Come by before 17")).isFalse();
        assertThat(Fixed.same("It costs 10.5", "It costs 105")).isFalse();
        assertThat(Fixed.same("Dear {{contact.name}}", "Dear {{contact.first}}"))
                .isFalse();
        assertThat(Fixed.same("١٢ seats", "12 seats")).isFalse();
    }

    @Test
    void namesWhatStandsNowhere() {
        assertThat(Fixed.beyond(List.of("Open till 17", "Room 4"), "Room 4 is open till 17, for 250"))
                .containsExactly("250");
    }
}
