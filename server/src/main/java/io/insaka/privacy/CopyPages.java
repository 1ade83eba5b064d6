package io.insaka.privacy;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.insaka.channels.spi.Address;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Direction;
import io.insaka.conversations.Message;
import io.insaka.media.StoredMedia;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The pages of a copy that a person reads. The templates escape everything. */
@Component
class CopyPages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Template index = read("copy");
    private final Template begin = read("thread");
    private final Template message = read("message");

    private static Template read(String name) {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(CopyPages.class.getResourceAsStream(name + ".mustache")),
                StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String path(Conversation thread) {
        return "conversations/" + thread.id() + ".html";
    }

    static String path(StoredMedia file) {
        return "files/" + file.id() + "-" + file.fileName();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    String index(
            String organisation,
            Copies.Whom whom,
            Map<Conversation, String> threads,
            List<String> tables,
            Instant now) {
        return index.execute(Map.of(
                "organisation",
                organisation,
                "name",
                whom.person().label(),
                "time",
                time(now),
                "addresses",
                whom.everyone().stream()
                        .flatMap(each -> each.addresses().stream())
                        .map(CopyPages::words)
                        .distinct()
                        .toList(),
                "threads",
                threads.entrySet().stream()
                        .map(each -> Map.of(
                                "path",
                                path(each.getKey()),
                                "channel",
                                each.getValue(),
                                "since",
                                time(each.getKey().createdAt())))
                        .toList(),
                "tables",
                tables));
    }

    private static String words(Address address) {
        String value = address.kind().equals(Address.PHONE) ? "+" + address.value() : address.value();
        return address.kind() + ": " + value;
    }

    Page thread(OutputStream out, Copies.Whom whom, String channel) throws IOException {
        var page = new Page(out);
        page.put(begin.execute(Map.of("name", whom.person().label(), "channel", channel)));
        return page;
    }

    /** One page, written as it goes on. */
    final class Page {
        private final OutputStream out;

        private Page(OutputStream out) {
            this.out = out;
        }

        private void put(String html) throws IOException {
            out.write(html.getBytes(StandardCharsets.UTF_8));
        }

        void say(Message said, List<StoredMedia> files) throws IOException {
            put(message.execute(Map.of(
                    "time",
                    time(said.createdAt()),
                    "who",
                    who(said),
                    "kind",
                    Message.type(said.body().content()),
                    "words",
                    said.body().content().words(),
                    "perceived",
                    Objects.requireNonNullElse(said.body().perceived(), ""),
                    "files",
                    files.stream()
                            .map(each -> Map.of("path", "../" + link(each), "name", each.fileName()))
                            .toList())));
        }

        void end() throws IOException {
            put("</main></body></html>\n");
        }
    }

    private static String link(StoredMedia file) {
        return URLEncoder.encode(path(file), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static String who(Message said) {
        if (said.direction() == Direction.NOTE) {
            return "Note of the team";
        }
        return switch (said.author().word()) {
            case "contact" -> "Customer";
            case "bot" -> "Automatic answer";
            case "mailing" -> "Mailing";
            case "teammate" -> "Team";
            default -> "System";
        };
    }
}
