package io.insaka.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * One search: BM25 over titles and texts picks candidates in every language there is, the vectors pick theirs, both inside
 * the filter; {@link Ranking} does the rest.
 */
final class PassageSearch {
    private static final int CANDIDATES = 24;
    private static final float TITLE_BOOST = 1.5f;
    private static final float SYNONYM = 0.6f;
    private static final int SHORTEST_MISTYPED = 5;
    private static final int SPELLINGS = 6;
    private static final double UNKNOWN = 0.9;
    private static final double LEAST = 0.15;

    private final IndexSearcher searcher;
    private final IndexReader reader;
    private final Set<Tongue> tongues;
    private final Visible visible;

    PassageSearch(IndexSearcher searcher, Set<Tongue> tongues, Visible visible) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
        this.tongues = tongues;
        this.visible = visible;
    }

    List<PassageHit> find(String words, @Nullable PassageVector vector, int most) throws IOException {
        return Ranking.hits(judge(words, vector), most);
    }

    /** The candidates, in the order of their words. */
    List<Ranking.Judged> judge(String words, @Nullable PassageVector vector) throws IOException {
        Map<Tongue, AskedWords> asked = new EnumMap<>(Tongue.class);
        for (Tongue tongue : tongues) {
            AskedWords inTongue = AskedWords.of(words, tongue, stem -> rarity(tongue, stem));
            if (inTongue.size() > 0) {
                asked.put(tongue, inTongue);
            }
        }
        ScoreDoc[] byWords = asked.isEmpty() ? new ScoreDoc[0] : lexical(asked);
        Map<Integer, Double> near = vector == null ? Map.of() : near(vector);
        return judge(asked, byWords, near);
    }

    private double rarity(Tongue tongue, String stem) {
        try {
            String text = LuceneIndex.TEXT_WORDS + tongue.name();
            int all = Math.max(1, reader.getDocCount(text));
            int found = Math.max(
                    reader.docFreq(new Term(text, stem)),
                    reader.docFreq(new Term(LuceneIndex.TITLE_WORDS + tongue.name(), stem)));
            if (found == 0) {
                return UNKNOWN;
            }
            double highest = Math.log1p((all - 0.5) / 1.5);
            double here = Math.log1p((all - Math.min(found, all) + 0.5) / (found + 0.5));
            return Math.max(LEAST, highest <= 0 ? 1 : here / highest);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private ScoreDoc[] lexical(Map<Tongue, AskedWords> asked) throws IOException {
        var wanted = new BooleanQuery.Builder();
        for (AskedWords inTongue : asked.values()) {
            for (int at = 0; at < inTongue.size(); at++) {
                add(wanted, inTongue, at);
            }
        }
        Query filtered = new BooleanQuery.Builder()
                .add(wanted.build(), Occur.MUST)
                .add(visible.query(), Occur.FILTER)
                .build();
        return searcher.search(filtered, CANDIDATES).scoreDocs;
    }

    private void add(BooleanQuery.Builder wanted, AskedWords asked, int at) throws IOException {
        String title = LuceneIndex.TITLE_WORDS + asked.tongue().name();
        String text = LuceneIndex.TEXT_WORDS + asked.tongue().name();
        String stem = asked.stems().get(at);
        float weight = (float) Math.max(0.05, asked.weights()[at]);
        boolean known = reader.docFreq(new Term(text, stem)) + reader.docFreq(new Term(title, stem)) > 0;
        if (known) {
            add(wanted, new TermQuery(new Term(title, stem)), weight * TITLE_BOOST);
            add(wanted, new TermQuery(new Term(text, stem)), weight);
        } else if (stem.length() >= SHORTEST_MISTYPED) {
            add(wanted, new FuzzyQuery(new Term(title, stem), 1, 1, SPELLINGS, true), weight * TITLE_BOOST);
            add(wanted, new FuzzyQuery(new Term(text, stem), 1, 1, SPELLINGS, true), weight);
        }
        if (asked.concepts().get(at) != Thesaurus.NO_CONCEPT) {
            String concept = PassageWords.CONCEPT + asked.concepts().get(at);
            add(wanted, new TermQuery(new Term(title, concept)), weight * TITLE_BOOST * SYNONYM);
            add(wanted, new TermQuery(new Term(text, concept)), weight * SYNONYM);
        }
    }

    private static void add(BooleanQuery.Builder wanted, Query query, float weight) {
        wanted.add(new BoostQuery(query, weight), Occur.SHOULD);
    }

    /** Cosines of the nearest passages; none when no passage has a vector of this model. */
    private Map<Integer, Double> near(PassageVector vector) throws IOException {
        var query = new KnnFloatVectorQuery(vector.field(), vector.values(), CANDIDATES, visible.query());
        var near = new HashMap<Integer, Double>();
        for (ScoreDoc found : searcher.search(query, CANDIDATES).scoreDocs) {
            near.put(found.doc, 2.0 * found.score - 1);
        }
        return near;
    }

    private List<Ranking.Judged> judge(Map<Tongue, AskedWords> asked, ScoreDoc[] byWords, Map<Integer, Double> near)
            throws IOException {
        var scores = new HashMap<Integer, Double>();
        for (ScoreDoc found : byWords) {
            scores.put(found.doc, (double) found.score / byWords[0].score);
        }
        near.keySet().forEach(doc -> scores.putIfAbsent(doc, 0.0));
        var candidates = new ArrayList<Ranking.Candidate>(scores.size());
        for (Map.Entry<Integer, Double> found : scores.entrySet()) {
            Document document = searcher.storedFields().document(found.getKey());
            candidates.add(new Ranking.Candidate(
                    UUID.fromString(document.get(LuceneIndex.SOURCE)),
                    document.getField(LuceneIndex.POSITION).numericValue().intValue(),
                    document.getField(LuceneIndex.ARTICLE).numericValue().intValue() == 1,
                    Tongue.valueOf(document.get(LuceneIndex.LANGUAGE)),
                    document.get(LuceneIndex.TITLE),
                    document.get(LuceneIndex.ALSO),
                    document.get(LuceneIndex.TEXT),
                    found.getValue(),
                    near.getOrDefault(found.getKey(), 0.0)));
        }
        return Ranking.judge(asked, candidates);
    }
}
