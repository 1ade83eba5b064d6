package io.insaka.channels.email;

import io.insaka.channels.email.mime.EncodedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Address lists of headers: quoted and encoded names, comments, groups, and what is none of these. */
final class Mailboxes {
    /** Looked for at the beginning of a word only, or a long word would cost its length squared. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^\\s<>\"(),:;@])[^\\s<>\"(),:;@]{1,120}@[^\\s<>\"(),:;@]{1,180}");

    private static final int LONGEST = 16_000;
    private static final int LONGEST_NAME = 200;

    private Mailboxes() {}

    /** @param address in lower case: nobody tells two people apart by case */
    record Mailbox(String address, @Nullable String name) {
        String local() {
            return address.substring(0, address.lastIndexOf('@'));
        }
    }

    static List<Mailbox> parse(@Nullable String header) {
        String text = header == null ? "" : header;
        List<Mailbox> found = new ArrayList<>();
        for (String piece : pieces(text.length() > LONGEST ? text.substring(0, LONGEST) : text)) {
            Mailbox mailbox = mailbox(piece);
            if (mailbox != null) {
                found.add(mailbox);
            }
        }
        return found;
    }

    static @Nullable Mailbox first(@Nullable String header) {
        List<Mailbox> all = parse(header);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** At commas and semicolons outside of quotes, comments and angle brackets; a group's name ends at its colon. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        boolean quoted = false;
        boolean angled = false;
        int comments = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (quoted || comments > 0)) {
                piece.append(c).append(text.charAt(++i));
                continue;
            }
            if (quoted) {
                quoted = c != '"';
            } else if (comments > 0) {
                comments += c == '(' ? 1 : c == ')' ? -1 : 0;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(') {
                comments = 1;
            } else if (c == '<' || c == '>') {
                angled = c == '<';
            } else if (!angled && (c == ',' || c == ';')) {
                pieces.add(piece.toString());
                piece.setLength(0);
                continue;
            } else if (!angled && c == ':') {
                piece.setLength(0);
                continue;
            }
            piece.append(c);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static @Nullable Mailbox mailbox(String piece) {
        int open = piece.lastIndexOf('<');
        int close = piece.indexOf('>', open + 1);
        String inside = open < 0 ? piece : piece.substring(open + 1, close < 0 ? piece.length() : close);
        Matcher address = ADDRESS.matcher(inside.replaceAll("\\s+(?=@)|(?<=@)\\s+", ""));
        if (!address.find()) {
            // Some encode the whole of it, address and all.
            String decoded = EncodedWords.decode(piece);
            return decoded.equals(piece.strip()) ? null : mailbox(decoded);
        }
        String name = open < 0 ? comment(piece) : piece.substring(0, open);
        return new Mailbox(address.group().toLowerCase(Locale.ROOT), readable(name, address.group()));
    }

    private static String comment(String piece) {
        int open = piece.indexOf('(');
        int close = piece.lastIndexOf(')');
        return open >= 0 && close > open ? piece.substring(open + 1, close) : "";
    }

    private static @Nullable String readable(String raw, String address) {
        String bare = raw.strip();
        if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        String name = EncodedWords.decode(bare.replaceAll("\\\\(.)", "$1"))
                .replaceAll("^[\"']+|[\"']+$", "")
                .strip();
        boolean none = name.isEmpty() || name.equalsIgnoreCase(address);
        return none ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
