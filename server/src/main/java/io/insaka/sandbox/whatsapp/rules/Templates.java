package io.insaka.sandbox.whatsapp.rules;

import io.insaka.sandbox.graph.Fields;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The approved templates of every number. */
public final class Templates {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9_]+)}}");
    private static final Set<String> COMPONENTS =
            Set.of("header", "body", "button", "carousel", "limited_time_offer", "order_status");
    private static final Set<String> PARAMETERS = Set.of(
            "text",
            "currency",
            "date_time",
            "image",
            "video",
            "document",
            "payload",
            "coupon_code",
            "action",
            "location");

    private final Map<String, Map<String, String>> bodies = new ConcurrentHashMap<>();

    public Templates() {
        add("hello_world", "en_US", "Welcome and congratulations! This message shows that templates arrive.");
        add("follow_up", "en", "Hello {{1}}, may we continue our conversation? Reply here and we will answer.");
        add("appointment_reminder", "en", "Hello {{1}}, this is a reminder of your appointment on {{2}} at {{3}}.");
    }

    /** Approves a template; placeholders in its body are {@code {{1}}} or {@code {{name}}}. */
    public void add(String name, String language, String body) {
        bodies.computeIfAbsent(name, unused -> new ConcurrentHashMap<>()).put(language, body);
    }

    public void check(Fields template, BiConsumer<String, Fields> media) {
        String name = template.text("name", 512);
        String language = template.object("language").text("code", 20);
        String body = bodies.getOrDefault(name, Map.of()).get(language);
        if (body == null) {
            throw new Refused(new GraphError(
                    404,
                    132001,
                    "Template name does not exist in the translation",
                    "template name (" + name + ") does not exist in " + language));
        }
        long given = 0;
        if (template.has("components")) {
            for (Fields component : template.objects("components")) {
                given += component(component, media);
            }
        }
        long wanted = PLACEHOLDER.matcher(body).results().count();
        if (given != wanted) {
            throw new Refused(new GraphError(
                    400,
                    132000,
                    "Number of parameters does not match the expected number of params",
                    "body: number of localizable_params (" + given + ") does not match the expected number of params ("
                            + wanted + ")"));
        }
    }

    /** Checks one component; how many parameters it has for the body. */
    private static long component(Fields component, BiConsumer<String, Fields> media) {
        String type = component.oneOf("type", COMPONENTS);
        List<Fields> parameters = component.has("parameters") ? component.objects("parameters") : List.of();
        if (type.equals("button")) {
            component.oneOf("sub_type", Set.of("quick_reply", "url", "copy_code", "flow", "catalog", "mpm"));
            component.number("index", 0, 9);
        }
        for (Fields parameter : parameters) {
            String kind = parameter.oneOf("type", PARAMETERS);
            switch (kind) {
                case "text" -> parameter.text("text", 1024);
                case "image", "video", "document" -> media.accept(kind, parameter.object(kind));
                default -> parameter.has(kind);
            }
        }
        return type.equals("body") ? parameters.size() : 0;
    }

    /** How a checked template reads on the phone. */
    public String render(JsonNode template) {
        String body = bodies.getOrDefault(template.path("name").asString(""), Map.of())
                .getOrDefault(template.path("language").path("code").asString(""), "");
        for (JsonNode component : template.path("components")) {
            if (component.path("type").asString("").equals("body")) {
                body = fill(body, component.path("parameters"));
            }
        }
        return body;
    }

    private static String fill(String body, JsonNode parameters) {
        int[] next = {0};
        return PLACEHOLDER.matcher(body).replaceAll(found -> {
            String value = parameters.path(next[0]++).path("text").asString("");
            for (JsonNode parameter : parameters) {
                if (parameter.path("parameter_name").asString("").equals(found.group(1))) {
                    value = parameter.path("text").asString("");
                }
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
