package io.insaka.llm.asking;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Models.Ability;
import org.jspecify.annotations.Nullable;

/** Who asks, what for, and whose budget pays. */
record Asked(
        TenantId tenant,
        Ability ability,
        String agent,
        @Nullable ConversationId conversation) {}
