package io.insaka.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final Map<String, String> KNOWN = Map.of("contact.first_name", "Thandi", "agent.name", "Mwila $1");

    @Test
    void fillsInWhatIsKnown() {
        var filled = Placeholders.fill("Hello {{contact.first_name}}, {{ agent.name }} here.", KNOWN);
        assertThat(filled.text()).isEqualTo("Hello Thandi, Mwila $1 here.");
        assertThat(filled.missing()).isEmpty();
    }

    @Test
    void takesTheOtherWordWhereNobodyKnows() {
        var filled = Placeholders.fill("Hello {{contact.name|there}}, welcome.", KNOWN);
        assertThat(filled.text()).isEqualTo("Hello there, welcome.");
        assertThat(filled.missing()).isEmpty();
    }

    @Test
    void leavesOutWhatNobodyKnowsAndSaysSo() {
        var filled = Placeholders.fill("Hello {{contact.name}}, welcome to {{organisation.name}}!", KNOWN);
        assertThat(filled.text()).isEqualTo("Hello, welcome to!");
        assertThat(filled.missing()).containsExactly("contact.name", "organisation.name");
    }

    @Test
    void leavesOtherBracesAlone() {
        assertThat(Placeholders.fill("{{}} {x} {{Contact}} }}", KNOWN).text()).isEqualTo("{{}} {x} {{Contact}} }}");
        assertThat(Placeholders.unknown("{{contact.name}} {{contact.shoe_size}}"))
                .isEqualTo("contact.shoe_size");
        assertThat(Placeholders.unknown("{{contact.name|x}}")).isNull();
    }
}
