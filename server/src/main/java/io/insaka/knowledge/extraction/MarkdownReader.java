package io.insaka.knowledge.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Markdown with tables. Walks the tree without calling itself, so that deep nesting costs no stack. */
final class MarkdownReader {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final Set<Class<? extends Node>> LEAVES =
            Set.of(Heading.class, Paragraph.class, FencedCodeBlock.class, IndentedCodeBlock.class, TableBlock.class);

    private MarkdownReader() {}

    static void read(String text, Gathered gathered) throws Unreadable {
        Node document = PARSER.parse(text);
        var items = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = after(node, document)) {
            boolean item = node instanceof ListItem || node.getParent() instanceof ListItem;
            if (!item) {
                gathered.paragraph(items.toString());
                items.setLength(0);
            }
            switch (node) {
                case Heading heading -> gathered.heading(heading.getLevel(), words(heading));
                case FencedCodeBlock code -> gathered.paragraph(code.getLiteral());
                case IndentedCodeBlock code -> gathered.paragraph(code.getLiteral());
                case TableBlock table -> table(table, gathered);
                case Paragraph paragraph -> {
                    if (item) {
                        // The items of a list belong together.
                        items.append("- ").append(words(paragraph)).append('\n');
                    } else {
                        gathered.paragraph(words(paragraph));
                    }
                }
                default -> {}
            }
        }
        gathered.paragraph(items.toString());
    }

    /** The next node in the order of reading; not into what is read whole, and not out of {@code root}. */
    private static @Nullable Node after(Node node, Node root) {
        if (node.getFirstChild() != null && !LEAVES.contains(node.getClass()) && !(node instanceof HtmlBlock)) {
            return node.getFirstChild();
        }
        @Nullable Node at = node;
        while (at != null && at != root && !(at instanceof Document)) {
            if (at.getNext() != null) {
                return at.getNext();
            }
            at = at.getParent();
        }
        return null;
    }

    private static void table(TableBlock table, Gathered gathered) throws Unreadable {
        List<String> header = List.of();
        var rows = new ArrayList<List<String>>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    if (part instanceof TableHead) {
                        header = cells(row);
                    } else {
                        rows.add(cells(row));
                    }
                }
            }
        }
        gathered.table(header, rows);
    }

    private static List<String> cells(Node row) {
        var cells = new ArrayList<String>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(Gathered.clean(words(cell)));
            }
        }
        return cells;
    }

    private static String words(Node root) {
        var words = new StringBuilder();
        @Nullable Node at = root.getFirstChild();
        while (at != null) {
            switch (at) {
                case Text text -> words.append(text.getLiteral());
                case Code code -> words.append(code.getLiteral());
                case SoftLineBreak soft -> words.append(' ');
                case HardLineBreak hard -> words.append('\n');
                default -> {}
            }
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
            } else {
                while (at != null && at != root && at.getNext() == null) {
                    at = at.getParent();
                }
                at = at == null || at == root ? null : at.getNext();
            }
        }
        return words.toString();
    }
}
