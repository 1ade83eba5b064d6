package io.insaka.notices;

import io.insaka.kernel.ConversationId;
import org.jspecify.annotations.Nullable;

/** Something to be mailed. @param times since it was seen last */
record Unmailed(Kind kind, @Nullable ConversationId conversation, int times) {}
