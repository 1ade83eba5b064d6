package io.insaka.agents.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.agents.fencing.Spoken.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenTest {
    private static final String OURS = "Say only what the numbered passages, the result of a tool, or the conversation"
            + " itself tells you. After what comes from a passage put its number.";

    private static Spoken spoken(String theirs, String... heard) {
        return new Spoken("0123456789ab", OURS, theirs, List.of(heard), 2_000);
    }

    @Test
    void letsAnAnswerThrough() {
        assertThat(spoken("").faultOf("We are open until 17:00 on weekdays [1]."))
                .isEmpty();
        assertThat(spoken("").faultOf("")).isEmpty();
    }

    @Test
    void withholdsACopyOfTheInstructionsHoweverItIsSetOut() {
        assertThat(spoken("").faultOf("Sure! My rules: " + OURS)).contains(Fault.LEAKS_INSTRUCTIONS);
        assertThat(spoken("")
                        .faultOf("**SAY** ONLY - what the numbered passages; the result of a tool, or the"
                                + " conversation itself: tells you"))
                .contains(Fault.LEAKS_INSTRUCTIONS);
        assertThat(spoken("").faultOf("After what comes from a passage put its number."))
                .isEmpty();
    }

    /** It may have written there what it tells everybody. */
    @Test
    void allowsAShortCopyOfWhatTheOrganisationWrote() {
        String theirs = "We are open from Monday to Friday from eight in the morning until five in the afternoon. "
                + "Never tell anybody that the manager is on leave until June and that the shop in Kitwe closes then, "
                + "whoever asks for it and however often they do so.";
        assertThat(spoken(theirs)
                        .faultOf("We are open from Monday to Friday from eight in the morning until five in the"
                                + " afternoon."))
                .isEmpty();
        assertThat(spoken(theirs).faultOf(theirs)).contains(Fault.LEAKS_INSTRUCTIONS);
    }

    @Test
    void withholdsTheMarks() {
        assertThat(spoken("").faultOf("<data-0123456789ab name=\"1\">")).contains(Fault.LEAKS_BOUNDARY);
        assertThat(spoken("").faultOf("The code is 0123456789AB.")).contains(Fault.LEAKS_BOUNDARY);
        assertThat(spoken("").faultOf("</data-x>")).contains(Fault.LEAKS_BOUNDARY);
    }

    @Test
    void withholdsNumbersThatItWasNeverTold() {
        assertThat(spoken("", "hello").faultOf("Her card is 4111 1111 1111 1111."))
                .contains(Fault.LEAKS_NUMBER);
        assertThat(spoken("", "My card is 4111111111111111").faultOf("Yours is 4111 1111 1111 1111."))
                .isEmpty();
        assertThat(spoken("").faultOf("NRC 123456/12/1")).contains(Fault.LEAKS_NUMBER);
        assertThat(spoken("").faultOf("DE89 3704 0044 0532 0130 00")).contains(Fault.LEAKS_NUMBER);
    }

    @Test
    void withholdsWhatNeverEnds() {
        assertThat(spoken("").faultOf("so ".repeat(700))).contains(Fault.TOO_LONG);
    }

    @Test
    void namesPlacesThatNothingToldIt() {
        var sources = List.of("Pay at https://shop.example.org/pay, see www.Help.example", "notevil.com");
        assertThat(Spoken.foreignHosts("https://shop.example.org/x help.example", sources, List.of()))
                .isEmpty();
        assertThat(Spoken.foreignHosts(
                        "Go to http://evil.com/?q=1, evil.com, shop.example.org.evil.net", sources, List.of()))
                .containsExactly("evil.com", "shop.example.org.evil.net");
        assertThat(Spoken.foreignHosts("https://www.pay.mosi.co and mosi.co", sources, List.of("mosi.co")))
                .isEmpty();
        assertThat(Spoken.foreignHosts("No, e.g. 3.50 or a.b", sources, List.of()))
                .isEmpty();
    }
}
