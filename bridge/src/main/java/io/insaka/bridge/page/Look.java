package io.insaka.bridge.page;

import io.insaka.bridge.reading.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows at one moment.
 *
 * @param strategy by which the page was recognised; null when by none
 * @param choice the place of that strategy in their order; -1 for none
 * @param code what the QR code says, where the page tells; changes when the code does
 * @param open the chat that is open; null when none is
 */
public record Look(
        Screen screen,
        @Nullable String strategy,
        int choice,
        @Nullable String code,
        List<Chat> chats,
        @Nullable Open open) {
    public enum Screen {
        /** The chats. */
        READY,
        /** The code that the phone has to scan. */
        PAIRING,
        /** Nothing that any strategy recognises: the page is loading, or it has changed. */
        UNKNOWN
    }

    /** @param account the page's own id of the account; null where its markup has none */
    public record Chat(String title, @Nullable String account, int unread) {}

    public record Open(String title, @Nullable String account, List<Line> lines) {}
}
