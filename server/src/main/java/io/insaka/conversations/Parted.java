package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Conversations that were merged into others and stand on their own again, mostly because the contact wrote. Told in the
 * transaction that does it: whoever listens joins it.
 */
public record Parted(TenantId tenant, List<From> all) {
    public Parted {
        all = List.copyOf(all);
    }

    public record From(ConversationId conversation, ConversationId other) {
        static Stream<From> of(OpenThread thread) {
            ConversationId other = thread.left();
            return other == null
                    ? Stream.empty()
                    : Stream.of(new From(thread.conversation().id(), other));
        }
    }
}
