/**
 * <em>Story:</em> the chat client in Chromium: what it shows, and opening a chat, typing, pressing send. Its markup changes
 * without notice, so each part is looked for in several ways. <em>Promise:</em> {@link io.insaka.bridge.page.WebPage} reads
 * and acts, and decides nothing. <em>Not here:</em> what is new in a chat ({@code reading}).
 */
@NullMarked
package io.insaka.bridge.page;

import org.jspecify.annotations.NullMarked;
