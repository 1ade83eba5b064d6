package io.insaka.sandbox.whatsapp;

import tools.jackson.databind.JsonNode;

/** The text in a message, whichever way it travels. */
final class Words {
    private Words() {}

    static String of(JsonNode message) {
        String type = message.path("type").asString("text");
        JsonNode payload = message.path(type);
        return switch (type) {
            case "text" -> payload.path("body").asString("");
            case "interactive" -> interactive(payload);
            case "button" -> payload.path("text").asString("");
            case "location" -> payload.path("name").asString("");
            case "contacts" ->
                payload.path(0).path("name").path("formatted_name").asString("");
            case "order" -> payload.path("text").asString("");
            case "system" -> payload.path("body").asString("");
            default -> payload.path("caption").asString("");
        };
    }

    private static String interactive(JsonNode interactive) {
        String type = interactive.path("type").asString("");
        return type.endsWith("_reply")
                ? interactive.path(type).path("title").asString("")
                : interactive.path("body").path("text").asString("");
    }
}
