package io.insaka.llm.asking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["intent", "confidence", "names"],
             "properties": {
               "intent": {"type": "string", "enum": ["order", "other"]},
               "confidence": {"type": "number", "minimum": 0, "maximum": 1},
               "count": {"type": ["integer", "null"]},
               "names": {"type": "array", "maxItems": 2, "items": {"$ref": "#/$defs/name"}}},
             "$defs": {"name": {"anyOf": [{"type": "null"}, {"type": "string", "minLength": 1}]}}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"intent\":\"order\",\"confidence\":0.5,\"names\":[]}",
                "{\"intent\":\"other\",\"confidence\":1,\"count\":null,\"names\":[null,\"Thandi\"]}",
                "{\"intent\":\"other\",\"confidence\":1,\"count\":2.0,\"names\":[]}",
            })
    void takesWhatFits(String json) {
        assertThat(Shapes.wrong(SCHEMA, json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"intent\":\"order\",\"names\":[]}",
                "{\"intent\":\"buy\",\"confidence\":0.5,\"names\":[]}",
                "{\"intent\":\"order\",\"confidence\":7,\"names\":[]}",
                "{\"intent\":\"order\",\"confidence\":\"high\",\"names\":[]}",
                "{\"intent\":\"order\",\"confidence\":0.5,\"count\":1.5,\"names\":[]}",
                "{\"intent\":\"order\",\"confidence\":0.5,\"names\":[\"\"]}",
                "{\"intent\":\"order\",\"confidence\":0.5,\"names\":[\"a\",\"b\",\"c\"]}",
                "{\"intent\":\"order\",\"confidence\":0.5,\"names\":[],\"more\":1}",
            })
    void refusesWhatDoesNot(String json) {
        assertThat(Shapes.wrong(SCHEMA, json)).isPresent();
    }

    @Test
    void findsTheJsonInWhatAModelWrapsItIn() {
        assertThat(Shapes.json("Sure! Here it is:\n```json\n{\"a\": 1}\n```\nAnything else?"))
                .contains("{\"a\": 1}");
        assertThat(Shapes.json("The answer is {\"a\": {\"b\": 2}}.")).contains("{\"a\": {\"b\": 2}}");
        assertThat(Shapes.json("{\"a\": 1")).isEmpty();
        assertThat(Shapes.json("I cannot do that.")).isEmpty();
    }

    @Test
    void doesNotRepeatWhatWasSaid() {
        assertThat(Shapes.wrong(SCHEMA, "{\"intent\":\"Thandi's number is 0971\",\"confidence\":0,\"names\":[]}"))
                .get()
                .asString()
                .doesNotContain("Thandi");
    }
}
