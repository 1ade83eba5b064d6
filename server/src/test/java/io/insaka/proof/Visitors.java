package io.insaka.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The web chat's share of the load: visitors who write while the product dies, and listen to the stream it restarts. */
final class Visitors implements AutoCloseable {
    private final List<Visitor> visitors;

    Visitors(ProductProcess product, int count, long seed) {
        String channel = product.api()
                .post("/api/v1/channels", Map.of("kind", "webchat", "name", "Website", "settings", Map.of()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        visitors = IntStream.range(0, count)
                .mapToObj(n -> new Visitor("v" + n, product.baseUrl(), channel, seed + n))
                .toList();
    }

    void stop() throws InterruptedException {
        for (Visitor visitor : visitors) {
            visitor.stop();
        }
    }

    int questions() {
        return visitors.stream().mapToInt(visitor -> visitor.asked().size()).sum();
    }

    int streams() {
        return visitors.stream().mapToInt(Visitor::streams).sum();
    }

    /** Whether every question's answer was heard on the stream. */
    boolean answered() {
        return visitors.stream().allMatch(visitor -> visitor.heard().containsAll(visitor.asked()));
    }

    /** What is wrong, in words; the thread and the stream must both hold every answer once, in order. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Visitor visitor : visitors) {
            compare(faults, "the thread", visitor.asked(), visitor.thread());
            compare(faults, "the stream", visitor.asked(), visitor.heard());
        }
        return faults;
    }

    private static void compare(List<String> faults, String where, List<String> asked, List<String> found) {
        if (!asked.equals(found)) {
            faults.add(where + " shows " + found + " to one who waits for " + asked);
        }
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
    }
}
