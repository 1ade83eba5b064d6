package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.graph.Wording;
import io.insaka.channels.spi.Content;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question with options, in one message: buttons that stay where Messenger has room for them, else quick replies. What
 * does not fit on a button stands numbered in the words, and the numbers are what is tapped.
 */
final class ChoicesBody {
    static final int MOST_REPLIES = 13;
    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_TITLE = 20;
    private static final int LONGEST_PAYLOAD = 1_000;
    private static final int LONGEST_BUTTON_TEXT = 640;

    private ChoicesBody() {}

    static void put(Platform platform, ObjectNode message, Content.Choices choices) throws Unsendable {
        List<Content.Option> options = choices.options();
        boolean plain = options.stream().allMatch(ChoicesBody::fitsOnAButton) && distinct(options);
        if (options.isEmpty()) {
            MessageBody.text(platform, message, choices.text());
        } else if (plain
                && platform == Platform.MESSENGER
                && options.size() <= MOST_BUTTONS
                && !choices.text().isBlank()
                && choices.text().length() <= LONGEST_BUTTON_TEXT) {
            buttons(message, choices);
        } else {
            replies(platform, message, choices, plain);
        }
    }

    private static boolean fitsOnAButton(Content.Option option) {
        return !option.title().isBlank()
                && option.title().strip().length() <= LONGEST_TITLE
                && option.id().length() <= LONGEST_PAYLOAD
                && (option.description() == null || option.description().isBlank());
    }

    private static boolean distinct(List<Content.Option> options) {
        var seen = new HashSet<String>();
        return options.stream().map(option -> option.title().strip()).allMatch(seen::add);
    }

    private static void buttons(ObjectNode message, Content.Choices choices) {
        ObjectNode payload =
                message.putObject("attachment").put("type", "template").putObject("payload");
        payload.put("template_type", "button").put("text", Fields.clean(choices.text()));
        ArrayNode buttons = payload.putArray("buttons");
        for (Content.Option option : choices.options()) {
            buttons.addObject()
                    .put("type", "postback")
                    .put("title", Wording.fit(option.title(), LONGEST_TITLE))
                    .put("payload", option.id());
        }
    }

    private static void replies(Platform platform, ObjectNode message, Content.Choices choices, boolean plain)
            throws Unsendable {
        List<Content.Option> options = choices.options();
        MessageBody.text(platform, message, plain ? choices.text() : numbered(choices));
        boolean tappable = options.size() <= MOST_REPLIES
                && options.stream()
                        .allMatch(
                                option -> !option.id().isBlank() && option.id().length() <= LONGEST_PAYLOAD);
        if (!tappable) {
            if (plain) {
                MessageBody.text(platform, message, numbered(choices));
            }
            return;
        }
        ArrayNode replies = message.putArray("quick_replies");
        int number = 0;
        for (Content.Option option : options) {
            number++;
            replies.addObject()
                    .put("content_type", "text")
                    .put("title", plain ? option.title().strip() : String.valueOf(number))
                    .put("payload", option.id());
        }
    }

    private static String numbered(Content.Choices choices) {
        var text = new StringBuilder(choices.text().strip());
        int number = 0;
        for (Content.Option option : choices.options()) {
            number++;
            text.append(number == 1 ? "\n\n" : "\n").append(number).append(". ").append(option.title());
            if (option.description() != null && !option.description().isBlank()) {
                text.append(" – ").append(option.description());
            }
        }
        return text.toString();
    }
}
