package io.insaka.sandbox.telegram;

import io.insaka.sandbox.graph.Json;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who may be written to, and how what they do looks in an update. Guarded by the simulator. */
final class People {
    private final Clock clock;
    private final Set<Long> chats = new HashSet<>();
    private final Set<Long> blockers = new HashSet<>();
    private final Map<Long, Long> moved = new HashMap<>();
    private long updates = 7_000_000_000L;
    private long messages;

    People(Clock clock) {
        this.clock = clock;
    }

    long nextMessage() {
        return ++messages;
    }

    void wrote(long chat) {
        chats.add(chat);
    }

    void block(long chat, boolean blocked) {
        if (blocked) {
            blockers.add(chat);
        } else {
            blockers.remove(chat);
        }
    }

    void move(long from, long to) {
        moved.put(from, to);
        chats.add(to);
    }

    @Nullable
    Long movedTo(long chat) {
        return moved.get(chat);
    }

    boolean knows(long chat) {
        return chats.contains(chat);
    }

    boolean blocked(long chat) {
        return blockers.contains(chat);
    }

    boolean isMessage(long id) {
        return id > 0 && id <= messages;
    }

    static ObjectNode person(long id) {
        return Json.object().put("id", id).put("is_bot", false).put("first_name", "Mwila");
    }

    ObjectNode message(long chat) {
        ObjectNode message = Json.object()
                .put("message_id", nextMessage())
                .put("date", clock.instant().getEpochSecond());
        message.set("from", person(chat));
        message.putObject("chat").put("id", chat).put("type", "private").put("first_name", "Mwila");
        return message;
    }

    ObjectNode standing(long chat, String before, String now) {
        ObjectNode change = Json.object().put("date", clock.instant().getEpochSecond());
        change.putObject("chat").put("id", chat).put("type", "private");
        change.set("from", person(chat));
        change.putObject("old_chat_member").put("status", before);
        change.putObject("new_chat_member").put("status", now);
        return change;
    }

    byte[] update(String type, ObjectNode what) {
        ObjectNode update = Json.object().put("update_id", ++updates);
        update.set(type, what);
        return Json.bytes(update);
    }
}
