/**
 * How a question finds its answer: one model after the other, each behind a circuit, tried again where that makes sense,
 * never beyond the asker's patience or the organisation's budget.
 */
@NullMarked
package io.insaka.llm.asking;

import org.jspecify.annotations.NullMarked;
