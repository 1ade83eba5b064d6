package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.graph.Wording;
import io.insaka.channels.spi.Content;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question with options: buttons when they fit, else a list, else numbered text. One message in, one message out, so
 * a question too long for an interactive message becomes text rather than two messages.
 */
final class ChoicesBody {
    private static final String OPENER = "Options";

    private ChoicesBody() {}

    static void put(ObjectNode body, Content.Choices choices) throws Unsendable {
        List<Content.Option> options = choices.options();
        boolean interactive = !options.isEmpty()
                && !choices.text().isBlank()
                && choices.text().length() <= Limits.INTERACTIVE_BODY
                && distinct(options, Content.Option::id);
        if (interactive && fitButtons(choices)) {
            buttons(body, choices);
        } else if (interactive && fitList(options)) {
            list(body, choices);
        } else {
            MessageBody.text(body, numbered(choices));
        }
    }

    /** Descriptions have no place on a button; an opener asks for a list. */
    private static boolean fitButtons(Content.Choices choices) {
        List<Content.Option> options = choices.options();
        return choices.button() == null
                && options.size() <= Limits.BUTTONS
                && options.stream().allMatch(option -> option.description() == null)
                && fit(options, Limits.BUTTON_ID, Limits.BUTTON_TITLE);
    }

    private static boolean fitList(List<Content.Option> options) {
        return options.size() <= Limits.ROWS && fit(options, Limits.ROW_ID, Limits.ROW_TITLE);
    }

    /** Meta refuses equal titles, which trimming may have made; an id that was cut would come back as another. */
    private static boolean fit(List<Content.Option> options, int longestId, int longestTitle) {
        return options.stream()
                        .allMatch(option -> !option.title().isBlank()
                                && !option.id().isBlank()
                                && option.id().length() <= longestId)
                && distinct(options, option -> Wording.fit(option.title(), longestTitle));
    }

    private static boolean distinct(List<Content.Option> options, Function<Content.Option, String> property) {
        var seen = new HashSet<String>();
        return options.stream().map(property).allMatch(seen::add);
    }

    private static void buttons(ObjectNode body, Content.Choices choices) {
        ArrayNode buttons =
                interactive(body, "button", choices).putObject("action").putArray("buttons");
        for (Content.Option option : choices.options()) {
            buttons.addObject()
                    .put("type", "reply")
                    .putObject("reply")
                    .put("id", option.id())
                    .put("title", Wording.fit(option.title(), Limits.BUTTON_TITLE));
        }
    }

    private static void list(ObjectNode body, Content.Choices choices) {
        String opener = choices.button() == null || choices.button().isBlank() ? OPENER : choices.button();
        ObjectNode action = interactive(body, "list", choices).putObject("action");
        action.put("button", Wording.fit(opener, Limits.LIST_OPENER));
        ArrayNode rows = action.putArray("sections").addObject().putArray("rows");
        for (Content.Option option : choices.options()) {
            String title = Wording.fit(option.title(), Limits.ROW_TITLE);
            ObjectNode row = rows.addObject().put("id", option.id()).put("title", title);
            String description = description(option, title);
            if (description != null) {
                row.put("description", Wording.fit(description, Limits.ROW_DESCRIPTION));
            }
        }
    }

    /** Where a title was cut and nothing else stands below it, the whole title does. */
    private static @Nullable String description(Content.Option option, String shown) {
        if (option.description() != null && !option.description().isBlank()) {
            return option.description();
        }
        return shown.endsWith("…") && !option.title().endsWith("…") ? option.title() : null;
    }

    private static ObjectNode interactive(ObjectNode body, String type, Content.Choices choices) {
        ObjectNode interactive =
                body.put("type", "interactive").putObject("interactive").put("type", type);
        interactive.putObject("body").put("text", Fields.clean(choices.text()));
        return interactive;
    }

    private static String numbered(Content.Choices choices) {
        var text = new StringBuilder(choices.text().strip());
        int number = 0;
        for (Content.Option option : choices.options()) {
            number++;
            text.append(number == 1 && !text.isEmpty() ? "\n\n" : number == 1 ? "" : "\n")
                    .append(number)
                    .append(". ")
                    .append(option.title());
            if (option.description() != null && !option.description().isBlank()) {
                text.append(" – ").append(option.description());
            }
        }
        return text.toString();
    }
}
