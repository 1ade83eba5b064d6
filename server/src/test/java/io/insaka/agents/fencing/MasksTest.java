package io.insaka.agents.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static String masked(String text) {
        return new Masks(Safety.USUAL.masked()).mask(text);
    }

    @Test
    void hidesCardsAndNoOtherLongNumbersAsCards() {
        assertThat(masked("Pay with 4111 1111 1111 1111, or 5555-5555-5555-4444."))
                .isEqualTo("Pay with ⟦card-1⟧, or ⟦card-2⟧.");
        assertThat(masked("4111111111111112")).isEqualTo("⟦account-1⟧");
        assertThat(masked("0000 0000 0000 0000")).doesNotContain("card");
    }

    @Test
    void hidesAccountsAndIbans() {
        assertThat(masked("IBAN DE89 3704 0044 0532 0130 00 please")).isEqualTo("IBAN ⟦iban-1⟧ please");
        assertThat(masked("FR1420041010050500013M02606")).isEqualTo("⟦iban-1⟧");
        assertThat(masked("DE89 3704 0044 0532 0130 01")).doesNotContain("iban");
        assertThat(masked("account 62512345678")).isEqualTo("account ⟦account-1⟧");
    }

    @Test
    void hidesNationalIds() {
        for (String id : List.of(
                "123456/12/1",
                "19900101-12345-12345-12",
                "078-05-1120",
                "CM90012345ABCD",
                "GHA-123456789-1",
                "1 85 05 78 006 084 36",
                "123.456.789-09",
                "QQ123456C".replace("QQ", "AB"))) {
            assertThat(masked("It is " + id + ".")).as(id).isEqualTo("It is ⟦id-1⟧.");
        }
        assertThat(masked("My NRC is 12345678 and my passport no: ZN123456"))
                .isEqualTo("My NRC is ⟦id-1⟧ and my passport no: ⟦id-2⟧");
        assertThat(masked("Kitambulisho namba 23456789")).isEqualTo("Kitambulisho namba ⟦id-1⟧");
    }

    @Test
    void leavesTheRestAlone() {
        for (String honest : List.of(
                "Order 12345, table 7, 3.50 or 1,250,000.00",
                "On 2026-11-21 at 14:30, or 21/11/2026",
                "Call 0971234567 or +260 97 123 4567",
                "Mail info@example.com",
                "0.12345678901234",
                "passport photos cost 20")) {
            assertThat(masked(honest)).isEqualTo(honest);
        }
    }

    @Test
    void hidesPhonesAndAddressesWhenAsked() {
        var masks = new Masks(EnumSet.allOf(Sensitive.class));
        String text = "Call 0971234567 or +260 97 123 4567, mail a.b@example.co.zm";
        String masked = masks.mask(text);
        assertThat(masked).isEqualTo("Call ⟦phone-1⟧ or ⟦phone-2⟧, mail ⟦email-1⟧");
        assertThat(masks.unmask(masked)).isEqualTo(text);
        assertThat(masks.told()).isEqualTo("email 1, phone 2");
    }

    @Test
    void givesOneNumberOneMarkHoweverItIsWritten() {
        var masks = new Masks(Safety.USUAL.masked());
        assertThat(masks.mask("4111 1111 1111 1111")).isEqualTo(masks.mask("4111111111111111"));
        assertThat(masks.unmask("{\"card\": \"\\u27e6card-1\\u27E7\", \"same\": \"[[card-1]]\"}"))
                .isEqualTo("{\"card\": \"4111 1111 1111 1111\", \"same\": \"4111 1111 1111 1111\"}");
    }

    @Test
    void makesNothingOfMarksThatTheModelMadeUp() {
        var masks = new Masks(Safety.USUAL.masked());
        masks.mask("4111 1111 1111 1111");
        assertThat(masks.unmask("⟦card-2⟧ ⟦secret-1⟧ [[note-1]] ⟦CARD-1⟧"))
                .isEqualTo("… … [[note-1]] 4111 1111 1111 1111");
        assertThat(masks.unmask("$1 \\ ⟦card-1")).isEqualTo("$1 \\ ⟦card-1");
    }

    /** Whatever stands around them: what was hidden comes back, and nothing else changes. */
    @Test
    void bringsBackWhatItHid() {
        var random = new Random(7);
        List<String> numbers = List.of(
                "4111 1111 1111 1111",
                "378282246310005",
                "DE89370400440532013000",
                "123456/12/1",
                "62512345678",
                "+260 97 123 4567",
                "a.b@example.co.zm");
        List<String> words =
                List.of("card", "$1", "\\", "é", "\n", "⟨x⟩", "12", "{\"a\": \"b\"}", "😀", "my id", "//", "--");
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int part = random.nextInt(12); part >= 0; part--) {
                List<String> from = random.nextInt(3) == 0 ? numbers : words;
                text.append(from.get(random.nextInt(from.size()))).append(" ; ");
            }
            var masks = new Masks(EnumSet.allOf(Sensitive.class));
            String masked = masks.mask(text.toString());
            assertThat(masks.unmask(masked)).isEqualTo(text.toString());
            assertThat(numbers).noneMatch(masked::contains);
            assertThat(masks.mask(masked)).as("what is masked stays so").isEqualTo(masked);
        }
    }
}
