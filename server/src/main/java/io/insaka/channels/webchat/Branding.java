package io.insaka.channels.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the chat looks and greets. Null is for the widget to decide. */
@JsonInclude
public record Branding(
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable String colour,
        @Nullable String logo,
        @Nullable String greeting,
        List<String> quickReplies,
        String position,
        @Nullable Integer autoOpenSeconds,
        @Nullable String locale,
        @Nullable String placeholder,
        boolean sound) {
    private static final Set<String> NAMES = Set.of(
            "title",
            "subtitle",
            "colour",
            "logo",
            "greeting",
            "quickReplies",
            "position",
            "autoOpenSeconds",
            "locale",
            "placeholder",
            "sound");
    private static final String USUAL_COLOUR = "#0d6b5f";

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern PICTURE = Pattern.compile("data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*");
    private static final int LARGEST_PICTURE = 64 * 1024 * 4 / 3 + 100;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int MOST_REPLIES = 6;
    private static final int LONGEST_REPLY = 40;
    private static final int LONGEST_WAIT = 600;

    /** What is wrong with it, in words for the person who wrote it. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String field, String why) {
            super(field + " " + why);
        }
    }

    static Branding of(@Nullable String json) {
        try {
            return json == null ? read(Signed.JSON.createObjectNode()) : parse(json);
        } catch (Wrong impossible) {
            throw new IllegalStateException("a branding that was checked is wrong", impossible);
        }
    }

    static Branding parse(String json) throws Wrong {
        try {
            if (Signed.JSON.readTree(json) instanceof ObjectNode object) {
                return read(object);
            }
        } catch (JacksonException nonsense) {
            // said below
        }
        throw new Wrong("it", "must be a JSON object");
    }

    private static Branding read(ObjectNode node) throws Wrong {
        for (String name : node.propertyNames()) {
            if (!NAMES.contains(name)) {
                throw new Wrong(
                        "\"" + Signed.clean(name.substring(0, Math.min(name.length(), 40))) + "\"", "is unknown");
            }
        }
        String colour = text(node, "colour", 7);
        if (colour != null && !COLOUR.matcher(colour).matches()) {
            throw new Wrong("colour", "must look like #1f6feb");
        }
        String position = text(node, "position", 10);
        if (position != null && !Set.of("left", "right").contains(position)) {
            throw new Wrong("position", "must be left or right");
        }
        String locale = text(node, "locale", 35);
        if (locale != null && !LOCALE.matcher(locale).matches()) {
            throw new Wrong("locale", "must be a language such as en or pt-BR");
        }
        return new Branding(
                text(node, "title", 60),
                text(node, "subtitle", 120),
                colour == null ? null : colour.toLowerCase(Locale.ROOT),
                logo(node),
                text(node, "greeting", 500),
                replies(node.path("quickReplies")),
                position == null ? "right" : position,
                wait(node.path("autoOpenSeconds")),
                locale,
                text(node, "placeholder", 80),
                flag(node.path("sound")));
    }

    /** Its colour, or the product's own. */
    public String paint() {
        return colour == null ? USUAL_COLOUR : colour;
    }

    /** Its language, or English. */
    public String language() {
        return locale == null ? "en" : locale;
    }

    /** With these where nothing was set; in the product's own colour where there is none. */
    public Branding orElse(
            String title, @Nullable String colour, @Nullable String greeting, String locale, @Nullable String logo) {
        return new Branding(
                this.title == null ? title : this.title,
                subtitle,
                this.colour == null && colour != null ? colour : paint(),
                this.logo == null ? logo : this.logo,
                this.greeting == null ? greeting : this.greeting,
                quickReplies,
                position,
                autoOpenSeconds,
                this.locale == null ? locale : this.locale,
                placeholder,
                sound);
    }

    private static @Nullable String text(JsonNode node, String name, int longest) throws Wrong {
        JsonNode found = node.path(name);
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        if (!found.isString() || found.asString().length() > longest) {
            throw new Wrong(name, "must be a text of at most " + longest + " characters");
        }
        String text = Signed.clean(found.asString()).strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String logo(JsonNode node) throws Wrong {
        String logo = text(node, "logo", LARGEST_PICTURE);
        if (logo == null || PICTURE.matcher(logo).matches()) {
            return logo;
        }
        try {
            var address = new URI(logo);
            if ("https".equals(address.getScheme()) && address.getHost() != null && logo.length() <= LONGEST_ADDRESS) {
                return logo;
            }
        } catch (URISyntaxException nonsense) {
            // said below
        }
        throw new Wrong("logo", "must be an https address or a PNG, JPEG or WebP of at most 64 kB as data:image/…");
    }

    private static List<String> replies(JsonNode list) throws Wrong {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<String> replies = new ArrayList<>();
        for (JsonNode one : list) {
            String reply = one.isString() ? Signed.clean(one.asString()).strip() : "";
            if (reply.isEmpty() || reply.length() > LONGEST_REPLY) {
                throw new Wrong("quickReplies", "must be texts of at most " + LONGEST_REPLY + " characters");
            }
            replies.add(reply);
        }
        if (!list.isArray() || replies.size() > MOST_REPLIES) {
            throw new Wrong("quickReplies", "must be a list of at most " + MOST_REPLIES + " texts");
        }
        return List.copyOf(replies);
    }

    private static @Nullable Integer wait(JsonNode seconds) throws Wrong {
        if (seconds.isMissingNode() || seconds.isNull()) {
            return null;
        }
        if (!seconds.isInt() || seconds.asInt() < 0 || seconds.asInt() > LONGEST_WAIT) {
            throw new Wrong("autoOpenSeconds", "must be a whole number from 0 to " + LONGEST_WAIT);
        }
        return seconds.asInt();
    }

    private static boolean flag(JsonNode flag) throws Wrong {
        if (!flag.isMissingNode() && !flag.isNull() && !flag.isBoolean()) {
            throw new Wrong("sound", "must be true or false");
        }
        return flag.asBoolean(true);
    }
}
