package io.insaka.desk;

import io.insaka.kernel.TeammateId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words that are written often.
 *
 * @param owner whose it is; null: everybody's
 * @param shortcut the word by which it is found while writing
 * @param text with {@link Placeholders} in it
 */
record CannedReply(UUID id, @Nullable TeammateId owner, String shortcut, String text) {}
