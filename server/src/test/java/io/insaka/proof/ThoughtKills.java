package io.insaka.proof;

import io.insaka.sandbox.llm.play.Journal;
import io.insaka.sandbox.whatsapp.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Everybody asks something that models have to think about, at slightly different times, and the product is killed while
 * some of them are at the first call, some between the calls and some behind the last. Its database lives on and tells
 * which calls the dead process had finished: none of them may be made again.
 */
final class ThoughtKills {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_PEOPLE = 25;
    private static final long LONGEST_WAIT = 400;
    private static final long POLL = 50;
    /** Who is asked under which key of a turn's journal. */
    private static final Map<String, String> MODELS =
            Map.of("conversation.advice", Minds.ADVISER, "conversation.answer.1", Minds.WRITER);

    private final World world;
    private final Minds minds;
    private final ProductProcess product;
    private final List<World.Person> people;
    private final SplittableRandom random;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> figures = new LinkedHashMap<>();
    /** Turns of which something was finished when it was looked at. */
    private final Set<String> known = new HashSet<>();

    /** A row of the journal: a call whose answer was on disk. */
    private record Finished(String turn, String model, String conversation, boolean over) {}

    /** What one model was asked. */
    private record Asked(String model, String text) {
        static Asked of(Journal.Call call) {
            return new Asked(call.model(), call.text());
        }
    }

    ThoughtKills(World world, Minds minds, ProductProcess product, List<World.Person> people, long seed) {
        this.world = world;
        this.minds = minds;
        this.product = product;
        this.people = people;
        this.random = new SplittableRandom(seed);
    }

    /** The product runs before and after. @return what went wrong; empty when nothing did */
    List<String> run(int kills) throws InterruptedException {
        for (int kill = 1; kill <= kills && faults.isEmpty(); kill++) {
            round(kill);
        }
        return faults;
    }

    Map<String, Integer> figures() {
        return figures;
    }

    private void round(int round) throws InterruptedException {
        finished(); // what earlier rounds went on with after their kill is theirs
        long before = minds.last();
        List<String> questions = new ArrayList<>();
        for (World.Person person : people) {
            questions.add(ask(person, round));
            Thread.sleep(BETWEEN_PEOPLE);
        }
        awaitTheMoment(round, before);
        long answered = minds.last();
        product.kill(false);
        // What the dead process had asked is still answered, to nobody.
        until(() -> minds.journal().running() == 0);
        List<Finished> finished = finished();
        long dead = minds.last();
        product.launch();
        product.awaitReady();
        until(() -> questions.stream().allMatch(question -> answers(question) > 0));
        until(() -> new Books(product).waiting() == 0);
        for (String question : questions) {
            long answers = answers(question);
            if (answers != 1) {
                faults.add(answers + " answers to “" + question + "”");
            }
        }
        compare(finished, minds.since(before), new Kill(answered, dead));
    }

    /**
     * Numbers of calls.
     *
     * @param answered the last that was answered when the process was killed
     * @param dead the last that the dead process had made
     */
    private record Kill(long answered, long dead) {}

    /** Any moment, or right behind one of the last calls: the time until its turn is committed is short. */
    private void awaitTheMoment(int round, long before) throws InterruptedException {
        if (round % 2 == 0) {
            long answers = 1 + random.nextLong(people.size() / 2);
            until(
                    () -> minds.since(before).stream()
                                    .filter(call -> call.model().equals(Minds.WRITER))
                                    .count()
                            >= answers,
                    1);
        } else {
            Thread.sleep(random.nextLong(LONGEST_WAIT));
        }
    }

    /** No numbers: those of a customer are no source, and an answer with one would not be believed. */
    private String ask(World.Person person, int round) {
        String name = letters(round) + " " + letters(person.n());
        String question = "have you heard the song called " + name + ", my dears";
        minds.answer(question, answer(question));
        world.simulator().say(person.number(), person.customer(), new Said.Text(question));
        return question;
    }

    private static String answer(String question) {
        return "We love it, too, and so: " + question;
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .mapToObj(digit -> "zo" + (char) ('a' + Character.digit(digit, 26)))
                .collect(Collectors.joining());
    }

    private long answers(String question) {
        return world.numbers().stream()
                .flatMap(number -> world.simulator().journal().accepted(number).stream())
                .filter(message -> message.text().contains(question))
                .count();
    }

    /** What no earlier look has seen. */
    private List<Finished> finished() {
        List<Finished> finished = new Books(product)
                .texts("""
                        SELECT concat_ws(' ', j.turn_id, j.key, t.conversation_id, t.status = 'done') FROM turn_journal j
                        JOIN turn t ON t.tenant_id = j.tenant_id AND t.id = j.turn_id""").stream()
                        .map(row -> row.split(" "))
                        .filter(row -> MODELS.containsKey(row[1]))
                        .map(row -> new Finished(row[0], MODELS.getOrDefault(row[1], ""), row[2], row[3].equals("t")))
                        .filter(call -> !known.contains(call.turn()))
                        .toList();
        finished.forEach(call -> known.add(call.turn()));
        return finished;
    }

    private void compare(List<Finished> finished, List<Journal.Call> made, Kill kill) {
        Map<String, String> texts = texts(finished);
        Set<Asked> paid = finished.stream()
                .map(call -> new Asked(call.model(), texts.getOrDefault(call.turn(), "")))
                .collect(Collectors.toSet());
        Map<Asked, Long> before = new HashMap<>();
        for (Journal.Call call : made) {
            Asked asked = Asked.of(call);
            Long first = before.putIfAbsent(asked, call.number());
            if (call.number() > kill.dead() && paid.contains(asked)) {
                faults.add("a finished call was made again: " + asked);
            } else if (first != null && call.number() <= kill.dead()) {
                faults.add("a call was made twice by one process: " + asked);
            } else if (first != null && first > kill.answered()) {
                add("calls under way at the kill, made again", 1);
            } else if (first != null) {
                add("calls answered, but killed before the journal was on disk, so made again", 1);
            }
        }
        long advised = turns(finished, Minds.ADVISER);
        long written = turns(finished, Minds.WRITER);
        long over = turns(finished.stream().filter(Finished::over).toList(), Minds.WRITER);
        add("kills with SIGKILL", 1);
        add("questions", people.size());
        add("calls answered by the models", made.size());
        add("turns killed before or in the first call", (int) (people.size() - advised));
        add("turns killed between the calls or in the second", (int) (advised - written));
        add("turns killed behind the last call, before the commit", (int) (written - over));
        add("turns over before the kill", (int) over);
    }

    private static long turns(List<Finished> finished, String model) {
        return finished.stream()
                .filter(call -> call.model().equals(model))
                .map(Finished::turn)
                .distinct()
                .count();
    }

    private void add(String what, int more) {
        figures.merge(what, more, Integer::sum);
    }

    /** What each turn answers: it has the id of its message. */
    private Map<String, String> texts(List<Finished> finished) {
        Map<String, String> texts = new HashMap<>();
        finished.stream().map(Finished::conversation).distinct().forEach(conversation -> {
            JsonNode messages = product.api()
                    .get("/api/v1/conversations/" + conversation + "/messages?limit=200")
                    .expect(200)
                    .json()
                    .path("items");
            messages.forEach(message -> texts.put(
                    message.path("id").asString(), message.path("text").asString("")));
        });
        return texts;
    }

    /** What does not come in time is found missing by whoever looks next. */
    private static void until(BooleanSupplier come) throws InterruptedException {
        until(come, POLL);
    }

    private static void until(BooleanSupplier come, long poll) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(poll);
        }
    }
}
