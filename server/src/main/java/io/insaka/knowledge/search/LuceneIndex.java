package io.insaka.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** A Lucene index in memory only: each node has its own, built anew after a start. */
public final class LuceneIndex implements PassageIndex {
    static final String SOURCE = "source";
    static final String POSITION = "position";
    static final String ARTICLE = "article";
    static final String TITLE = "title";
    static final String ALSO = "also";
    static final String TEXT = "text";
    static final String LANGUAGE = "language";
    static final String TITLE_WORDS = "title-";
    static final String TEXT_WORDS = "text-";

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Set<Tongue> tongues = Set.of();
    private volatile Known known = Known.NOTHING;

    public LuceneIndex() {
        try {
            var config = new IndexWriterConfig(new WhitespaceAnalyzer()).setCodec(new WideVectors());
            this.writer = new IndexWriter(new ByteBuffersDirectory(), config);
            this.searchers = new SearcherManager(writer, new Uncached());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Uncached extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(
                org.apache.lucene.index.IndexReader reader, org.apache.lucene.index.@Nullable IndexReader previous) {
            var searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
        }
    }

    @Override
    public Known known() {
        return known;
    }

    @Override
    public void change(UnaryOperator<Known> work) {
        changing.lock();
        try {
            Known now = work.apply(known);
            show();
            known = now;
        } finally {
            changing.unlock();
        }
    }

    /** Nothing to do: whoever changes this index knows its articles, for both live as long. */
    @Override
    public void retainArticles(Set<UUID> articles) {}

    @Override
    public void replace(UUID source, List<PassageEntry> passages) {
        EnumSet<Tongue> known = EnumSet.noneOf(Tongue.class);
        known.addAll(tongues);
        passages.forEach(passage -> known.add(Tongue.of(passage.language())));
        tongues = known;
        try {
            writer.updateDocuments(
                    new Term(SOURCE, source.toString()),
                    passages.stream().map(LuceneIndex::document).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Document document(PassageEntry passage) {
        Tongue tongue = Tongue.of(passage.language());
        var document = new Document();
        document.add(new StringField(SOURCE, passage.source().toString(), Field.Store.YES));
        document.add(new StoredField(POSITION, passage.position()));
        document.add(new StoredField(ARTICLE, passage.article() ? 1 : 0));
        document.add(new StringField(Visible.FIELD, Visible.mark(passage.contact()), Field.Store.NO));
        document.add(new StoredField(TITLE, passage.title()));
        document.add(new StoredField(ALSO, passage.also()));
        document.add(new StoredField(TEXT, passage.text()));
        document.add(new StoredField(LANGUAGE, tongue.name()));
        document.add(new TextField(
                TITLE_WORDS + tongue.name(),
                PassageWords.terms(passage.title() + ' ' + passage.also(), tongue),
                Field.Store.NO));
        document.add(
                new TextField(TEXT_WORDS + tongue.name(), PassageWords.terms(passage.text(), tongue), Field.Store.NO));
        PassageVector vector = passage.vector();
        if (vector != null) {
            document.add(new KnnFloatVectorField(vector.field(), vector.values(), VectorSimilarityFunction.COSINE));
        }
        return document;
    }

    /** From here on searches see the changes made so far. */
    void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public int size() {
        return with(searcher -> searcher.getIndexReader().numDocs());
    }

    @Override
    public List<PassageHit> search(Visible visible, String words, @Nullable PassageVector vector, int most) {
        return with(searcher -> new PassageSearch(searcher, tongues, visible).find(words, vector, most));
    }

    /** As {@link #search}, with what speaks for each. */
    List<Ranking.Judged> judge(Visible visible, String words) {
        return with(searcher -> new PassageSearch(searcher, tongues, visible).judge(words, null));
    }

    private interface Work<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private <T> T with(Work<T> work) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return work.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
