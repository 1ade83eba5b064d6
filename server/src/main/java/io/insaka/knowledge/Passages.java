package io.insaka.knowledge;

import io.insaka.kernel.TenantId;
import java.util.List;

/** Everything an organisation knows, articles and documents, in pieces small enough to read. */
public interface Passages {
    /** How many a model gets when nobody says otherwise. */
    int USUAL = 5;

    /**
     * The pieces most likely to answer {@code words}, best first, at most {@code most}; empty when nothing speaks for
     * any. Only what the seeker may see takes part.
     */
    List<Passage> find(TenantId tenant, Seeker seeker, String words, int most);
}
