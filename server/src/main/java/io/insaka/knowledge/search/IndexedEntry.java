package io.insaka.knowledge.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An entry with everything prepared that weighing it against a query needs. */
record IndexedEntry(Entry entry, List<Phrasing> phrasings, Set<String> answerStems) {
    /** A word that only the answer has tells less than one of the question. */
    private static final float IN_ANSWER = 0.6f;

    static IndexedEntry of(Entry entry, List<List<Word>> phrasings, List<Word> answer, Vocabulary vocabulary) {
        return new IndexedEntry(
                entry,
                phrasings.stream()
                        .filter(words -> !words.isEmpty())
                        .map(words -> Phrasing.of(words, vocabulary))
                        .toList(),
                answer.stream().map(Word::stem).collect(Collectors.toUnmodifiableSet()));
    }

    Evidence weigh(Query query) {
        var covered = new float[query.size()];
        float likeness = 0;
        boolean verbatim = false;
        for (Phrasing phrasing : phrasings) {
            likeness = Math.max(likeness, phrasing.compare(query, covered));
            verbatim |= phrasing.says(query);
        }
        float all = 0;
        float asked = 0;
        float known = 0;
        for (int at = 0; at < query.size(); at++) {
            float weight = query.weights()[at];
            float inAnswer = answerStems.contains(query.stems()[at]) ? IN_ANSWER * query.trust()[at] : 0;
            all += weight;
            asked += weight * covered[at];
            known += weight * Math.max(covered[at], inAnswer);
        }
        return all == 0
                ? new Evidence(0, 0, 0, 0, false)
                : new Evidence(likeness, asked / all, known / all, known, verbatim);
    }
}
