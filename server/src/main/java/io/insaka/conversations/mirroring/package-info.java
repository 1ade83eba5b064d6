/**
 * Tells providers that show conversations to people of their own who has one, as it stands at that moment, until they
 * have taken it. Start at {@link Mirroring}.
 */
@NullMarked
package io.insaka.conversations.mirroring;

import org.jspecify.annotations.NullMarked;
