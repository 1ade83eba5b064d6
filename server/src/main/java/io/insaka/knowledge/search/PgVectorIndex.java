package io.insaka.knowledge.search;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.Ranking.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In PostgreSQL, shared by all nodes. Words lie there as blind numbers and texts sealed; vectors lie open, for the
 * database has to compare them. A mistyped word is not found: numbers know no spelling.
 */
public final class PgVectorIndex implements PassageIndex {
    private static final int CANDIDATES = 24;
    private static final double TITLE_BOOST = 1.5;
    private static final double SYNONYM = 0.6;
    private static final double UNKNOWN = 0.9;
    private static final double LEAST = 0.15;
    private static final char BETWEEN = '\u0000';

    private final TenantId tenant;
    private final PgVectorRepository rows;
    private final TenantTransactions transactions;
    private final Sealing sealing;
    private volatile Known known = Known.NOTHING;

    /** How texts and words are kept from readers of the database. */
    public interface Sealing {
        byte[] seal(TenantId tenant, String text);

        String open(TenantId tenant, byte[] sealed);

        long number(TenantId tenant, String word);
    }

    public PgVectorIndex(TenantId tenant, JdbcClient jdbc, TenantTransactions transactions, Sealing sealing) {
        this.tenant = tenant;
        this.rows = new PgVectorRepository(jdbc);
        this.transactions = transactions;
        this.sealing = sealing;
    }

    @Override
    public Known known() {
        return known;
    }

    @Override
    public void change(UnaryOperator<Known> work) {
        known = transactions.call(tenant, () -> {
            Known before = rows.lock(tenant);
            Known now = work.apply(before);
            rows.save(tenant, now);
            return now;
        });
    }

    @Override
    public void replace(UUID source, List<PassageEntry> passages) {
        long digest = passages.stream().map(PgVectorIndex::digest).reduce(17L, (all, one) -> 31 * all + one);
        if (!passages.isEmpty()
                && rows.digest(tenant, source).filter(same -> same == digest).isPresent()) {
            return;
        }
        rows.delete(tenant, source);
        for (int at = 0; at < passages.size(); at++) {
            rows.insert(tenant, row(passages.get(at), at, digest));
        }
    }

    private static long digest(PassageEntry passage) {
        PassageVector vector = passage.vector();
        long words = Objects.hash(
                passage.position(), passage.contact(), passage.title(), passage.also(), passage.language());
        return 31 * (31 * words + passage.text().hashCode())
                + (vector == null ? 0 : 31L * vector.model().hashCode() + Arrays.hashCode(vector.values()));
    }

    private PgVectorRepository.Row row(PassageEntry passage, int position, long digest) {
        Tongue tongue = Tongue.of(passage.language());
        Long[] titles = numbers(tongue, passage.title() + ' ' + passage.also());
        Long[] all = numbers(tongue, passage.title() + ' ' + passage.also() + ' ' + passage.text());
        String content = String.join(String.valueOf(BETWEEN), passage.title(), passage.also(), passage.text());
        return new PgVectorRepository.Row(
                passage.source(),
                position,
                passage.article(),
                passage.contact(),
                tongue,
                sealing.seal(tenant, content),
                titles,
                all,
                passage.vector(),
                digest);
    }

    private Long[] numbers(Tongue tongue, String text) {
        return Arrays.stream(PassageWords.terms(text, tongue).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> number(tongue, word))
                .toArray(Long[]::new);
    }

    private long number(Tongue tongue, String word) {
        return sealing.number(tenant, tongue.name() + ' ' + word);
    }

    @Override
    public void retainArticles(Set<UUID> articles) {
        rows.deleteOtherArticles(tenant, articles);
    }

    @Override
    public int size() {
        return transactions.call(tenant, () -> rows.count(tenant));
    }

    @Override
    public List<PassageHit> search(Visible visible, String words, @Nullable PassageVector vector, int most) {
        return transactions.call(tenant, () -> {
            Map<Tongue, AskedWords> asked = asked(words);
            Map<Place, Candidate> candidates = new LinkedHashMap<>();
            List<PgVectorRepository.Found> byWords = asked.isEmpty()
                    ? List.of()
                    : rows.byWords(tenant, visible, weights(asked), TITLE_BOOST, CANDIDATES);
            double best = byWords.isEmpty() ? 1 : byWords.getFirst().score();
            byWords.forEach(found -> candidates.put(Place.of(found), candidate(found, found.score() / best, 0)));
            if (vector != null) {
                for (PgVectorRepository.Found found : rows.nearest(tenant, visible, vector, CANDIDATES)) {
                    Candidate known = candidates.get(Place.of(found));
                    candidates.put(Place.of(found), candidate(found, known == null ? 0 : known.found(), found.score()));
                }
            }
            return Ranking.hits(Ranking.judge(asked, candidates.values()), most);
        });
    }

    private record Place(UUID source, int position) {
        static Place of(PgVectorRepository.Found found) {
            return new Place(found.source(), found.position());
        }
    }

    private Candidate candidate(PgVectorRepository.Found found, double byWords, double near) {
        String[] parts = sealing.open(tenant, found.content()).split(String.valueOf(BETWEEN), 3);
        return new Candidate(
                found.source(),
                found.position(),
                found.article(),
                found.tongue(),
                parts[0],
                parts[1],
                parts[2],
                byWords,
                near);
    }

    /** Read in every tongue; each word weighs as much as it is rare. */
    private Map<Tongue, AskedWords> asked(String words) {
        var numbers = new ArrayList<Long>();
        for (Tongue tongue : Tongue.values()) {
            AskedWords.of(words, tongue, stem -> 1).stems().forEach(stem -> numbers.add(number(tongue, stem)));
        }
        Map<Long, Integer> found = new HashMap<>();
        rows.frequencies(tenant, numbers, found);
        int all = rows.count(tenant);
        Map<Tongue, AskedWords> asked = new EnumMap<>(Tongue.class);
        for (Tongue tongue : Tongue.values()) {
            AskedWords inTongue =
                    AskedWords.of(words, tongue, stem -> rarity(found.getOrDefault(number(tongue, stem), 0), all));
            if (inTongue.size() > 0) {
                asked.put(tongue, inTongue);
            }
        }
        return asked;
    }

    private static double rarity(int found, int all) {
        if (found == 0) {
            return UNKNOWN;
        }
        double highest = Math.log1p((all - 0.5) / 1.5);
        double here = Math.log1p((all - Math.min(found, all) + 0.5) / (found + 0.5));
        return Math.max(LEAST, highest <= 0 ? 1 : here / highest);
    }

    private Map<Long, Double> weights(Map<Tongue, AskedWords> asked) {
        Map<Long, Double> weights = new LinkedHashMap<>();
        asked.forEach((tongue, words) -> {
            for (int at = 0; at < words.size(); at++) {
                double weight = Math.max(0.05, words.weights()[at]);
                weights.merge(number(tongue, words.stems().get(at)), weight, Math::max);
                int concept = words.concepts().get(at);
                if (concept != Thesaurus.NO_CONCEPT) {
                    weights.merge(number(tongue, PassageWords.CONCEPT + concept), weight * SYNONYM, Math::max);
                }
            }
        });
        return weights;
    }
}
