package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Outgoing;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Hands a file to Meta before the message that names it. Trying twice costs nothing: only the message is sent. */
final class Upload {
    /** Does not occur in a part's head; inside the file it would need the line break and dashes around it too. */
    private static final String BOUNDARY = "insaka-4c8f27d19be0563a";

    /** The slowest line a server should have. */
    private static final long BYTES_PER_SECOND = 250_000;

    private static final int LONGEST_NAME = 240;
    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_BYTES = 25 * MEGABYTE;
    private static final long MOST_IMAGE_BYTES = 8 * MEGABYTE;

    /** What Instagram takes of each type (Meta's page, April 2026); Messenger takes anything as a file. */
    private static final Map<String, Set<String>> INSTAGRAM = Map.of(
            "image", Set.of("image/png", "image/jpeg", "image/gif"),
            "audio", Set.of("audio/aac", "audio/mp4", "audio/x-m4a", "audio/m4a", "audio/wav", "audio/x-wav"),
            "video", Set.of("video/mp4", "video/ogg", "video/x-msvideo", "video/quicktime", "video/webm"),
            "file", Set.of("application/pdf"));

    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final ProviderHttp http;

    Upload(ProviderHttp http) {
        this.http = http;
    }

    /** As what a file goes out. */
    static String type(Platform platform, Outgoing.File file) throws Unsendable {
        String contentType = plainType(file);
        String top = contentType.split("/", 2)[0];
        String type = top.equals("image") && !IMAGES.contains(contentType)
                ? "file"
                : Set.of("image", "audio", "video").contains(top) ? top : "file";
        Set<String> taken = INSTAGRAM.get(type);
        if (platform == Platform.INSTAGRAM && taken != null && !taken.contains(contentType)) {
            throw new Unsendable("file-type", "Instagram does not take files of type " + contentType);
        }
        if (file.size() <= 0) {
            throw new Unsendable("file-empty", "the file is empty");
        }
        long most = type.equals("image") ? MOST_IMAGE_BYTES : MOST_BYTES;
        if (file.size() > most) {
            throw new Unsendable("file-too-large", platform.label() + " takes at most " + most + " bytes of " + type);
        }
        return type;
    }

    private static String plainType(Outgoing.File file) {
        return file.contentType()
                .replaceAll("[^\\x20-\\x7e]", "")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    Reply send(Platform platform, MetaSettings settings, String type, Outgoing.File file) {
        byte[] head = head(platform, type, file).getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var stream = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(file.open()), file.size());
        var request = HttpRequest.newBuilder(settings.attachments())
                .header("Authorization", settings.authorization())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head), stream, BodyPublishers.ofByteArray(tail)));
        return http.call(request, http.timeout().plus(Duration.ofSeconds(file.size() / BYTES_PER_SECOND)));
    }

    private static String head(Platform platform, String type, Outgoing.File file) {
        ObjectNode message = GraphJson.object();
        ObjectNode attachment = message.putObject("attachment").put("type", type);
        attachment.putObject("payload").put("is_reusable", true);
        String platformPart = platform == Platform.INSTAGRAM ? part("platform") + "instagram\r\n" : "";
        return platformPart + part("message") + GraphJson.text(message) + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"filedata\"; filename=\"" + name(file.fileName())
                + "\"\r\nContent-Type: " + plainType(file) + "\r\n\r\n";
    }

    private static String part(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    /** Nothing in a name may end the header it stands in, or lead out of a folder. */
    private static String name(String fileName) {
        String plain =
                Fields.clean(fileName).replaceAll("[\\p{Cntrl}\"\\\\/]", "_").strip();
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    static @Nullable String id(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        return body == null ? null : new Fields(body).word("attachment_id");
    }
}
