package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.PassageIndex;

/** Where passages are searched. */
interface PassageIndexes {
    /** The index of this organisation; a new and empty one where each node has its own. */
    PassageIndex of(TenantId tenant);
}
