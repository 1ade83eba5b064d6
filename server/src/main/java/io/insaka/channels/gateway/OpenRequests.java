package io.insaka.channels.gateway;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.OpenAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks on this node whose callers wait for the reply, by the people they are about. */
final class OpenRequests {
    /** How long after one reply the next is waited for: most answers are several messages. */
    private static final Duration PAUSE_BETWEEN = Duration.ofMillis(400);

    private record Key(String hook, String address) {}

    private final Map<Key, List<Open>> waiting = new ConcurrentHashMap<>();

    OpenAnswer open(GatewaySettings settings, Set<String> people) {
        var open = new Open(settings, people);
        people.forEach(person -> waiting.computeIfAbsent(
                        new Key(settings.hook(), person), unused -> new CopyOnWriteArrayList<>())
                .add(open));
        return open;
    }

    /** Gives a message to the oldest request that waits for one; false when none does. */
    boolean take(GatewaySettings settings, String person, ObjectNode message) {
        return waiting.getOrDefault(new Key(settings.hook(), person), List.of()).stream()
                .anyMatch(open -> open.take(message));
    }

    private final class Open implements OpenAnswer {
        private final GatewaySettings settings;
        private final Set<String> people;
        private final List<ObjectNode> taken = new ArrayList<>();
        private boolean closed;

        private Open(GatewaySettings settings, Set<String> people) {
            this.settings = settings;
            this.people = Set.copyOf(people);
        }

        private synchronized boolean take(ObjectNode message) {
            if (closed) {
                return false;
            }
            taken.add(message);
            notifyAll();
            return true;
        }

        @Override
        public synchronized Optional<byte[]> await() throws InterruptedException {
            long end = System.nanoTime() + settings.patience().toNanos();
            int seen = 0;
            long until = end;
            while (System.nanoTime() < until) {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
                if (taken.size() > seen) {
                    seen = taken.size();
                    until = Math.min(end, System.nanoTime() + PAUSE_BETWEEN.toNanos());
                }
            }
            closed = true;
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode answer = GraphJson.object();
            ArrayNode replies = answer.putArray("replies");
            taken.forEach(replies::add);
            return Optional.of(GraphJson.bytes(answer));
        }

        @Override
        public synchronized byte[] given() {
            ObjectNode body = GraphJson.object();
            ArrayNode statuses = body.putArray("statuses");
            taken.forEach(message -> statuses.addObject()
                    .put("id", message.path("id").asString())
                    .put("status", "sent"));
            return GraphJson.bytes(body);
        }

        @Override
        public void close() {
            synchronized (this) {
                closed = true;
            }
            for (String person : people) {
                waiting.computeIfPresent(new Key(settings.hook(), person), (key, all) -> {
                    all.remove(this);
                    return all.isEmpty() ? null : all;
                });
            }
        }
    }
}
