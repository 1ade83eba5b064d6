/** Fetches the files of inbound messages from their provider, aside from the message's path. Start at {@link Fetching}. */
@NullMarked
package io.insaka.conversations.attachments;

import org.jspecify.annotations.NullMarked;
