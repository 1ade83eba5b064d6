/** Telegram's Bot API, as strict as the real one where the product can notice. */
@NullMarked
package io.insaka.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
