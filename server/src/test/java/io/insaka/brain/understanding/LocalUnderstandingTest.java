package io.insaka.brain.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.brain.skill.Understood;
import io.insaka.brain.skill.Understood.Entity;
import io.insaka.brain.skill.Understood.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LocalUnderstandingTest {
    private static final String UNTOLD = "-";

    private final LocalUnderstanding understanding = new LocalUnderstanding();

    @Test
    void tellsLanguagesApart() {
        int asked = 0;
        int right = 0;
        int taken = 0;
        var wrong = new ArrayList<String>();
        var silent = new TreeMap<String, Integer>();
        for (String[] line : lines("languages.tsv")) {
            String heard = understanding.read(line[1], "").heard();
            if (line[0].equals(UNTOLD)) {
                taken += heard.isEmpty() ? 0 : 1;
                if (!heard.isEmpty()) {
                    wrong.add(line[1] + " → " + heard);
                }
                continue;
            }
            asked++;
            right += heard.equals(line[0]) ? 1 : 0;
            if (heard.isEmpty()) {
                silent.merge(line[0], 1, Integer::sum);
            } else if (!heard.equals(line[0])) {
                wrong.add(line[1] + " → " + heard);
            }
        }
        System.out.printf(
                "languages: %d asked, %d right, %d of no language taken for one, unsure %s, wrong: %s%n",
                asked, right, taken, silent, wrong);
        assertThat((double) right / asked).isGreaterThan(0.9);
        assertThat(wrong.size()).isLessThanOrEqualTo(asked / 50);
        assertThat(taken).isLessThanOrEqualTo(1);
    }

    @Test
    void feelsMoodAndHurry() {
        int asked = 0;
        int felt = 0;
        int hurry = 0;
        var wrong = new ArrayList<String>();
        for (String[] line : lines("moods.tsv")) {
            Understood understood = understanding.read(line[2], "").understood();
            String sign = understood.sentiment() > 0.1 ? "+" : understood.sentiment() < -0.1 ? "-" : "0";
            boolean sameFeeling = sign.equals(line[0]);
            boolean sameHurry = understood.priority() == Priority.valueOf(line[1]);
            asked++;
            felt += sameFeeling ? 1 : 0;
            hurry += sameHurry ? 1 : 0;
            if (!sameFeeling || !sameHurry) {
                wrong.add(line[2] + " → " + understood.sentiment() + " " + understood.priority());
            }
        }
        System.out.printf("moods: %d asked, %d felt, %d priorities right, wrong: %s%n", asked, felt, hurry, wrong);
        assertThat((double) felt / asked).isGreaterThan(0.9);
        assertThat((double) hurry / asked).isGreaterThan(0.9);
    }

    @Test
    void findsWhatIsNamed() {
        assertThat(named("Order AB-12345 for K1,250.50 on 12 March 2027, call +260 97 123 4567 or me@shop.zm"))
                .containsExactlyInAnyOrder(
                        new Entity("code", "AB-12345"),
                        new Entity("amount", "K1,250.50"),
                        new Entity("date", "12 March 2027"),
                        new Entity("phone", "+260971234567"),
                        new Entity("email", "me@shop.zm"));
        assertThat(named("stand B12 at 14:30 tomorrow"))
                .containsExactlyInAnyOrder(
                        new Entity("day", "tomorrow"), new Entity("time", "14:30"), new Entity("place", "stand B12"));
        assertThat(named("nimelipa 500 shilingi jana"))
                .containsExactlyInAnyOrder(new Entity("day", "yesterday"), new Entity("amount", "500 SHILINGI"));
        assertThat(named("2026-11-21 #4711 https://insaka.example/x?y=1"))
                .containsExactlyInAnyOrder(
                        new Entity("link", "https://insaka.example/x?y=1"),
                        new Entity("date", "2026-11-21"),
                        new Entity("code", "#4711"));
        assertThat(named("how are you")).isEmpty();
        assertThat(named("3 tickets")).containsExactly(new Entity("number", "3"));
    }

    @Test
    void keepsTheUsualLanguageOfShortAnswers() {
        var sensed = understanding.read("ok 👍", "sw");
        assertThat(sensed.heard()).isEmpty();
        assertThat(sensed.understood().language()).isEqualTo("sw");
    }

    @Test
    void takesAnythingAContactMayType() {
        var random = new Random(20_261_121);
        String alphabet = "aeiou xyz  '’!?.,@/#:+-0123456789KÀãé\u0000\ud83d\ude00\ud83dأشنम世\n\t";
        for (int round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            int length = random.nextInt(round % 100 == 0 ? 5_000 : 80);
            for (int at = 0; at < length; at++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Understood understood = understanding.read(text.toString(), "en").understood();
            assertThat(understood.sentiment()).isBetween(-1.0, 1.0);
            assertThat(understood.entities()).hasSizeLessThanOrEqualTo(20);
        }
        for (String same : List.of("1", "a1-", "@a.", "+1 (", "http://", "0 0 0 ", "9.", "k1,")) {
            understanding.read(same.repeat(20_000), "");
        }
    }

    @Test
    void isQuick() {
        List<String> all = lines("languages.tsv").stream().map(line -> line[1]).toList();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long start = System.nanoTime();
            all.forEach(message -> understanding.read(message, "en"));
            best = Math.min(best, (System.nanoTime() - start) / all.size());
        }
        System.out.printf("understanding: %.1f µs a message%n", best / 1000.0);
        assertThat(best).isLessThan(500_000);
    }

    private List<Entity> named(String text) {
        return understanding.read(text, "").understood().entities();
    }

    private static List<String[]> lines(String file) {
        try (var resource =
                Objects.requireNonNull(LocalUnderstandingTest.class.getResourceAsStream("/understanding/" + file))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
