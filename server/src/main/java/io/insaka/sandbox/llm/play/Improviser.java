package io.insaka.sandbox.llm.play;

import io.insaka.sandbox.llm.play.Ask.Calling;
import io.insaka.sandbox.llm.play.Ask.Line;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Ask.Speaker;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model answers when nobody wrote a script: the same to the same question, and of use to somebody who tries the
 * product without a key. It repeats the sentence of the passages it was given that fits the question best, says so when
 * none does, fills the schema it was given, tells what a tool found, and says what a picture is by its bytes.
 */
final class Improviser {
    private static final Set<String> GREETINGS = Set.of(
            ("hi hello hey there everyone good morning afternoon evening how are you bonjour salut bonsoir à tous habari"
                            + " jambo hujambo mambo sana gani muli bwanji")
                    .split(" "));

    private final Ask ask;

    Improviser(Ask ask) {
        this.ask = ask;
    }

    Reaction answer() {
        if (ask.purpose() == Purpose.EMBEDDING) {
            return Reaction.say("");
        }
        if (ask.purpose() == Purpose.TRANSCRIPTION) {
            return Reaction.say(ask.lastUserText());
        }
        Line last =
                ask.lines().isEmpty() ? Line.of(Speaker.USER, "") : ask.lines().getLast();
        boolean answered = last.speaker() == Speaker.TOOL;
        return switch (ask.calling()) {
            case Calling.This(String tool) when !answered -> call(tool);
            case Calling.Required()
            when !answered -> call(ask.tools().getFirst().name());
            default ->
                ask.schema()
                        .map(schema -> Reaction.json(new SchemaFiller(schema, words(last), ask.lastUserText()).fill()))
                        .orElseGet(() -> Reaction.say(words(last)));
        };
    }

    private Reaction call(String name) {
        return ask.tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .map(tool -> Reaction.use(
                        name, new SchemaFiller(tool.schema(), ask.lastUserText(), ask.lastUserText()).fill()))
                .orElseGet(() -> Reaction.use(name, Json.object()));
    }

    private String words(Line last) {
        if (last.speaker() == Speaker.TOOL) {
            return "Here is what I found: " + Passages.spoken(last.text());
        }
        if (!last.sounds().isEmpty()) {
            return String.join("\n", last.sounds());
        }
        if (!last.pictures().isEmpty()) {
            return "I see "
                    + last.pictures().stream().map(Picture::words).collect(Collectors.joining("; "))
                    + ". (This is a simulated model: it does not look at pictures.)";
        }
        var passages = Passages.in(ask.lines().stream().map(Line::text).toList());
        String question = ask.lastUserText();
        boolean greeting = isGreeting(question);
        if (!passages.isEmpty() && !greeting) {
            return passages.best(question).orElseGet(() -> unsure(question));
        }
        if (greeting) {
            return switch (Words.language(question)) {
                case "fr" -> "Bonjour ! Comment puis-je vous aider ?";
                case "sw" -> "Habari! Nikusaidie vipi?";
                default -> "Hello! How can I help you?";
            };
        }
        return "Thank you for your message: “" + shortened(question)
                + "”. (This is a simulated model: it knows nothing beyond what it is given.)";
    }

    private static String unsure(String question) {
        return switch (Words.language(question)) {
            case "fr" -> "Je n'en suis pas sûr. Voulez-vous qu'un collègue vous réponde ?";
            case "sw" -> "Sina uhakika kuhusu hilo. Nimwombe mwenzangu akujibu?";
            default -> "I am not sure about that. Shall I ask a colleague to answer you?";
        };
    }

    private static boolean isGreeting(String text) {
        List<String> words = Words.all(text).toList();
        return !words.isEmpty() && GREETINGS.containsAll(words);
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
