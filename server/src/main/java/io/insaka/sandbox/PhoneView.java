package io.insaka.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.insaka.sandbox.whatsapp.MediaFile;
import io.insaka.sandbox.whatsapp.ThreadMessage;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A message as the phone in the console shows it, whichever side sent it. */
@Component
@WhenSandboxIsOn
class PhoneView {
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");

    private final WhatsAppSimulator simulator;

    PhoneView(WhatsAppSimulator simulator) {
        this.simulator = simulator;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            String from,
            String type,
            String text,
            @Nullable Media media,
            @Nullable Interactive interactive,
            @Nullable Location location,
            @Nullable Template template,
            @Nullable String replyTo,
            @Nullable String reaction,
            String status,
            @Nullable Integer errorCode,
            boolean edited,
            boolean revoked,
            Instant at) {}

    record Media(
            String id,
            @Nullable String contentType,
            @Nullable String fileName,
            @Nullable String url) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Interactive(String kind, @Nullable String button, List<Option> options) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Option(String id, String title, @Nullable String description) {}

    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address) {}

    record Template(String name, String language) {}

    Shown show(String phoneNumberId, ThreadMessage message) {
        JsonNode payload = message.wire().path(message.type());
        boolean gone = message.marks().revoked();
        return new Shown(
                message.id(),
                message.from().name().toLowerCase(Locale.ROOT),
                gone ? "revoked" : message.type(),
                message.words(),
                MEDIA.contains(message.type()) && !gone ? media(phoneNumberId, payload) : null,
                message.type().equals("interactive") ? interactive(payload) : null,
                message.type().equals("location") ? location(payload) : null,
                message.type().equals("template") ? template(payload) : null,
                unlessEmpty(message.replyTo()),
                unlessEmpty(message.marks().reaction()),
                message.marks().receipt().name().toLowerCase(Locale.ROOT),
                message.marks().error() == 0 ? null : message.marks().error(),
                message.marks().edited(),
                gone,
                message.at());
    }

    private Media media(String phoneNumberId, JsonNode payload) {
        String id = payload.path("id").asString("");
        if (id.isEmpty()) {
            return new Media("", null, null, unlessEmpty(payload.path("link").asString("")));
        }
        Optional<MediaFile> file = simulator.file(phoneNumberId, id);
        String name =
                payload.path("filename").asString(file.map(MediaFile::fileName).orElse(""));
        return new Media(
                id,
                file.map(MediaFile::contentType).orElse(null),
                unlessEmpty(name),
                file.isPresent() ? PhoneMediaApi.PATH + "/" + id : null);
    }

    private static @Nullable Interactive interactive(JsonNode payload) {
        JsonNode action = payload.path("action");
        List<Option> options = new ArrayList<>();
        return switch (payload.path("type").asString("")) {
            case "button" -> {
                action.path("buttons").forEach(button -> options.add(option(button.path("reply"))));
                yield new Interactive("buttons", null, options);
            }
            case "list" -> {
                action.path("sections")
                        .forEach(section -> section.path("rows").forEach(row -> options.add(option(row))));
                yield new Interactive("list", action.path("button").asString(""), options);
            }
            default -> null;
        };
    }

    private static Option option(JsonNode option) {
        return new Option(
                option.path("id").asString(""),
                option.path("title").asString(""),
                unlessEmpty(option.path("description").asString("")));
    }

    private static Location location(JsonNode payload) {
        return new Location(
                payload.path("latitude").asDouble(0),
                payload.path("longitude").asDouble(0),
                unlessEmpty(payload.path("name").asString("")),
                unlessEmpty(payload.path("address").asString("")));
    }

    private static Template template(JsonNode payload) {
        return new Template(
                payload.path("name").asString(""),
                payload.path("language").path("code").asString(""));
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
