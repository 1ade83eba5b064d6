package io.insaka.brain.skill;

import io.insaka.channels.spi.Content;
import java.util.List;

/**
 * What a skill decided.
 *
 * @param replies sent in this order; empty to say nothing
 * @param why for the replay view, in a few words without personal data
 * @param insight the models asked and what was read, for the replay view
 * @param effects what is to come true with it beside the replies
 */
public record Decision(List<Content> replies, Next next, String why, Insight insight, List<Effect> effects) {
    private static final String SEPARATOR = ":";

    /** Nothing to say after all: the fallback is asked. Only in answer to {@link Entry.Conversed}. */
    public static Decision pass(String why, Insight insight) {
        return new Decision(List.of(), new Next.Pass(), why, insight);
    }

    public Decision {
        replies = List.copyOf(replies);
        effects = List.copyOf(effects);
    }

    public Decision(List<Content> replies, Next next, String why, Insight insight) {
        this(replies, next, why, insight, List.of());
    }

    public Decision(List<Content> replies, Next next, String why) {
        this(replies, next, why, Insight.NONE);
    }

    /** Says one thing and is done. */
    public static Decision say(String text, String why) {
        return new Decision(List.of(new Content.Text(text)), Next.DONE, why);
    }

    /** An option that leads back to {@code skill} as {@link Entry.Picked} with {@code payload}. */
    public static Content.Option option(Skill skill, String payload, String title) {
        return option(skill.name(), payload, title);
    }

    static Content.Option option(String skill, String payload, String title) {
        return new Content.Option(skill + SEPARATOR + payload, title, null);
    }
}
