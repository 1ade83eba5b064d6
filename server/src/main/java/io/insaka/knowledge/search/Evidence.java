package io.insaka.knowledge.search;

/**
 * What speaks for an entry as the answer to a message.
 *
 * @param likeness cosine between the message and the entry's nearest phrasing
 * @param asked share of the message (by weight) that the entry's phrasings have
 * @param known share of the message that its phrasings or its answer have
 * @param substance weight of what the two share: a single common word is little
 * @param verbatim whether the message says exactly what one of the phrasings says, light words aside
 */
record Evidence(float likeness, float asked, float known, float substance, boolean verbatim) {
    /** One number to rank entries by. */
    float rank() {
        return (verbatim ? 0.1f : 0) + 0.5f * likeness + 0.3f * asked + 0.2f * known;
    }
}
