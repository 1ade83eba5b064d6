package io.insaka.channels.email;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML as people's mail programs write it: as text, and safe to show. */
final class HtmlText {
    private static final int LONGEST = 1_000_000;
    private static final String NOT_SEEN = "script,style,head,title,template,noscript,object,iframe,"
            + "[style~=(?i)display:\\s*none],[style~=(?i)mso-hide:\\s*all]";

    /** Where mail programs begin to quote; what they write before it ("On Monday … wrote") is inside or just before. */
    private static final String QUOTES = "blockquote.gmail_quote,div.gmail_attr,blockquote[type=cite],div.yahoo_quoted,"
            + "div.protonmail_quote,div.moz-cite-prefix,div#divRplyFwdMsg,div#appendonsend,div.zmail_extra,"
            + "div#mail-editor-reference-message-container";

    /** Shown in the console, in a frame without scripts: no form, no picture from elsewhere that would tell who read. */
    private static final Safelist SAFE = Safelist.relaxed()
            .removeTags("img")
            .addTags("hr", "s", "del", "ins", "font", "center")
            .addAttributes("font", "color")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer")
            .addEnforcedAttribute("a", "target", "_blank");

    private HtmlText() {}

    private static Document parse(String html) {
        return Jsoup.parse(html.length() > LONGEST ? html.substring(0, LONGEST) : html);
    }

    /** All of it, quoted text marked with {@code >} as in plain mail. */
    static String of(String html) {
        Document page = parse(html);
        page.select(NOT_SEEN).remove();
        return words(page.body());
    }

    /** Without what mail programs mark as quoted. */
    static String withoutQuotes(String html) {
        Document page = parse(html);
        page.select(NOT_SEEN).remove();
        for (Element quote : page.select(QUOTES)) {
            if (quote.id().startsWith("divRplyFwdMsg") || quote.id().equals("appendonsend")) {
                // Outlook quotes beside its mark, not inside it.
                while (quote.nextSibling() != null) {
                    quote.nextSibling().remove();
                }
            }
            quote.remove();
        }
        return words(page.body());
    }

    static String safe(String html) {
        Document page = parse(html);
        page.select(NOT_SEEN).remove();
        page.select("img[alt]").forEach(picture -> picture.replaceWith(new TextNode(picture.attr("alt"))));
        Document clean = new Cleaner(SAFE).clean(page);
        clean.outputSettings().prettyPrint(false);
        return clean.body().html().strip();
    }

    static String escaped(String plain) {
        return "<p>" + Entities.escape(plain).replace("\n", "<br>") + "</p>";
    }

    private static String words(Element body) {
        var text = new Text();
        NodeTraversor.traverse(text, body);
        return text.done();
    }

    /** Line breaks where a reader sees them. */
    private static final class Text implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private int quotes;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(
                        preformatted > 0
                                ? words.getWholeText()
                                : words.getWholeText().replaceAll("[ \\t\\r\\n\\f]+", " "));
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> line();
                    case "blockquote" -> {
                        begin(1);
                        quotes++;
                    }
                    case "pre" -> {
                        begin(1);
                        preformatted++;
                    }
                    case "li" -> {
                        begin(1);
                        append("• ");
                    }
                    case "p", "h1", "h2", "h3", "h4", "h5", "h6" ->
                        begin(element.previousElementSibling() == null ? 1 : 2);
                    case "td", "th" -> append(element.previousElementSibling() == null ? "" : " ");
                    default -> {
                        if (element.isBlock()) {
                            begin(1);
                        }
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "blockquote" -> {
                        begin(1);
                        quotes--;
                    }
                    case "pre" -> {
                        preformatted--;
                        begin(1);
                    }
                    case "td", "th" -> {
                        // The next cell stands beside it.
                    }
                    case "p", "h1", "h2", "h3", "h4", "h5", "h6" -> begin(2);
                    default -> {
                        if (element.isBlock()) {
                            begin(1);
                        }
                    }
                }
            }
        }

        private boolean atLineStart() {
            return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        }

        private void begin(int breaks) {
            if (out.isEmpty()) {
                return;
            }
            int present = 0;
            while (present < out.length() && out.charAt(out.length() - 1 - present) == '\n') {
                present++;
            }
            out.append("\n".repeat(Math.max(0, breaks - present)));
        }

        private void line() {
            if (atLineStart() && quotes > 0) {
                out.append("> ".repeat(quotes));
            }
            out.append('\n');
        }

        private void append(String words) {
            for (String line : words.split("(?<=\n)")) {
                String said = atLineStart() && preformatted == 0 ? line.stripLeading() : line;
                if (said.isEmpty()) {
                    continue;
                }
                if (atLineStart()) {
                    out.append("> ".repeat(quotes));
                }
                out.append(said);
            }
        }

        String done() {
            return out.toString()
                    .replace('\u00A0', ' ')
                    .replaceAll("[ \\t]+\n", "\n")
                    .replaceAll("\n{3,}", "\n\n")
                    .strip();
        }
    }
}
