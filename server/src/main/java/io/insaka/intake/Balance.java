package io.insaka.intake;

/**
 * "Nothing was lost": what came in, counted at the door, against what became of it, counted where it happened, and what
 * is seen waiting. The two sides are equal unless something is wrong.
 *
 * @param answered done, and a reply was caused by it
 * @param stored done without a reply being due (receipts, messages while a teammate holds the conversation…)
 */
record Balance(long received, long answered, long stored, long waiting, long ignored, long quarantined, long dead) {}
