package io.insaka.bridge.store;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with a chat.
 *
 * @param id what Insaka knows them by; never changes once given
 * @param title what the chat is called in the page now
 * @param account the page's own id of the account; null as long as no markup told it
 */
public record Person(String id, String title, @Nullable String account) {}
