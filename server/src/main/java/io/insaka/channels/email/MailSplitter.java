package io.insaka.channels.email;

import io.insaka.channels.email.mime.Headers;
import io.insaka.channels.email.mime.MimePart;
import io.insaka.channels.email.mime.MimeReader;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A raw message to ledger items: what was written, and each file beside it. An item is one line of JSON and below it a
 * message again: the one that came without its files' bytes, or its header with one file as the body.
 */
final class MailSplitter {
    static final String AT = "at";
    static final String ACCOUNT = "account";
    static final String ID = "id";
    static final String PART = "part";
    static final String FILE = "file";
    static final String NAME = "name";
    static final String TYPE = "type";

    private static final int LONGEST_ID = 250;
    /** One of these at least, or it is no message. */
    private static final List<String> EXPECTED = List.of(
            "from", "to", "date", "subject", "message-id", "received", "return-path", "mime-version", "content-type");
    /** What each file's item has of the header. */
    private static final Set<String> CARRIED = Set.of(
            "from",
            "sender",
            "reply-to",
            "return-path",
            "to",
            "cc",
            "date",
            "subject",
            "message-id",
            "in-reply-to",
            "references",
            "auto-submitted",
            "precedence",
            "list-id",
            "x-auto-response-suppress");

    private final Instant at;
    private final String account;
    private final MimePart message;
    private final byte[] raw;

    private MailSplitter(String account, Instant at, byte[] raw) {
        this.at = at;
        this.account = account;
        this.raw = raw;
        this.message = MimeReader.read(raw);
    }

    static List<RawItem> split(String account, Instant at, byte[] raw) throws UnreadableBody {
        var splitter = new MailSplitter(account, at, raw);
        if (EXPECTED.stream().noneMatch(splitter.message.headers()::has)) {
            throw new UnreadableBody("There is no header of an e-mail in it.");
        }
        return splitter.items();
    }

    private List<RawItem> items() {
        String key = key();
        String named = MessageIds.first(message.headers().first("message-id"));
        String id = named == null || named.length() > LONGEST_ID ? "unnamed-" + key : named;
        if (DeliveryReport.isOne(message)) {
            return List.of(item(ItemKind.STATUS, "report", id, key, null, described(id, 0), SlimMail.of(message)));
        }
        Mailboxes.Mailbox sender = Sender.of(message.headers(), account);
        String from = sender == null ? null : sender.address();
        MailBody body = MailBody.of(message);
        List<RawItem> items = new ArrayList<>();
        boolean words =
                !body.text().isBlank() || !message.headers().text("subject").isBlank();
        if (words || body.files().isEmpty()) {
            items.add(item(ItemKind.MESSAGE, "text", id, key, from, described(id, 0), SlimMail.of(message)));
        }
        int part = items.size();
        for (MailFile file : body.files()) {
            String partId = part == 0 ? id : id + "#" + (part + 1);
            ObjectNode line = described(partId, part);
            line.putObject(FILE).put(NAME, file.name()).put(TYPE, file.type());
            String type = file.kind().name().toLowerCase(java.util.Locale.ROOT);
            items.add(item(ItemKind.MESSAGE, type, partId, key + "#" + (part + 1), from, line, alone(file)));
            part++;
        }
        return List.copyOf(items);
    }

    private ObjectNode described(String id, int part) {
        return GraphJson.object()
                .put(AT, at.toString())
                .put(ACCOUNT, account)
                .put(ID, id)
                .put(PART, part);
    }

    private static RawItem item(
            ItemKind kind, String type, String id, String key, @Nullable String from, ObjectNode line, byte[] mail) {
        byte[] head = GraphJson.bytes(line);
        byte[] body = new byte[head.length + 1 + mail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        body[head.length] = '\n';
        System.arraycopy(mail, 0, body, head.length + 1, mail.length);
        return new RawItem(kind, type, id, key, from, body);
    }

    private byte[] alone(MailFile file) {
        var out = new ByteArrayOutputStream(file.bytes().length * 4 / 3 + 4_000);
        message.headers().fields().stream()
                .filter(field -> CARRIED.contains(field.name()))
                .forEach(field -> {
                    out.writeBytes(field.raw());
                    out.writeBytes(new byte[] {'\r', '\n'});
                });
        out.writeBytes("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(Base64.getMimeEncoder().encode(file.bytes()));
        return out.toByteArray();
    }

    /**
     * Equal for the same message, whichever way it came; another for another message, even under an id used before. What
     * says neither when it was written nor who it is, is known by every byte.
     */
    private String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Headers headers = message.headers();
            if (MessageIds.first(headers.first("message-id")) == null && !headers.has("date")) {
                digest.update(raw);
            } else {
                for (String name : List.of("message-id", "from", "date", "subject")) {
                    digest.update((headers.text(name) + "\n").getBytes(StandardCharsets.UTF_8));
                }
                for (MimePart leaf : message.leaves()) {
                    digest.update((leaf.mediaType() + "\n").getBytes(StandardCharsets.UTF_8));
                    digest.update(leaf.raw());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
