package io.insaka.channels.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message was cut out of, where a sender's program wraps more around what they say: an e-mail with its subject,
 * what it quotes and its signature.
 *
 * @param subject what it is about, in its sender's words
 * @param text all of it as text; null when the message is all of it
 * @param html all of it, made safe to show; null when there was no such form, or it is too large to keep
 * @param facts what those who carried it say of it, to be shown as it stands
 * @param thread what an answer has to carry to be recognised as one: for the adapter alone
 */
public record Original(
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        List<Fact> facts,
        String thread) {
    public Original {
        facts = List.copyOf(facts);
    }

    /** A word and what it says, such as {@code SPF}, {@code pass}. */
    public record Fact(String name, String value) {}

    /** Of what a customer wrote, no more than the number of facts is printed. */
    @Override
    public String toString() {
        return "Original[" + facts.size() + " facts]";
    }
}
