package io.insaka.knowledge.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** A web page: what a visitor reads, without menus and what scripts would do. */
final class HtmlReader {
    private static final Set<String> NOT_READ = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "footer",
            "aside",
            "form",
            "button",
            "select",
            "svg",
            "iframe",
            "object",
            "canvas",
            "dialog",
            "head");

    private static final Set<String> FLOWING = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
            "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
            "wbr");

    /** A page that marks its main part well has most of its words there. */
    private static final int TELLING = 200;

    private HtmlReader() {}

    static void read(byte[] bytes, String base, Gathered gathered) throws Unreadable {
        Document page = parse(bytes, base);
        gathered.title(page.title());
        for (Element link : page.select("a[href]")) {
            if (!link.attr("rel").contains("nofollow")) {
                gathered.link(link.absUrl("href"));
            }
        }
        var words = new Words(gathered);
        main(page).filter(words);
        words.flush();
        if (words.tooLong) {
            throw new Unreadable(Unreadable.Reason.TOO_LONG);
        }
    }

    private static Document parse(byte[] bytes, String base) {
        try {
            return Jsoup.parse(new java.io.ByteArrayInputStream(bytes), null, base);
        } catch (java.io.IOException unknownCharset) {
            return Jsoup.parse(TextReader.decode(bytes), base);
        }
    }

    private static Element main(Document page) {
        for (String marked : List.of("main", "[role=main]", "article")) {
            Element found = page.selectFirst(marked);
            if (found != null && found.wholeText().length() > TELLING) {
                return found;
            }
        }
        return page.body();
    }

    /** Collects running text until a block begins or ends. */
    private static final class Words implements NodeFilter {
        private final Gathered gathered;
        private final StringBuilder open = new StringBuilder();
        private boolean tooLong;

        Words(Gathered gathered) {
            this.gathered = gathered;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (tooLong) {
                return FilterResult.STOP;
            }
            if (node instanceof TextNode text) {
                open.append(text.getWholeText().replace('\n', ' '));
            }
            if (!(node instanceof Element element)) {
                return FilterResult.CONTINUE;
            }
            String name = element.normalName();
            if (NOT_READ.contains(name)
                    || element.hasAttr("hidden")
                    || element.attr("aria-hidden").equals("true")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (name.equals("br")) {
                open.append('\n');
            } else if (name.equals("li")) {
                // The items of a list belong together.
                if (element.elementSiblingIndex() == 0) {
                    flush();
                }
                open.append("\n- ");
            } else if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
                flush();
                take(() -> gathered.heading(name.charAt(1) - '0', element.text()));
                return FilterResult.SKIP_ENTIRELY;
            } else if (name.equals("table") && element.selectFirst("table table") == null) {
                flush();
                table(element);
                return FilterResult.SKIP_ENTIRELY;
            } else if (!FLOWING.contains(name)) {
                flush();
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (!FLOWING.contains(name) && !name.equals("li") && !name.equals("br")) {
                    flush();
                } else if (name.equals("span") || name.equals("a")) {
                    open.append(' ');
                }
            }
            return FilterResult.CONTINUE;
        }

        private void table(Element table) {
            List<String> header = List.of();
            var rows = new ArrayList<List<String>>();
            for (Element row : table.select("tr")) {
                List<String> cells = row.select("> th, > td").stream()
                        .map(Element::text)
                        .map(Gathered::clean)
                        .toList();
                boolean names = row.select("> td").isEmpty() && rows.isEmpty() && header.isEmpty();
                if (names) {
                    header = cells;
                } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(cells);
                }
            }
            List<String> columns = header;
            take(() -> gathered.table(columns, rows));
        }

        private void flush() {
            String text = open.toString();
            open.setLength(0);
            take(() -> gathered.paragraph(text));
        }

        private interface Take {
            void now() throws Unreadable;
        }

        private void take(Take take) {
            try {
                take.now();
            } catch (Unreadable limit) {
                tooLong = true;
            }
        }
    }
}
