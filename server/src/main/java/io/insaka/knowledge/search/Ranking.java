package io.insaka.knowledge.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What all stores share: the candidates that a store picked are weighed word by word, and this order is fused by rank
 * with the one of their vectors.
 */
final class Ranking {
    /** Of reciprocal rank fusion, as in the paper (Cormack et al., 2009). */
    private static final double RANKS = 60;

    private Ranking() {}

    /**
     * A passage that a store picked.
     *
     * @param found how well its words fit, 1 for the best; 0 when only its vector is near
     * @param near cosine of the vectors; 0 when it is not among the nearest
     */
    record Candidate(
            UUID source,
            int position,
            boolean article,
            Tongue tongue,
            String title,
            String also,
            String text,
            double found,
            double near) {}

    /** A passage, what speaks for it, and how well it stands by its words. */
    record Judged(Candidate candidate, PassageEvidence evidence, double byWords) {
        /** How far it is above the best other one, negative when below. */
        double margin(List<Judged> all) {
            return byWords
                    - all.stream()
                            .filter(other -> other != this)
                            .mapToDouble(Judged::byWords)
                            .max()
                            .orElse(0);
        }

        String source() {
            return candidate.source().toString();
        }
    }

    /** In the order of their words. */
    static List<Judged> judge(Map<Tongue, AskedWords> asked, Collection<Candidate> candidates) {
        var judged = new ArrayList<Judged>(candidates.size());
        for (Candidate candidate : candidates) {
            PassageEvidence evidence = PassageEvidence.of(
                    asked.getOrDefault(candidate.tongue(), AskedWords.NOTHING),
                    candidate.title() + ' ' + candidate.also(),
                    candidate.text(),
                    candidate.near());
            judged.add(new Judged(candidate, evidence, 0.65 * evidence.rank() + 0.35 * candidate.found()));
        }
        judged.sort(Comparator.comparingDouble(Judged::byWords).reversed());
        return judged;
    }

    static List<PassageHit> hits(List<Judged> byWords, int most) {
        List<Judged> byMeaning = byWords.stream()
                .filter(judged -> judged.evidence().near() > 0)
                .sorted(Comparator.comparingDouble(
                                (Judged judged) -> judged.evidence().near())
                        .reversed())
                .toList();
        var fused = new HashMap<Judged, Double>();
        for (int place = 0; place < byWords.size(); place++) {
            if (byWords.get(place).byWords() > 0) {
                fused.merge(byWords.get(place), 1 / (RANKS + place + 1), Double::sum);
            }
        }
        for (int place = 0; place < byMeaning.size(); place++) {
            fused.merge(byMeaning.get(place), 1 / (RANKS + place + 1), Double::sum);
        }
        return byWords.stream()
                .filter(fused::containsKey)
                .sorted(Comparator.comparingDouble((Judged judged) -> fused.getOrDefault(judged, 0.0))
                        .reversed())
                .limit(most)
                .map(judged -> hit(judged, byWords, fused.getOrDefault(judged, 0.0)))
                .toList();
    }

    private static PassageHit hit(Judged judged, List<Judged> all, double score) {
        Candidate candidate = judged.candidate();
        return new PassageHit(
                candidate.source(),
                candidate.position(),
                candidate.article(),
                candidate.title(),
                candidate.text(),
                score,
                PassageConfidence.of(judged.evidence(), judged.margin(all)));
    }
}
