package io.insaka.webchat;

import io.insaka.kernel.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open stream of one visitor: what there is to look at. The thread itself says what that is now. */
final class ChatStream {
    private static final int QUEUE = 100;

    private final Visit visit;
    private final BlockingQueue<String> pokes = new LinkedBlockingQueue<>(QUEUE);
    private volatile @Nullable ConversationId conversation;
    private volatile boolean open = true;

    ChatStream(Visit visit) {
        this.visit = visit;
    }

    Visit visit() {
        return visit;
    }

    @Nullable
    ConversationId conversation() {
        return conversation;
    }

    void bind(ConversationId found) {
        conversation = found;
    }

    /** A full queue says enough: everything is looked at afresh anyway. */
    void poke(String what) {
        pokes.offer(what);
    }

    /** What happened since the last call, waiting so long for something to happen. */
    List<String> next(long millis) throws InterruptedException {
        String first = pokes.poll(millis, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        all.add(first);
        pokes.drainTo(all);
        return all;
    }

    boolean open() {
        return open;
    }

    void close() {
        open = false;
    }
}
