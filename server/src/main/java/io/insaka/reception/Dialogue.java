package io.insaka.reception;

import io.insaka.agents.Role;
import io.insaka.brain.skill.Bid;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Visit;
import io.insaka.knowledge.Passage;
import io.insaka.knowledge.Passages;
import io.insaka.llm.Line;
import io.insaka.reception.Asking.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One message answered with models: advice first, where an adviser is switched on, then the one who writes, who may look
 * something up, and then again, a few times at most. Each step is paid for once; each way it can fail has an end.
 */
@Component
class Dialogue {
    private final Asking asking;
    private final Passages passages;
    private final Wording wording;
    private final ConversationSettings settings;
    private final JsonMapper json;

    Dialogue(Asking asking, Passages passages, Wording wording, ConversationSettings settings, JsonMapper json) {
        this.asking = asking;
        this.passages = passages;
        this.wording = wording;
        this.settings = settings;
        this.json = json;
    }

    Decision answer(Visit visit, Known read) {
        var patience = new Patience(visit.once().atMost(settings.patience()));
        List<Insight.Call> calls = new ArrayList<>();
        String advice = advice(visit, read, patience, calls);
        Known known = read;
        List<Line> since = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            boolean last = round == settings.rounds();
            Briefs.Told told = new Briefs.Told(known, advice, List.copyOf(since), last);
            Spoken spoken = asking.ask(
                    visit.once(),
                    "conversation.answer." + round,
                    visit.tenant(),
                    Role.CONVERSATION,
                    patience.left(),
                    left -> Briefs.answer(visit, told, left));
            calls.add(spoken.call());
            if (!spoken.said()) {
                return without(visit, known, calls, spoken.outcome());
            }
            Optional<Tools.Wish> wish = Tools.wish(spoken.calls());
            if (wish.isEmpty()) {
                return said(visit, known, spoken.text(), calls);
            }
            switch (wish.get()) {
                case Tools.Wish.HandOver handOver -> {
                    return wording.handOver(visit, spoken.text(), handOver.reason(), calls);
                }
                case Tools.Wish.NotKnown ignored -> {
                    return notKnown(visit, known, spoken.text(), calls, "the model does not know");
                }
                case Tools.Wish.LookUp lookUp -> {
                    known = known.and(lookUp(visit, round, lookUp.words()));
                    since.add(new Line.Assistant(spoken.text(), spoken.calls()));
                    since.addAll(Tools.results(spoken.calls(), lookUp, known.passages()));
                }
            }
        }
        return notKnown(visit, known, "", calls, "looked up more than it may");
    }

    /** A few words for the one who writes; never shown to the customer, and never worth failing for. */
    private String advice(Visit visit, Known known, Patience patience, List<Insight.Call> calls) {
        if (!asking.ready(visit.tenant(), Role.REASONER)) {
            return "";
        }
        Spoken spoken = asking.ask(
                visit.once(),
                "conversation.advice",
                visit.tenant(),
                Role.REASONER,
                patience.atMost(settings.advice()),
                left -> Briefs.advice(visit, known, left));
        calls.add(spoken.call());
        return spoken.said() ? spoken.text() : "";
    }

    private List<Passage> lookUp(Visit visit, int round, String words) {
        String found = visit.once()
                .call(
                        "conversation.look-up." + round,
                        () -> json.writeValueAsString(passages.find(
                                visit.tenant(), ConversationSkill.seeker(visit), words, settings.passages())));
        return json.readValue(found, new TypeReference<List<Passage>>() {});
    }

    private Decision said(Visit visit, Known known, String text, List<Insight.Call> calls) {
        Citations answer = Citations.of(text, known.passages());
        if (answer.text().isBlank()) {
            return without(visit, known, calls, "an empty answer");
        }
        if (!answer.sources().isEmpty()) {
            return wording.answer(visit, answer.text(), answer.sources(), calls, "answers with sources");
        }
        if (Claims.doubted(answer.text())) {
            return notKnown(visit, known, answer.text(), calls, "says that it does not know");
        }
        if (!claims(visit, known, answer.text())) {
            return wording.answer(visit, answer.text(), List.of(), calls, "claims nothing");
        }
        return Claims.voucher(answer.text(), known.passages())
                .map(passage -> wording.answer(
                        visit, answer.text(), List.of(passage), calls, "answers with a source it did not name"))
                .orElseGet(() -> notKnown(visit, known, "", calls, "claims what no source says"));
    }

    /**
     * Whether it says more than we said before. What the customer says becomes true by no answer that repeats it; only a
     * question back may.
     */
    private static boolean claims(Visit visit, Known known, String answer) {
        boolean question = answer.endsWith("?") || answer.endsWith("？") || answer.endsWith("؟");
        return Claims.made(
                answer, question ? known.ours() + "\n" + visit.heard().words() : known.ours());
    }

    private Decision notKnown(Visit visit, Known known, String text, List<Insight.Call> calls, String why) {
        String words = Citations.of(text, List.of()).text();
        boolean claims = claims(visit, known, words);
        return wording.notKnown(visit, claims ? "" : words, known.passages(), calls, why);
    }

    /** No model gave an answer: the best passage speaks for itself if it is sure enough, else the fallback is asked. */
    private Decision without(Visit visit, Known known, List<Insight.Call> calls, String why) {
        return known.passages().stream()
                .filter(passage -> passage.confidence() >= Bid.GOOD_ENOUGH)
                .findFirst()
                .map(passage -> wording.extract(visit, passage, calls, "no model (" + why + "): what a source says"))
                .orElseGet(() -> Decision.pass("no model (" + why + ")", Known.insight(calls, known.passages())));
    }
}
