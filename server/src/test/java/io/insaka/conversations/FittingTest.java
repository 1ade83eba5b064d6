package io.insaka.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FittingTest {
    private static final List<String> PIECES =
            List.of("a", "word", " ", "  ", "\n", "\n\n", "👍🏽", "😀", "﷽", "日本", "é", "\t", "-".repeat(30));

    private static Capabilities channel(int maxText, int maxCaption) {
        return new Capabilities(true, null, false, maxText, maxCaption, 3, 10, true, 100, Duration.ofSeconds(1));
    }

    private static String randomText(Random random) {
        return IntStream.range(0, random.nextInt(200))
                .mapToObj(n -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    @Test
    void splitsAnyTextIntoPartsThatFitAndLosesNothing() {
        var random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            String text = randomText(random);
            int longest = 1 + random.nextInt(60);
            checkParts(text, longest, Fitting.fit(new Content.Text(text), channel(longest, longest)));
        }
    }

    private static void checkParts(String text, int longest, List<Content> parts) {
        for (Content part : parts) {
            String words = part.words();
            assertThat(words).isNotBlank();
            // A single character outside the basic plane cannot be made any shorter.
            assertThat(words.length()).isLessThanOrEqualTo(Math.max(longest, 2));
            assertThat(Character.isLowSurrogate(words.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(words.charAt(words.length() - 1)))
                    .isFalse();
        }
        String together = parts.stream().map(Content::words).collect(Collectors.joining());
        assertThat(together.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Test
    void splitsAtWordBordersWhereItCan() {
        assertThat(Fitting.fit(new Content.Text("one two three four"), channel(9, 9)))
                .extracting(Content::words)
                .containsExactly("one two", "three", "four");
    }

    @Test
    void sendsACaptionThatIsTooLongAfterItsFile() {
        var file = new Content.Media(MediaKind.IMAGE, null, null, null, null, "much too long a caption", false);
        List<Content> parts = Fitting.fit(file, channel(100, 10));
        assertThat(parts).extracting(Content::words).containsExactly("", "much too long a caption");
    }

    @Test
    void numbersOptionsThatNothingCanShow() {
        List<Content.Option> options = IntStream.rangeClosed(1, 11)
                .mapToObj(n -> new Content.Option("id" + n, "Choice " + n, null))
                .toList();
        assertThat(Fitting.fit(new Content.Choices("Which?", null, options), channel(1_000, 10)))
                .singleElement()
                .isInstanceOf(Content.Text.class)
                .extracting(Content::words)
                .asString()
                .contains("Which?", "1. Choice 1", "11. Choice 11");
        assertThat(Fitting.fit(new Content.Choices("Which?", null, options.subList(0, 4)), channel(1_000, 10)))
                .singleElement()
                .matches(content -> ((Content.Choices) content).button() != null);
    }

    @Test
    void neverMakesAQuestionLongerThanAMessageMayBe() {
        List<Content.Option> options = List.of(new Content.Option("a", "A", null));
        List<Content> parts = Fitting.fit(new Content.Choices("word ".repeat(100), null, options), channel(100, 10));
        assertThat(parts).allSatisfy(part -> assertThat(part.words()).hasSizeLessThanOrEqualTo(100));
        assertThat(parts.getLast()).isInstanceOf(Content.Choices.class);
    }
}
