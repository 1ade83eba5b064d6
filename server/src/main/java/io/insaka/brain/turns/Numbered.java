package io.insaka.brain.turns;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.conversations.Fitting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The options of the bot's last question on a channel that has nothing to tap: typing one's number is tapping it. */
record Numbered(List<Content.Option> options) {
    static final Numbered NONE = new Numbered(List.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Numbered {
        options = List.copyOf(options);
    }

    /** Of the last question among these replies. */
    static Numbered of(List<Content> replies, Capabilities channel) {
        return replies.reversed().stream()
                .filter(Content.Choices.class::isInstance)
                .map(Content.Choices.class::cast)
                .findFirst()
                .filter(question -> Fitting.numbers(question, channel))
                .map(question -> new Numbered(question.options()))
                .orElse(NONE);
    }

    static Numbered read(@Nullable String text) {
        return text == null ? NONE : JSON.readValue(text, Numbered.class);
    }

    /** Null for none. */
    @Nullable
    String text() {
        return options.isEmpty() ? null : JSON.writeValueAsString(this);
    }

    /** The option that somebody typed: its words, its number, or both. */
    Optional<Content.Chosen> typed(Content said) {
        if (options.isEmpty() || !(said instanceof Content.Text text)) {
            return Optional.empty();
        }
        String words = Skills.plain(text.text());
        for (Content.Option option : options) {
            if (words.equals(Skills.plain(option.title())) && !words.isEmpty()) {
                return Optional.of(chosen(option));
            }
        }
        for (int n = 1; n <= options.size(); n++) {
            Content.Option option = options.get(n - 1);
            if (words.equals(String.valueOf(n)) || words.equals(n + " " + Skills.plain(option.title()))) {
                return Optional.of(chosen(option));
            }
        }
        return Optional.empty();
    }

    private static Content.Chosen chosen(Content.Option option) {
        return new Content.Chosen("number", option.id(), option.title(), option.description());
    }
}
