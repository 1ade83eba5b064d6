/**
 * How each kind of provider is spoken to, through LangChain4j's low level. A model object is made for every call (25 µs
 * over one shared client), so that each call has its own time limit and what was answered can be looked at again.
 *
 * <p>What went wrong is read from the status and the body, not from the library's exceptions: those lose
 * {@code Retry-After} and what tells a spent quota from a full minute.
 */
@NullMarked
package io.insaka.llm.providers;

import org.jspecify.annotations.NullMarked;
