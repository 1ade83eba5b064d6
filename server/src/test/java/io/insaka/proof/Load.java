package io.insaka.proof;

import io.insaka.sandbox.whatsapp.Said;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Customers who write numbered questions at random moments, whether or not anybody is there to answer. */
final class Load implements AutoCloseable {
    private final World world;
    private final List<World.Person> people;
    private final double perSecond;
    private final double paidShare;
    private final SplittableRandom random;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Map<String, Question> questions = new ConcurrentHashMap<>();
    private final Thread thread;

    /**
     * @param messageId as the simulator gave it
     * @param answer the one text that answers it
     */
    record Question(World.Person person, String messageId, String answer, boolean paid) {}

    Load(World world, List<World.Person> people, double perSecond, double paidShare, long seed) {
        this.world = world;
        this.people = people;
        this.perSecond = perSecond;
        this.paidShare = paidShare;
        this.random = new SplittableRandom(seed);
        this.thread = Thread.ofPlatform().name("load").start(this::run);
    }

    private void run() {
        int[] asked = new int[people.size()];
        while (running.get()) {
            int who = random.nextInt(people.size());
            // Now and then somebody types several in a row.
            int several = random.nextInt(8) == 0 ? 4 : 1;
            for (int n = 0; n < several; n++) {
                ask(people.get(who), ++asked[who]);
            }
            try {
                Thread.sleep((long) (-Math.log(1 - random.nextDouble()) * 1000 / perSecond));
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void ask(World.Person person, int n) {
        boolean paid = random.nextDouble() < paidShare;
        String name = person.n() + "-" + n;
        String id = world.simulator()
                .say(person.number(), person.customer(), new Said.Text((paid ? "paid question " : "question ") + name));
        questions.put(id, new Question(person, id, "answer " + name, paid));
    }

    /** By the simulator's message id. */
    Map<String, Question> questions() {
        return questions;
    }

    List<World.Person> people() {
        return people;
    }

    /** Nothing more comes from here when this returns. */
    void stop() {
        running.set(false);
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
