package io.insaka.brain.memory;

import io.insaka.brain.skill.History.Said;
import io.insaka.brain.skill.History.Who;
import io.insaka.channels.spi.Content;
import io.insaka.conversations.Author;
import io.insaka.conversations.Direction;
import io.insaka.conversations.Message;
import java.util.List;

/** Messages of a thread as somebody would tell them. */
final class Lines {
    /** Of one message; what a customer pastes can be a book. */
    private static final int LONGEST = 1_000;

    private Lines() {}

    static List<Said> of(List<Message> messages) {
        return messages.stream().filter(Lines::counts).map(Lines::line).toList();
    }

    /** Notes are the team's own, and what was taken back was not said. */
    private static boolean counts(Message message) {
        return message.direction() != Direction.NOTE && message.marks().revokedAt() == null;
    }

    private static Said line(Message message) {
        Who who =
                switch (message.author()) {
                    case Author.Contact contact -> Who.CUSTOMER;
                    case Author.Bot bot -> Who.BOT;
                    case Author.Teammate teammate -> Who.PERSON;
                    case Author.System system -> Who.PERSON;
                    case Author.Mailing mailing -> Who.PERSON;
                };
        return new Said(who, words(message.body()));
    }

    private static String words(Message.Body body) {
        Content content = body.content();
        String words = content.words().strip();
        if (content instanceof Content.Media || words.isEmpty()) {
            words = ("[" + Message.type(content) + "] " + words).strip();
        }
        if (body.perceived() != null) {
            words += " (" + body.perceived() + ")";
        }
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }
}
