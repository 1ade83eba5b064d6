package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contact tapped one of our buttons or rows, filled in a form, or answered a request. */
final class InteractiveReader {
    private static final List<String> TYPES =
            List.of("button_reply", "list_reply", "nfm_reply", "call_permission_reply");

    private InteractiveReader() {}

    static Content read(Fields interactive) {
        String type = interactive.word("type");
        if (type == null) {
            type = TYPES.stream().filter(interactive::has).findFirst().orElse("unknown");
        }
        Fields reply = interactive.at(type);
        Content content =
                switch (type) {
                    case "button_reply" -> chosen("button", reply);
                    case "list_reply" -> chosen("list", reply);
                    case "nfm_reply" -> form(reply);
                    case "call_permission_reply" -> permission(reply);
                    default -> null;
                };
        return content == null ? new Content.Unsupported("interactive " + type, detail(interactive)) : content;
    }

    private static String detail(Fields interactive) {
        List<Fields> errors = interactive.each("errors");
        return errors.isEmpty() ? "carries no answer that is known here" : StatusReader.words(errors.getFirst());
    }

    private static @Nullable Content chosen(String kind, Fields reply) {
        String id = reply.word("id");
        String title = reply.word("title");
        String some = title == null ? id : title;
        if (some == null) {
            return null;
        }
        return new Content.Chosen(
                kind, id == null ? some : id, title == null ? some : title, reply.word("description"));
    }

    /** {@code response_json} is promised as a string of JSON; an object in its place is written out as one. */
    private static @Nullable Content form(Fields reply) {
        if (!reply.isObject()) {
            return null;
        }
        String response = reply.text("response_json");
        if (response == null) {
            response = reply.has("response_json")
                    ? Fields.clean(GraphJson.text(reply.node().get("response_json")))
                    : "null";
        }
        return new Content.Form(reply.text("name", "form"), reply.word("body"), response);
    }

    private static @Nullable Content permission(Fields reply) {
        String response = reply.word("response");
        return response == null
                ? null
                : new Content.Notice("call_permission_reply", "Answer to the request to call: " + response);
    }
}
