package io.insaka.sandbox.whatsapp.rules;

import io.insaka.sandbox.graph.Fields;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Buttons, lists and the other things to tap. */
final class InteractiveRules {
    private static final Set<String> TYPES = Set.of(
            "button",
            "list",
            "cta_url",
            "flow",
            "location_request_message",
            "request_contact_info",
            "product",
            "product_list",
            "catalog_message");
    private static final Set<String> HEADERS = Set.of("text", "image", "video", "document");

    private InteractiveRules() {}

    static void check(Fields interactive, BiConsumer<String, Fields> media) {
        String type = interactive.oneOf("type", TYPES);
        if (interactive.has("header")) {
            header(interactive.object("header"), type, media);
        }
        if (!type.equals("product") || interactive.has("body")) {
            limited(interactive.object("body"), "text", type.equals("list") ? 4096 : 1024, "Body text");
        }
        if (interactive.has("footer")) {
            limited(interactive.object("footer"), "text", 60, "Footer text");
        }
        Fields action = interactive.object("action");
        switch (type) {
            case "button" -> buttons(action);
            case "list" -> list(action);
            case "cta_url" -> {
                named(action, "cta_url");
                Fields parameters = action.object("parameters");
                limited(parameters, "display_text", 20, "Button label");
                parameters.text("url", 2048);
            }
            case "flow" -> {
                named(action, "flow");
                limited(action.object("parameters"), "flow_cta", 30, "Flow button label");
            }
            case "location_request_message" -> named(action, "send_location");
            case "request_contact_info" -> named(action, "request_contact_info");
            case "catalog_message" -> named(action, "catalog_message");
            default -> action.text("catalog_id", 200);
        }
    }

    private static void header(Fields header, String type, BiConsumer<String, Fields> media) {
        String kind = header.oneOf("type", HEADERS);
        if (kind.equals("text")) {
            limited(header, "text", 60, "Header text");
        } else if (type.equals("list")) {
            throw new Refused(GraphError.badValue("Header type " + kind + " is not supported for list messages"));
        } else {
            media.accept(kind, header.object(kind));
        }
    }

    private static void named(Fields action, String name) {
        if (!action.text("name", 100).equals(name)) {
            throw new Refused(GraphError.badValue("interactive['action']['name'] must be " + name));
        }
    }

    private static void buttons(Fields action) {
        List<Fields> buttons = action.objects("buttons");
        if (buttons.size() > 3) {
            throw new Refused(
                    GraphError.badValue("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3"));
        }
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Fields button : buttons) {
            button.oneOf("type", Set.of("reply"));
            Fields reply = button.object("reply");
            unique(ids, limited(reply, "id", 256, "Button id"), "button id");
            unique(titles, limited(reply, "title", 20, "Button label"), "button title");
        }
    }

    private static void list(Fields action) {
        limited(action, "button", 20, "List button label");
        List<Fields> sections = action.objects("sections");
        if (sections.size() > 10) {
            throw new Refused(GraphError.badValue("Total section count exceeds max allowed count: 10"));
        }
        Set<String> ids = new HashSet<>();
        for (Fields section : sections) {
            if (sections.size() > 1 && !section.has("title")) {
                throw new Refused(GraphError.missing("Section title is required when there is more than one section"));
            }
            if (section.has("title")) {
                limited(section, "title", 24, "Section title");
            }
            for (Fields row : section.objects("rows")) {
                unique(ids, limited(row, "id", 200, "Row id"), "row id");
                limited(row, "title", 24, "Row title");
                if (row.has("description")) {
                    limited(row, "description", 72, "Row description");
                }
            }
        }
        if (ids.size() > 10) {
            throw new Refused(GraphError.badValue("Total row count exceeds max allowed count: 10"));
        }
    }

    private static void unique(Set<String> seen, String value, String what) {
        if (!seen.add(value)) {
            throw new Refused(GraphError.badValue("Duplicated " + what + ": " + value));
        }
    }

    /** Too long inside an interactive message is 131009, unlike elsewhere. */
    private static String limited(Fields fields, String name, int max, String what) {
        String value = fields.text(name, Integer.MAX_VALUE);
        if (value.codePointCount(0, value.length()) > max) {
            throw new Refused(GraphError.badValue(what + " is too long. Max length is " + max));
        }
        return value;
    }
}
