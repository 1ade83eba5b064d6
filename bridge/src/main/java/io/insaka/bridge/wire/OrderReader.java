package io.insaka.bridge.wire;

import io.insaka.bridge.store.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a callback of Insaka asks for, in words that can be typed. */
final class OrderReader {
    private OrderReader() {}

    /** It cannot be done, and trying again does not help. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        Refused(String code, String text) {
            super(text, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static Order read(JsonNode body, Instant now) throws Refused {
        String id = body.path("id").asString("");
        String person = body.path("to").path("id").asString("");
        if (id.isBlank() || id.length() > 200 || person.isBlank()) {
            throw new Refused("incomplete", "The message says not whom it is for, or has no id.");
        }
        List<Order.Option> options = new ArrayList<>();
        body.path("buttons")
                .forEach(button -> options.add(new Order.Option(
                        button.path("id").asString(""), button.path("title").asString(""))));
        String text = text(body, options).strip();
        if (text.isEmpty()) {
            throw new Refused("empty", "There is nothing to type.");
        }
        return new Order(id, person, text, List.copyOf(options), now, null);
    }

    private static String text(JsonNode body, List<Order.Option> options) throws Refused {
        String text = body.path("text").asString("");
        return switch (body.path("type").asString("text")) {
            case "text" -> text;
            case "choices" -> text + numbered(options, body.path("buttons"));
            case "media" -> media(body.path("media"), text);
            case "location" -> place(body.path("location"));
            case "contacts" -> cards(body.path("contacts"));
            default -> throw new Refused("not-typed", "The bridge types text; this kind of message it cannot send.");
        };
    }

    private static String numbered(List<Order.Option> options, JsonNode buttons) {
        var text = new StringBuilder();
        for (int n = 0; n < options.size(); n++) {
            String description = buttons.path(n).path("description").asString("");
            text.append('\n').append(n + 1).append(". ").append(options.get(n).title());
            if (!description.isBlank()) {
                text.append(": ").append(description);
            }
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    private static String media(JsonNode media, String caption) throws Refused {
        String url = media.path("url").asString("");
        if (url.isBlank()) {
            throw new Refused("no-files", "The bridge cannot send files: send a link, or use another channel.");
        }
        return (caption + "\n" + url).strip();
    }

    private static String place(JsonNode place) {
        String link = "https://www.openstreetmap.org/?mlat=%s&mlon=%s"
                .formatted(
                        place.path("latitude").asDouble(0),
                        place.path("longitude").asDouble(0));
        return (place.path("name").asString("") + "\n" + place.path("address").asString("") + "\n" + link)
                .replaceAll("\n{2,}", "\n");
    }

    private static String cards(JsonNode cards) {
        var text = new StringBuilder();
        for (JsonNode card : cards) {
            text.append(card.path("name").asString(""));
            card.path("phones").forEach(phone -> text.append("\n").append(phone.asString("")));
            card.path("emails").forEach(email -> text.append("\n").append(email.asString("")));
            text.append("\n\n");
        }
        return text.toString();
    }
}
