package io.insaka.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** What stands around the conversations of the demo, as its file says. */
record Shelf(
        List<String> channels,
        List<Colour> labels,
        List<String> teams,
        List<String> companies,
        List<Reply> replies,
        List<Answer> articles,
        List<String> tasks,
        List<String> deals,
        Letter mailing,
        List<Speakers> people) {
    private static final String FILE = "shelf.json";

    record Colour(String name, String colour) {}

    record Reply(String shortcut, String text) {}

    record Answer(String question, String answer, String language) {}

    record Letter(String name, String text) {}

    record Speakers(String language, List<String> names) {}

    /** Somebody invented. */
    record Customer(int number, String name, String language) {
        /** No number begins like that: nothing that is sent there could arrive, whoever sent it. */
        String address() {
            return "+254 000 000 %03d".formatted(number + 1);
        }
    }

    static Shelf read(JsonMapper json) {
        try (InputStream file = Objects.requireNonNull(Shelf.class.getResourceAsStream(FILE), FILE)) {
            return json.readValue(file, Shelf.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In turns of those who speak one language and another. */
    List<Customer> customers() {
        List<Customer> all = new java.util.ArrayList<>();
        int most = people.stream().mapToInt(some -> some.names().size()).max().orElse(0);
        for (int place = 0; place < most; place++) {
            for (Speakers some : people) {
                if (place < some.names().size()) {
                    all.add(new Customer(all.size(), some.names().get(place), some.language()));
                }
            }
        }
        return List.copyOf(all);
    }
}
