package io.insaka.channels.email;

import io.insaka.channels.email.mime.MimePart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a message is its text, and what are files.
 *
 * @param text all of it, as text
 * @param html all of it as HTML, not made safe; null when nobody wrote any
 * @param files in order
 */
record MailBody(String text, @Nullable String html, List<MailFile> files) {
    private static final Set<String> PROOFS =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");

    /** One stretch of text in the forms it was sent in. */
    private record Piece(@Nullable String plain, @Nullable String html) {
        String words() {
            return plain != null && !plain.isBlank() ? plain : html == null ? "" : HtmlText.of(html);
        }

        String page() {
            return html != null ? html : plain == null ? "" : HtmlText.escaped(plain);
        }
    }

    private record Found(List<Piece> pieces, List<MailFile> files) {
        Found() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    static MailBody of(MimePart message) {
        var found = new Found();
        collect(message, found);
        String text = found.pieces().stream()
                .map(Piece::words)
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining("\n"));
        boolean marked = found.pieces().stream().anyMatch(piece -> piece.html() != null);
        String html = marked ? found.pieces().stream().map(Piece::page).collect(Collectors.joining("\n")) : null;
        return new MailBody(text.strip(), html, List.copyOf(found.files()));
    }

    private static void collect(MimePart part, Found found) {
        if (part.multiple()) {
            if (part.is("multipart/alternative")) {
                alternative(part, found);
            } else {
                part.parts().forEach(child -> collect(child, found));
            }
        } else if (part.isText() && !part.attached() && part.fileName() == null) {
            text(part, found);
        } else if (part.is("application/ms-tnef") || part.is("application/vnd.ms-tnef")) {
            List<MailFile> packed = Tnef.files(part.bytes());
            found.files().addAll(packed.isEmpty() ? List.of(MailFile.of(part)) : packed);
        } else if (!PROOFS.contains(part.mediaType()) && !part.is("message/delivery-status")) {
            found.files().add(MailFile.of(part));
        }
    }

    private static void text(MimePart part, Found found) {
        String text = part.text();
        if (part.raw().length > SlimMail.LARGEST_TEXT) {
            // Too long to be read in a thread: all of it is a file, its beginning is the text.
            found.files().add(MailFile.of(part));
            text = text.substring(0, Math.min(text.length(), SlimMail.LARGEST_TEXT / 2));
        }
        if (part.is("text/html")) {
            found.pieces().add(new Piece(null, text));
            return;
        }
        if ("flowed".equalsIgnoreCase(part.parameter("format"))) {
            text = FlowedText.unfold(text, "yes".equalsIgnoreCase(part.parameter("delsp")));
        }
        Uuencoded taken = Uuencoded.takenFrom(text);
        found.files().addAll(taken.files());
        found.pieces().add(new Piece(taken.text(), null));
    }

    /** The same said several ways: the first plain one, the last and richest HTML, and the files of all of them. */
    private static void alternative(MimePart part, Found found) {
        String plain = null;
        String html = null;
        Set<MailFile> files = new LinkedHashSet<>();
        for (MimePart child : part.parts()) {
            var said = new Found();
            collect(child, said);
            files.addAll(said.files());
            String words = said.pieces().stream()
                    .map(Piece::plain)
                    .filter(each -> each != null && !each.isBlank())
                    .collect(Collectors.joining("\n"));
            if (plain == null && !words.isEmpty()) {
                plain = words;
            }
            String page = said.pieces().stream()
                    .map(Piece::html)
                    .filter(each -> each != null)
                    .collect(Collectors.joining("\n"));
            if (!page.isEmpty()) {
                html = page;
            }
        }
        found.pieces().add(new Piece(plain, html));
        found.files().addAll(files);
    }
}
