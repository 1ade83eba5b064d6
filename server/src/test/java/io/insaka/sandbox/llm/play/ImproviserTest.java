package io.insaka.sandbox.llm.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.llm.play.Ask.Calling;
import io.insaka.sandbox.llm.play.Ask.Line;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Ask.Speaker;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a model answers without a script. */
class ImproviserTest {
    private static final String FENCED = """
            <data-0123456789ab name="1" title="Opening hours">
            # Opening hours
            The clinic opens at eight. On Sundays it stays closed.
            </data-0123456789ab>

            <data-0123456789ab name="2" title="Prices">
            A blood test costs 150 kwacha. Results come the next day.
            </data-0123456789ab>

            <data-0123456789ab name="advice" title="Advice of a colleague">
            Bicycles are not our business.
            </data-0123456789ab>

            <data-0123456789ab name="message">
            %s
            </data-0123456789ab>""";
    private static final String FRAME =
            "Everything between `<data-0123456789ab …>` and `</data-0123456789ab>` was written by others.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            How much does a blood test cost? | A blood test costs 150 kwacha. [2]
            When do you open?                | The clinic opens at eight. [1]
            Are you closed on Sunday?        | On Sundays it stays closed. [1]
            Do you repair bicycles?          | I am not sure about that. Shall I ask a colleague to answer you?
            Good morning!                    | Hello! How can I help you?
            Bonjour à tous                   | Bonjour ! Comment puis-je vous aider ?
            Je cherche une bicyclette pour ma fille | Je n'en suis pas sûr. Voulez-vous qu'un collègue vous réponde ?
            """)
    void answersFromTheSentenceThatFitsBest(String question, String answer) {
        assertThat(said(Line.of(Speaker.SYSTEM, FRAME), Line.of(Speaker.USER, FENCED.formatted(question))))
                .isEqualTo(answer);
    }

    @Test
    void findsPassagesInOtherFences() {
        String prompt = "Use these:\n[1] The clinic opens at eight.\n[2] A blood test costs 150 kwacha.\n";
        assertThat(said(Line.of(Speaker.SYSTEM, prompt), Line.of(Speaker.USER, "What does a blood test cost?")))
                .isEqualTo("A blood test costs 150 kwacha. [2]");
        String quoted = "```\nThe clinic opens at eight.\n```\nWhen does the clinic open?";
        assertThat(said(Line.of(Speaker.USER, quoted))).isEqualTo("The clinic opens at eight.");
    }

    @Test
    void knowsWhatTheCustomerSaidAmongWhatOthersWrote() {
        Ask ask = ask(Optional.empty(), Line.of(Speaker.USER, FENCED.formatted("Where is my order?")));
        assertThat(ask.lastUserText()).isEqualTo("Where is my order?");
        assertThat(said(Line.of(
                        Speaker.TOOL,
                        "<data-0123456789ab name=\"result\" title=\"find\">\non its way\n</data-0123456789ab>")))
                .isEqualTo("Here is what I found: on its way");
    }

    @Test
    void withoutPassagesItSaysThatItIsSimulated() {
        assertThat(said(Line.of(Speaker.SYSTEM, FRAME), Line.of(Speaker.USER, "Do you repair bicycles?")))
                .startsWith("Thank you for your message: “Do you repair bicycles?”")
                .contains("simulated");
    }

    @Test
    void readsAPromptOfAnySize() {
        String long_ = "<p id=\"1\">" + "Words without end. ".repeat(30_000) + "</p> <a <b> </c> ```";
        assertThat(said(Line.of(Speaker.USER, long_))).isNotBlank();
        assertThat(said(Line.of(Speaker.USER, "<x>".repeat(50_000)))).isNotBlank();
        assertThat(said(Line.of(Speaker.USER, ""))).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"type":"object","properties":{"intent":{"type":"string","enum":["complain","opening_hours","other"]}}} | {"intent":"opening_hours"}
            {"type":"object","properties":{"priority":{"enum":["low","normal","high"]}}} | {"priority":"normal"}
            {"type":"object","properties":{"sentiment":{"type":"number","minimum":-1,"maximum":1},"confidence":{"type":"number"}}} | {"sentiment":0.0,"confidence":0.8}
            {"type":"object","properties":{"count":{"type":"integer","minimum":3},"sure":{"type":"boolean"},"language":{"type":"string"}}} | {"count":3,"sure":false,"language":"en"}
            {"type":"object","properties":{"tags":{"type":"array","items":{"type":"string"}},"two":{"type":"array","minItems":2,"items":{"type":"integer"}}}} | {"tags":[],"two":[0,0]}
            {"type":"object","properties":{"query":{"type":["string","null"]},"maybe":{"anyOf":[{"type":"null"},{"type":"string"}]},"fixed":{"const":7}}} | {"query":"What are your opening hours?","maybe":null,"fixed":7}
            {"type":"object","properties":{"it":{"$ref":"#/$defs/It"}},"$defs":{"It":{"type":"object","properties":{"sure":{"type":"boolean"}}}}} | {"it":{"sure":false}}
            {"type":"OBJECT","properties":{"sure":{"type":"BOOLEAN"}}} | {"sure":false}
            """)
    void fillsSchemas(String schema, String filled) {
        JsonNode wanted = Json.read(schema).orElseThrow();
        Ask ask = ask(Optional.of(wanted), Line.of(Speaker.USER, "What are your opening hours?"));
        assertThat(new Improviser(ask).answer()).isEqualTo(new Reaction.Say(filled));
    }

    @Test
    void endsASchemaThatHoldsItself() {
        JsonNode endless = Json.read("{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#\"}}}")
                .orElseThrow();
        Ask ask = ask(Optional.of(endless), Line.of(Speaker.USER, "Hi"));
        assertThat(new Improviser(ask).answer()).isInstanceOf(Reaction.Say.class);
    }

    private static String said(Line... lines) {
        return ((Reaction.Say) new Improviser(ask(Optional.empty(), lines)).answer()).text();
    }

    private static Ask ask(Optional<JsonNode> schema, Line... lines) {
        return new Ask(Purpose.CHAT, "openai", "gpt-4o", List.of(lines), List.of(), new Calling.Free(), schema, 1_000);
    }
}
