/**
 * Telegram bots, by the Bot API: updates come in by webhook, one each; methods are called with the bot's token in the
 * address. Telegram reports neither deliveries nor our own reference, so a send whose answer was lost stays in doubt and
 * is never repeated by itself. {@link io.insaka.channels.telegram.TelegramChannel} is the way in.
 */
@NullMarked
package io.insaka.channels.telegram;

import org.jspecify.annotations.NullMarked;
