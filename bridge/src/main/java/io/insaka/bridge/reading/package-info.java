/**
 * <em>Story:</em> what is new in a chat, compared with what is known of it. Pages drop ids, trim long chats and rewrite
 * lines; so a chat is compared as a whole, in order. <em>Promise:</em> pure functions. <em>Not here:</em> the page.
 */
@NullMarked
package io.insaka.bridge.reading;

import org.jspecify.annotations.NullMarked;
