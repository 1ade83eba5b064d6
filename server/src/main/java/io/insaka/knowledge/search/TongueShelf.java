package io.insaka.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The entries of one tongue: a Lucene index (BM25, in memory only) picks a few candidates out of however many there are,
 * and only those are weighed.
 */
final class TongueShelf {
    private static final String ASKED = "asked";
    private static final String ANSWER = "answer";
    private static final String CONCEPT = "~";
    private static final float ANSWER_BOOST = 0.4f;
    private static final int CANDIDATES = 6;

    /** An entry and what speaks for it. */
    record Weighed(Entry entry, Evidence evidence) {}

    private final Tongue tongue;
    private final Vocabulary vocabulary;
    private final List<IndexedEntry> entries;
    private final IndexSearcher searcher;

    TongueShelf(Tongue tongue, List<Entry> entries) {
        this.tongue = tongue;
        List<List<List<Word>>> phrasings =
                entries.stream().map(entry -> phrasings(entry, tongue)).toList();
        List<List<Word>> answers =
                entries.stream().map(entry -> Word.read(entry.answer(), tongue)).toList();
        this.vocabulary = vocabulary(phrasings, answers);
        this.entries = new ArrayList<>(entries.size());
        for (int at = 0; at < entries.size(); at++) {
            this.entries.add(IndexedEntry.of(entries.get(at), phrasings.get(at), answers.get(at), vocabulary));
        }
        this.searcher = index(phrasings, answers);
    }

    private static List<List<Word>> phrasings(Entry entry, Tongue tongue) {
        var phrasings = new ArrayList<List<Word>>();
        phrasings.add(Word.read(entry.question(), tongue));
        entry.phrases().forEach(phrase -> phrasings.add(Word.read(phrase, tongue)));
        return phrasings;
    }

    private static Vocabulary vocabulary(List<List<List<Word>>> phrasings, List<List<Word>> answers) {
        var words = new ArrayList<List<Word>>();
        for (int at = 0; at < answers.size(); at++) {
            var ofEntry = new ArrayList<>(answers.get(at));
            phrasings.get(at).forEach(ofEntry::addAll);
            words.add(ofEntry);
        }
        return new Vocabulary(words);
    }

    private static IndexSearcher index(List<List<List<Word>>> phrasings, List<List<Word>> answers) {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (int at = 0; at < answers.size(); at++) {
                var document = new Document();
                for (List<Word> phrasing : phrasings.get(at)) {
                    document.add(new TextField(ASKED, terms(phrasing), Field.Store.NO));
                }
                document.add(new TextField(ANSWER, terms(answers.get(at)), Field.Store.NO));
                writer.addDocument(document);
            }
            // One segment, so that the order of documents is the order of entries.
            writer.forceMerge(1);
            writer.commit();
            var searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setQueryCache(null);
            return searcher;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stems and, marked, their groups in the thesaurus; the analyzer then only has to split at spaces. */
    private static String terms(List<Word> words) {
        var terms = new StringBuilder();
        for (Word word : words) {
            terms.append(term(word.stem())).append(' ');
            if (word.concept() != Thesaurus.NO_CONCEPT) {
                terms.append(CONCEPT).append(word.concept()).append(' ');
            }
        }
        return terms.toString();
    }

    private static String term(String stem) {
        return stem.replace(' ', '_');
    }

    /** The likeliest entries, in no particular order. */
    List<Weighed> candidates(String text) {
        Query query = Query.of(text, tongue, vocabulary);
        var wanted = new BooleanQuery.Builder();
        for (int at = 0; at < query.size(); at++) {
            float weight = query.weights()[at];
            add(wanted, ASKED, term(query.stems()[at]), weight);
            add(wanted, ANSWER, term(query.stems()[at]), weight * ANSWER_BOOST);
            if (query.concepts()[at] != Thesaurus.NO_CONCEPT) {
                add(wanted, ASKED, CONCEPT + query.concepts()[at], weight * Phrasing.SYNONYM);
            }
        }
        var candidates = new ArrayList<Weighed>(CANDIDATES);
        for (ScoreDoc found : search(wanted.build())) {
            IndexedEntry entry = entries.get(found.doc);
            candidates.add(new Weighed(entry.entry(), entry.weigh(query)));
        }
        return candidates;
    }

    private static void add(BooleanQuery.Builder wanted, String field, String term, float weight) {
        wanted.add(new BoostQuery(new TermQuery(new Term(field, term)), weight), Occur.SHOULD);
    }

    private ScoreDoc[] search(BooleanQuery wanted) {
        try {
            return searcher.search(wanted, CANDIDATES).scoreDocs;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
