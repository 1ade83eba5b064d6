/**
 * Our own chat, on websites and as an app. Here is its wire format: what a visitor's browser sends through the webhook,
 * the tokens by which it is known, and the settings. {@link io.insaka.channels.webchat.WebChat} is the way in; reading
 * starts at {@code ItemSplitter} and {@code ItemReader}.
 *
 * <p>There is no provider: a message is delivered by being in the thread, from where the module {@code webchat} shows it
 * to its visitor.
 */
@NullMarked
@NamedInterface("webchat")
package io.insaka.channels.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
