package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.Outgoing;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Hands a file to Meta before the message that names it. Trying twice costs nothing: only the message is sent. */
final class MediaUpload {
    /** Does not occur in a part's head; inside the file it would need the line break and dashes around it too. */
    private static final String BOUNDARY = "insaka-7d1f0c9e5b3a4286";

    /** The slowest line a server should have. */
    private static final long BYTES_PER_SECOND = 250_000;

    private static final int LONGEST_NAME = 240;

    private final ProviderHttp http;

    MediaUpload(ProviderHttp http) {
        this.http = http;
    }

    /**
     * As what a file goes out: as what it was meant, or else as a document. What the upload would refuse is refused
     * here, because Meta's own refusal (131053) cannot be told from a passing trouble.
     */
    static MediaKind kind(Content.Media media, Outgoing.File file) throws Unsendable {
        String contentType = contentType(file);
        var type = Limits.FileType.of(plainType(contentType))
                .orElseThrow(() -> new Unsendable("file-type", "WhatsApp does not take files of type " + contentType));
        if (file.size() <= 0) {
            throw new Unsendable("file-empty", "the file is empty");
        }
        if (file.size() > type.mostBytes()) {
            throw new Unsendable(
                    "file-too-large", "WhatsApp takes at most " + type.mostBytes() + " bytes of " + contentType);
        }
        return media.kind().name().equals(type.name()) ? media.kind() : MediaKind.DOCUMENT;
    }

    /** Any text goes as plain text: its name still says what it is. */
    private static String contentType(Outgoing.File file) {
        String given = file.contentType().replaceAll("[^\\x20-\\x7e]", "");
        return plainType(given).startsWith("text/") ? "text/plain" : given;
    }

    private static String plainType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    Reply send(WhatsAppSettings settings, Outgoing.File file) {
        byte[] head = head(file).getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var stream = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(file.open()), file.size());
        var body = BodyPublishers.concat(BodyPublishers.ofByteArray(head), stream, BodyPublishers.ofByteArray(tail));
        var request = HttpRequest.newBuilder(settings.mediaUpload())
                .header("Authorization", settings.authorization())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body);
        return http.call(request, http.timeout().plus(Duration.ofSeconds(file.size() / BYTES_PER_SECOND)));
    }

    private static String head(Outgoing.File file) {
        String type = contentType(file);
        return part("messaging_product") + "whatsapp\r\n" + part("type") + type + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name(file.fileName())
                + "\"\r\nContent-Type: " + type + "\r\n\r\n";
    }

    private static String part(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    /** Nothing in a name may end the header it stands in, or lead out of a folder. */
    static String name(String fileName) {
        String plain =
                Fields.clean(fileName).replaceAll("[\\p{Cntrl}\"\\\\/]", "_").strip();
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    static @Nullable String id(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        return body == null ? null : new Fields(body).word("id");
    }
}
