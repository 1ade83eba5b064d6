/**
 * The chat completions of OpenAI, and of who speaks like it: xAI, and local servers such as LM Studio and Ollama.
 *
 * <p>What is refused, and how, was taken on 2026-11-21 from the API reference
 * (https://platform.openai.com/docs/api-reference, https://docs.x.ai/docs/api-reference), from the bodies that people
 * quote in public issues, and from what LangChain4j 1.18.0 sends and reads:
 *
 * <ul>
 *   <li>OpenAI: {@code {"error": {message, type, param, code}}}. 401 for a key that is missing or wrong, 404
 *       {@code model_not_found}, 400 for everything in the body, 429 {@code rate_limit_exceeded} with
 *       {@code retry-after}, 429 {@code insufficient_quota} without. Top-level fields it does not know:
 *       "Unrecognized request argument supplied: x" with neither param nor code; nested ones: {@code unknown_parameter}.
 *   <li>Strict schemas, of {@code response_format} and of functions: every object says
 *       {@code additionalProperties: false} and requires all its properties.
 *   <li>Reasoning models (gpt-5…, o…) take {@code max_completion_tokens} only, and no temperature but 1.
 *   <li>xAI: {@code {"code": "words of gRPC", "error": "text"}}; a wrong key is a 400, a body of the wrong shape a 422 in
 *       plain text (https://github.com/i-am-bee/beeai-framework/issues/447,
 *       https://github.com/continuedev/continue/issues/10778). Credits used up and too fast are both 429; only the words
 *       differ (https://github.com/continuedev/continue/issues/10373).
 *   <li>LM Studio never answers a request that offers to speak HTTP/2
 *       (https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1079); local servers ignore what they do not know,
 *       and say in words of their own that a conversation does not fit (…/546).
 *   <li>A stream is {@code data: {…}} events and {@code data: [DONE]}; usage comes only with
 *       {@code stream_options.include_usage}, in an event without choices before the end.
 * </ul>
 */
@NullMarked
package io.insaka.sandbox.llm.openai;

import org.jspecify.annotations.NullMarked;
