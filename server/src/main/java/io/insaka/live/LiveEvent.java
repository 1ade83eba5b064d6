package io.insaka.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stored change. {@code settled}: no older transaction can still slip in before it. */
record LiveEvent(LiveCursor cursor, @Nullable UUID conversation, String what, boolean settled) {}
