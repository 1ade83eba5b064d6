package io.insaka.sandbox.telegram;

import io.insaka.sandbox.http.SoundFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the Bot API refuses, in its own words (Bot API 10.1, observed until November 2026). */
final class MethodRules {
    static final Map<String, String> FILES = Map.of(
            "sendPhoto", "photo",
            "sendVideo", "video",
            "sendAudio", "audio",
            "sendVoice", "voice",
            "sendDocument", "document");
    static final Set<String> SENDS = Set.of(
            "sendMessage",
            "sendLocation",
            "sendVenue",
            "sendContact",
            "sendPhoto",
            "sendVideo",
            "sendAudio",
            "sendVoice",
            "sendDocument");
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443, -1);
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int LONGEST_DATA = 64;
    private static final int MOST_BUTTONS = 100;
    private static final long MOST_PHOTO_BYTES = 10 << 20;

    private MethodRules() {}

    /** Why a message is not taken; empty when it is. */
    static String wrongIn(String method, ObjectNode parameters, long fileBytes) {
        String text = parameters.path("text").asString("");
        if (method.equals("sendMessage") && text.isBlank()) {
            return "Bad Request: message text is empty";
        }
        if (text.length() > LONGEST_TEXT) {
            return "Bad Request: message is too long";
        }
        if (parameters.path("caption").asString("").length() > LONGEST_CAPTION) {
            return "Bad Request: message caption is too long";
        }
        String field = FILES.get(method);
        if (field != null && !parameters.has(field)) {
            return "Bad Request: there is no " + field + " in the request";
        }
        if (field != null && fileBytes == 0) {
            return "Bad Request: file must be non-empty";
        }
        if (method.equals("sendPhoto") && fileBytes > MOST_PHOTO_BYTES) {
            return "Bad Request: file is too big";
        }
        String place = place(method, parameters);
        String formatted = entities(parameters.path("entities"), text);
        return !place.isEmpty() ? place : !formatted.isEmpty() ? formatted : markup(parameters.path("reply_markup"));
    }

    /** The real one shows anything else as a plain file without a word: whoever calls it so has made a mistake. */
    static boolean isVoice(SoundFile file) {
        return file.isOpus() || file.isMp3() || file.isMp4();
    }

    private static String place(String method, ObjectNode parameters) {
        boolean pin = method.equals("sendLocation") || method.equals("sendVenue");
        if (pin
                && !(Math.abs(parameters.path("latitude").asDouble(1_000)) <= 90
                        && Math.abs(parameters.path("longitude").asDouble(1_000)) <= 180)) {
            return "Bad Request: wrong latitude or longitude";
        }
        if (method.equals("sendVenue")
                && (parameters.path("title").asString("").isBlank()
                        || parameters.path("address").asString("").isBlank())) {
            return "Bad Request: title and address must be non-empty";
        }
        return method.equals("sendContact")
                        && parameters.path("phone_number").asString("").isBlank()
                ? "Bad Request: phone number is empty"
                : "";
    }

    /** Offsets count UTF-16 units. */
    private static String entities(JsonNode entities, String text) {
        for (JsonNode entity : entities) {
            int from = entity.path("offset").asInt(-1);
            int length = entity.path("length").asInt(0);
            if (from < 0 || length <= 0 || from + length > text.length()) {
                return "Bad Request: entity begins or ends outside of the text";
            }
        }
        return "";
    }

    private static String markup(JsonNode markup) {
        int buttons = 0;
        for (JsonNode row : markup.path("inline_keyboard")) {
            for (JsonNode button : row) {
                buttons++;
                int bytes = button.path("callback_data").asString("").getBytes(StandardCharsets.UTF_8).length;
                if (button.path("text").asString("").isBlank()) {
                    return "Bad Request: inline keyboard button text is empty";
                }
                if (bytes == 0 || bytes > LONGEST_DATA) {
                    return "Bad Request: BUTTON_DATA_INVALID";
                }
            }
        }
        for (JsonNode row : markup.path("keyboard")) {
            for (JsonNode button : row) {
                if (button.path("text").asString("").isBlank()) {
                    return "Bad Request: keyboard button text must not be empty";
                }
            }
        }
        return buttons > MOST_BUTTONS ? "Bad Request: reply markup is too long" : "";
    }

    static String wrongAction(ObjectNode parameters) {
        return ACTIONS.contains(parameters.path("action").asString(""))
                ? ""
                : "Bad Request: wrong parameter action in request";
    }

    /** As {@code setWebhook} has it; a server of one's own takes plain addresses too, which tests on this machine need. */
    static String wrongHook(ObjectNode parameters) {
        String url = parameters.path("url").asString("");
        java.net.URI address;
        try {
            address = java.net.URI.create(url);
        } catch (IllegalArgumentException broken) {
            return "Bad Request: invalid webhook URL specified";
        }
        String host = address.getHost() == null ? "" : address.getHost();
        boolean here = host.equals("localhost") || host.equals("127.0.0.1");
        if (!here && !"https".equals(address.getScheme())) {
            return "Bad Request: bad webhook: An HTTPS URL must be provided for webhook";
        }
        if (!here && !PORTS.contains(address.getPort())) {
            return "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
        }
        String secret = parameters.path("secret_token").asString("");
        return secret.isEmpty() || SECRET.matcher(secret).matches()
                ? ""
                : "Bad Request: secret token contains unallowed characters";
    }
}
