package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one attachment is. */
final class AttachmentReader {
    /** The thumb, small, middle and large: a word rather than a picture. */
    private static final Set<String> THUMBS = Set.of("369239263222822", "369239343222814", "369239383222810");

    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "file");
    private static final Set<String> LINKS = Set.of("fallback", "share");

    private AttachmentReader() {}

    /** Whether words may stand under it. */
    static boolean takesCaption(Fields attachment) {
        return MEDIA.contains(type(attachment)) && attachment.at("payload").has("url") && !isSticker(attachment);
    }

    /** A message whose attachments only repeat links that stand in its words. */
    static boolean allInWords(String words, List<Fields> attachments) {
        return !words.isBlank()
                && attachments.stream().allMatch(each -> {
                    String url = address(each);
                    return LINKS.contains(type(each)) && (url == null || words.contains(url) || isPreview(words, url));
                });
    }

    /** Meta hands a link's preview over through its own redirect, with the link in it. */
    private static boolean isPreview(String words, String url) {
        return url.contains("l.facebook.com/l.php") && words.contains("http");
    }

    static Content read(Fields attachment, @Nullable String words) {
        String type = type(attachment);
        Content content =
                switch (type) {
                    case "image" -> image(attachment, words);
                    case "video", "reel", "ig_reel" -> media(MediaKind.VIDEO, attachment, words);
                    case "audio" -> media(MediaKind.AUDIO, attachment, words);
                    case "file" -> media(MediaKind.DOCUMENT, attachment, words);
                    case "story_mention", "ig_story", "ig_post" -> shared(attachment, words);
                    case "location" -> location(attachment);
                    case "like_heart" -> new Content.Text("❤️");
                    case "fallback", "share" -> link(attachment, words);
                    case "template" -> template(attachment);
                    default -> null;
                };
        return content == null ? new Content.Unsupported(shown(type), title(attachment)) : content;
    }

    private static String type(Fields attachment) {
        return attachment.text("type", "attachment").strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(String type) {
        return type.isEmpty() ? "attachment" : type.substring(0, Math.min(type.length(), 60));
    }

    private static @Nullable String address(Fields attachment) {
        String url = attachment.at("payload").word("url");
        return url == null ? attachment.word("url") : url;
    }

    private static String title(Fields attachment) {
        return attachment.text("title", attachment.at("payload").text("title", ""));
    }

    private static boolean isSticker(Fields attachment) {
        return attachment.at("payload").has("sticker_id");
    }

    private static @Nullable Content image(Fields attachment, @Nullable String words) {
        if (!isSticker(attachment)) {
            return media(MediaKind.IMAGE, attachment, words);
        }
        return THUMBS.contains(attachment.at("payload").text("sticker_id", ""))
                ? new Content.Text("👍")
                : media(MediaKind.STICKER, attachment, null);
    }

    private static @Nullable Content media(MediaKind kind, Fields attachment, @Nullable String words) {
        String url = address(attachment);
        return url == null
                ? null
                : new Content.Media(
                        kind, new MediaReference(null, url), null, null, name(attachment, kind), words, false);
    }

    private static @Nullable String name(Fields attachment, MediaKind kind) {
        String name = attachment.at("payload").word("name");
        return kind == MediaKind.DOCUMENT && name == null ? attachment.word("name") : name;
    }

    /** A post or story comes as its picture where Meta hands it over, else as a link to it. */
    private static @Nullable Content shared(Fields attachment, @Nullable String words) {
        String url = address(attachment);
        return url != null && isPage(url) ? link(attachment, words) : media(MediaKind.IMAGE, attachment, words);
    }

    /** Something to look at in a browser, not a file. */
    private static boolean isPage(String url) {
        try {
            String host = new URI(url).getHost();
            return host != null
                    && List.of(
                                    "www.instagram.com",
                                    "instagram.com",
                                    "www.facebook.com",
                                    "facebook.com",
                                    "m.facebook.com")
                            .contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException odd) {
            return false;
        }
    }

    private static @Nullable Content link(Fields attachment, @Nullable String words) {
        String url = address(attachment);
        if (url != null && url.contains("lookaside.fbsbx.com")) {
            return media(MediaKind.IMAGE, attachment, words);
        }
        var text = new StringBuilder(words == null ? "" : words);
        for (String each : List.of(title(attachment), url == null ? "" : url)) {
            if (!each.isBlank() && text.indexOf(each) < 0) {
                text.append(text.isEmpty() ? "" : "\n").append(each);
            }
        }
        return text.isEmpty() ? null : new Content.Text(text.toString());
    }

    private static @Nullable Content location(Fields attachment) {
        Fields place = attachment.at("payload").at("coordinates");
        double latitude = place.number("lat");
        double longitude = place.number("long");
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            return null;
        }
        String title = title(attachment).strip();
        return new Content.Location(latitude, longitude, title.isEmpty() ? null : title, null, address(attachment));
    }

    /** What the page itself sent with buttons, as far as it has words. */
    private static @Nullable Content template(Fields attachment) {
        Fields payload = attachment.at("payload");
        String text = payload.text("text", "");
        if (text.isBlank()) {
            text = String.join(
                    "\n",
                    payload.each("elements").stream()
                            .map(element -> element.text("title", ""))
                            .filter(title -> !title.isBlank())
                            .toList());
        }
        return text.isBlank() ? null : new Content.Text(text);
    }
}
