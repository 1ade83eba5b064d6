package io.insaka.channels.spi;

import org.jspecify.annotations.Nullable;

/**
 * One item of a webhook body, complete in itself: {@link Channel#read} needs nothing but its bytes.
 *
 * @param type the provider's word for it ({@code text}, {@code delivered}, {@code account_update}); shown to operators
 * @param providerId the provider's id of the message it is or is about; null when there is none
 * @param dedupKey equal for a redelivery of the same item and for nothing else of this account
 * @param sender who it came from or is about, as the provider names them: items of one sender keep their order; null
 *     when it belongs to nobody
 */
public record RawItem(
        ItemKind kind,
        String type,
        @Nullable String providerId,
        String dedupKey,
        @Nullable String sender,
        byte[] body) {}
