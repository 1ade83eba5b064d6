package io.insaka.knowledge.search;

import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** What may be found; part of the query itself. */
public sealed interface Visible {
    String FIELD = "for";
    String PUBLIC = "everybody";

    /** What is everybody's. */
    record Public() implements Visible {}

    /** What is everybody's, and what is this contact's own. */
    record PublicAnd(UUID contact) implements Visible {}

    record Everything() implements Visible {}

    /** The value of {@link #FIELD} of what belongs to {@code contact}, or to everybody. */
    static String mark(@Nullable UUID contact) {
        return contact == null ? PUBLIC : contact.toString();
    }

    default Query query() {
        return switch (this) {
            case Public everybody -> new TermQuery(new Term(FIELD, PUBLIC));
            case PublicAnd own ->
                new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(FIELD, PUBLIC)), Occur.SHOULD)
                        .add(new TermQuery(new Term(FIELD, mark(own.contact()))), Occur.SHOULD)
                        .build();
            case Everything all -> MatchAllDocsQuery.INSTANCE;
        };
    }
}
