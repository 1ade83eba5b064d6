package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalTablesTest {
    @ParameterizedTest
    @CsvSource({
        "'{\"phone\":\"+260970000001\"}', true",
        "'260970000001', true",
        "'call 260970000001, please', true",
        "'2609700000012 and 260970000001', true",
        "'2609700000012', false",
        "'1260970000001', false",
        "'260970000002', false",
        "'', false"
    })
    void aNumberIsNotFoundInAnotherOne(String text, boolean found) {
        assertThat(PersonalTables.stands(text, "260970000001")).isEqualTo(found);
    }
}
