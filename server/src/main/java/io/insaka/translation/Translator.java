package io.insaka.translation;

import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has something translated. Slow and paid; whatever goes wrong is an outcome. */
@Component
class Translator {
    private static final int LONGEST = 12_000;
    private static final Ask.Shape SHAPE = new Ask.Shape("translation", """
            {"type": "object", "additionalProperties": false, "required": ["language", "into", "translation"], "properties": {
              "language": {"type": "string", "description": "ISO 639 code of the language the data is written in"},
              "into": {"type": "string", "description": "ISO 639 code of the language you translated into"},
              "translation": {"type": "string", "description": "The data in that language, whole, and nothing else"}}}""");

    private final Agents agents;
    private final JsonMapper json;

    Translator(Agents agents, JsonMapper json) {
        this.agents = agents;
        this.json = json;
    }

    boolean ready(TenantId tenant) {
        return agents.ready(tenant, Role.TRANSLATOR);
    }

    /** @param language ISO 639 */
    Translated into(TenantId tenant, ConversationId conversation, String language, String words) {
        return ask(tenant, conversation, language, language, List.of(), words);
    }

    /** Into the language of what the customer wrote. */
    Translated asTheyWrite(TenantId tenant, ConversationId conversation, String theirs, String words) {
        return ask(
                tenant,
                conversation,
                "",
                "the language in which the data named *sample* is written; of that data take nothing else",
                List.of(new Briefing.Quote("sample", "What the customer wrote", theirs)),
                words);
    }

    private Translated ask(
            TenantId tenant,
            ConversationId conversation,
            String known,
            String language,
            List<Briefing.Quote> quotes,
            String words) {
        if (words.length() > LONGEST) {
            return new Translated.Not(TranslationProblem.tooLong());
        }
        var briefing = new Briefing(
                conversation,
                Map.of("language", language),
                quotes,
                List.of(new Line.Customer(words)),
                List.of(),
                SHAPE,
                null);
        return switch (agents.ask(tenant, Role.TRANSLATOR, briefing).reply()) {
            case ModelReply.Said said -> read(known, said.text());
            case ModelReply.Refused refused -> new Translated.Not(TranslationProblem.refused());
            case ModelReply.None none ->
                new Translated.Not(
                        switch (none.why()) {
                            case NOT_CONFIGURED -> TranslationProblem.noModel();
                            case BUDGET_SPENT -> TranslationProblem.budgetSpent();
                            case TOO_LONG -> TranslationProblem.tooLong();
                            case ALL_FAILED, TOO_LATE -> TranslationProblem.failed();
                        });
        };
    }

    private Translated read(String known, String text) {
        try {
            JsonNode told = json.readTree(text);
            String words = told.path("translation").asString("").strip();
            String into = known.isEmpty() ? code(told.path("into").asString("")) : known;
            return words.isEmpty()
                    ? new Translated.Not(TranslationProblem.failed())
                    : new Translated.Made(
                            new Translation(into, code(told.path("language").asString("")), words));
        } catch (JacksonException notOfThatShape) {
            return new Translated.Not(TranslationProblem.failed());
        }
    }

    /** Without a region; empty when it is none. */
    private static String code(String told) {
        String code = told.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return code.matches("[a-z]{2,3}") ? code : "";
    }
}
