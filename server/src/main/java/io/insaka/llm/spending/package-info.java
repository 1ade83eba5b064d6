/**
 * What models cost: a row for every call, and running sums for every month, model and conversation, so that no question
 * about money adds anything up.
 */
@NullMarked
package io.insaka.llm.spending;

import org.jspecify.annotations.NullMarked;
