package io.insaka.knowledge.search;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The passages of one organisation, searchable by words and by vectors. Who may see a passage is part of the query. Many
 * threads search while one changes it; a search sees all of a change or nothing of it.
 */
public interface PassageIndex {
    /**
     * Up to where the index follows what it is made of.
     *
     * @param version of the documents and vectors
     * @param space where passages are compared; null: words alone decide
     * @param articles version of the articles
     */
    record Known(long version, @Nullable Space space, long articles) {
        public static final Known NOTHING = new Known(0, null, -1);
    }

    /** As it was when this node looked last; no look at anything that could be slow. */
    Known known();

    /**
     * Changes the index: one at a time, on all nodes that share it. @param work is given what is known now, calls the
     * methods below, and says what is known then
     */
    void change(UnaryOperator<Known> work);

    /** Within a {@link #change}: puts these in the place of all that {@code source} had; with none, it is gone. */
    void replace(UUID source, List<PassageEntry> passages);

    /** Within a {@link #change}: all other articles are gone. */
    void retainArticles(Set<UUID> articles);

    /** How many passages there are. */
    int size();

    /**
     * The passages likeliest to answer, best first, at most {@code most}.
     *
     * @param vector of the words; null without a model. Compared with those that the same model made
     */
    List<PassageHit> search(Visible visible, String words, @Nullable PassageVector vector, int most);
}
