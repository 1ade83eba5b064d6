package io.insaka.channels.email;

import io.insaka.channels.email.mime.EncodedWords;
import io.insaka.channels.email.mime.MimePart;
import io.insaka.channels.email.mime.MimeReader;
import io.insaka.channels.spi.MediaKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One file of a message. */
record MailFile(String type, @Nullable String name, boolean inline, byte[] bytes) {
    private static final int LONGEST_NAME = 200;

    static MailFile of(MimePart part) {
        byte[] bytes = part.bytes();
        return new MailFile(part.mediaType(), name(part, bytes), part.inline(), bytes);
    }

    private static @Nullable String name(MimePart part, byte[] bytes) {
        String name = part.fileName();
        if (name != null) {
            return cleaned(name);
        }
        if (part.is("message/rfc822")) {
            String subject =
                    EncodedWords.decode(MimeReader.read(bytes).headers().text("subject"));
            return cleaned((subject.isBlank() ? "message" : subject) + ".eml");
        }
        return switch (part.mediaType()) {
            case "text/calendar" -> "invitation.ics";
            case "text/plain" -> "message.txt";
            case "text/html" -> "message.html";
            default -> null;
        };
    }

    /** A name, never a way to somewhere. */
    static @Nullable String cleaned(String name) {
        String last = name.replaceAll("[\\p{Cntrl}]", "")
                .replaceFirst("^.*[/\\\\]", "")
                .strip();
        if (last.isEmpty() || last.chars().allMatch(c -> c == '.')) {
            return null;
        }
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }

    MediaKind kind() {
        return switch (type.split("/", 2)[0].toLowerCase(Locale.ROOT)) {
            case "image" -> MediaKind.IMAGE;
            case "audio" -> MediaKind.AUDIO;
            case "video" -> MediaKind.VIDEO;
            default -> MediaKind.DOCUMENT;
        };
    }
}
