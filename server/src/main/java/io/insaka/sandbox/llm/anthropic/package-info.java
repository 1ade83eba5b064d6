/**
 * Anthropic's Messages API.
 *
 * <p>Taken on 2026-11-21 from the API reference (https://docs.anthropic.com/en/api/messages, …/errors), from bodies that
 * people quote in public issues, and from what LangChain4j 1.18.0 sends and reads:
 *
 * <ul>
 *   <li>{@code x-api-key} and {@code anthropic-version: 2023-06-01}; a bearer token with {@code 2026-10-21}, which has no
 *       temperature, top_p, top_k any more.
 *   <li>{@code {"type": "error", "error": {type, message}, "request_id"}} and the header {@code request-id}. Messages name
 *       the place with dots: {@code messages.0.content.1: …}. What it does not know: "Extra inputs are not permitted".
 *   <li>Turns of the same role one after the other are allowed (they count as one); the first must be the user's. Each
 *       {@code tool_use} must be answered in the very next message
 *       (https://github.com/anthropics/claude-code/issues/8210, …/13460).
 *   <li>"prompt is too long: 200251 tokens &gt; 200000 maximum" is an {@code invalid_request_error} without a code
 *       (https://github.com/boldsoftware/exe.dev/issues/62).
 *   <li>No credit is a 400 {@code invalid_request_error} that says "Your credit balance is too low", not a 429
 *       (https://github.com/anthropics/claude-code/issues/66314, June 2026).
 *   <li>{@code output_config.format} takes a JSON schema whose objects say {@code additionalProperties: false}; properties
 *       may be optional; bounds of numbers and lengths are refused.
 *   <li>A refusal is a 200 with {@code stop_reason: refusal} and perhaps no content at all.
 *   <li>Streams: message_start, per block content_block_start, _delta, _stop, then message_delta with the output tokens,
 *       message_stop; a ping may come anywhere.
 * </ul>
 */
@NullMarked
package io.insaka.sandbox.llm.anthropic;

import org.jspecify.annotations.NullMarked;
