package io.insaka.proof;

import io.insaka.testing.Api;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A teammate who takes conversations over at random moments, and notes what the customer had been told by then. */
final class TakeOvers implements AutoCloseable {
    private static final int PAGE = 200;
    private static final int PAUSE_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<Api> api;
    private final World world;
    private final List<World.Person> people;
    private final long everyMillis;
    private final SplittableRandom random;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Map<World.Person, Integer> answersThen = new ConcurrentHashMap<>();
    private final Thread thread;

    /**
     * @param api the teammate's
     * @param people who may be taken over
     */
    TakeOvers(Supplier<Api> api, World world, List<World.Person> people, long everyMillis, long seed) {
        this.api = api;
        this.world = world;
        this.people = people;
        this.everyMillis = everyMillis;
        this.random = new SplittableRandom(seed);
        this.thread = Thread.ofPlatform().name("teammate").start(this::run);
    }

    private void run() {
        try {
            for (World.Person person : people) {
                long until = System.currentTimeMillis() + random.nextLong(everyMillis / 2, everyMillis * 3 / 2);
                while (System.currentTimeMillis() < until) {
                    if (!running.get()) {
                        return;
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
                take(person);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on asking until the product says 200: it may be dead at the moment, or die while it answers. */
    private void take(World.Person person) throws InterruptedException {
        while (!taken(person)) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean taken(World.Person person) {
        try {
            String conversation = conversations().get(person.customer().phone());
            if (conversation == null
                    || api.get()
                                    .post("/api/v1/conversations/" + conversation + "/take")
                                    .status()
                            != 200) {
                return false;
            }
            answersThen.put(person, answers(person));
            return true;
        } catch (UncheckedIOException down) {
            return false;
        }
    }

    private int answers(World.Person person) {
        return world.simulator()
                .journal()
                .accepted(person.number(), person.customer().key())
                .size();
    }

    /** By phone number. */
    private Map<String, String> conversations() {
        Map<String, String> found = new HashMap<>();
        String cursor = "";
        do {
            Api.Response page = api.get().get("/api/v1/conversations?limit=" + PAGE + cursor);
            if (page.status() != 200) {
                return found;
            }
            for (JsonNode item : page.json().path("items")) {
                found.put(
                        item.path("contact").path("address").asString("").replaceAll("\\D", ""),
                        item.path("id").asString());
            }
            String next = page.json().path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return found;
    }

    /** How many messages each customer had got when the take-over was confirmed. */
    Map<World.Person, Integer> answersThen() {
        return answersThen;
    }

    /** Begins no more; what was asked of the product is asked until it is confirmed. */
    void stop() {
        running.set(false);
        try {
            if (!thread.join(PATIENCE)) {
                throw new AssertionError("a take-over was never confirmed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
