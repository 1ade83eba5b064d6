/**
 * Google's Gemini API.
 *
 * <p>Taken on 2026-11-21 from the API reference (https://ai.google.dev/api), from bodies that people quote in public issues,
 * and from what LangChain4j 1.18.0 sends and reads:
 *
 * <ul>
 *   <li>{@code {"error": {code, message, status, details[]}}}. A wrong key is a 400 {@code INVALID_ARGUMENT} whose
 *       {@code ErrorInfo} says {@code API_KEY_INVALID} (https://github.com/zeroclaw-labs/zeroclaw/issues/194); no key is a 403.
 *   <li>A field it does not know is refused wherever it stands, with {@code BadRequest.fieldViolations}
 *       (https://github.com/gera2ld/ai.nvim/issues/13); a null counts as left out; names may be in camel or snake case.
 *   <li>A call of a function follows a turn of the user or a function's response, at once
 *       (https://github.com/continuedev/continue/issues/11047); responses in turns one after the other count together.
 *   <li>Models before Gemini 3 take functions or a JSON answer, not both.
 *   <li>Too fast and used up are both 429 {@code RESOURCE_EXHAUSTED} with the same message: the first carries
 *       {@code RetryInfo.retryDelay} and a {@code quotaId} per minute, the second one per day
 *       (https://github.com/RooCodeInc/Roo-Code/issues/3883, https://github.com/gke-labs/gemini-for-kubernetes-development/issues/1215).
 *   <li>A blocked prompt has {@code promptFeedback.blockReason} and no candidates; a blocked answer has a candidate without
 *       content and {@code finishReason: SAFETY}; an empty answer has content without parts.
 *   <li>{@code gemini-embedding-001} gives vectors of length 1 with all its 3,072 dimensions only.
 *   <li>Without {@code alt=sse} a stream is one JSON array that grows.
 * </ul>
 */
@NullMarked
package io.insaka.sandbox.llm.gemini;

import org.jspecify.annotations.NullMarked;
