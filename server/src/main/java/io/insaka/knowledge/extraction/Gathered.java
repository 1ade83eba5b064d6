package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks as a reader finds them; refuses to grow without end. */
final class Gathered {
    private final int mostText;
    private final int mostBlocks;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private @Nullable String title;
    private long text;
    private int count;

    Gathered(int mostText, int mostBlocks) {
        this.mostText = mostText;
        this.mostBlocks = mostBlocks;
    }

    void title(String found) {
        String clean = clean(found).replace('\n', ' ');
        if (title == null && !clean.isEmpty()) {
            title = clean;
        }
    }

    void heading(int level, String words) throws Unreadable {
        String clean = clean(words).replace('\n', ' ');
        if (!clean.isEmpty()) {
            add(new Block.Heading(Math.clamp(level, 1, 6), clean), clean.length());
        }
    }

    void paragraph(String words) throws Unreadable {
        String clean = clean(words);
        if (!clean.isEmpty()) {
            add(new Block.Paragraph(clean), clean.length());
        }
    }

    void table(List<String> header, List<List<String>> rows) throws Unreadable {
        int length = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                length += cell.length() + 1;
            }
        }
        count += rows.size();
        if (!rows.isEmpty() || !header.isEmpty()) {
            add(new Block.Table(header, rows), length);
        }
    }

    void link(String address) {
        if (links.size() < mostBlocks) {
            links.add(address);
        }
    }

    private void add(Block block, int length) throws Unreadable {
        text += length;
        if (text > mostText || ++count > mostBlocks) {
            throw new Unreadable(Reason.TOO_LONG);
        }
        blocks.add(block);
    }

    /** Without what steers a terminal or a database, and with single blanks. */
    static String clean(String words) {
        var clean = new StringBuilder(words.length());
        for (int at = 0; at < words.length(); at++) {
            char letter = words.charAt(at);
            if (letter == '\n') {
                trimEnd(clean);
                clean.append('\n');
            } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                if (!clean.isEmpty()
                        && clean.charAt(clean.length() - 1) != ' '
                        && clean.charAt(clean.length() - 1) != '\n') {
                    clean.append(' ');
                }
            } else if (!Character.isISOControl(letter) && letter != '\u00ad' && letter != '\ufeff') {
                clean.append(letter);
            }
        }
        return clean.toString().strip();
    }

    private static void trimEnd(StringBuilder text) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    Extracted done() throws Unreadable {
        if (blocks.isEmpty()) {
            throw new Unreadable(Reason.EMPTY);
        }
        return new Extracted(title, blocks, links);
    }
}
