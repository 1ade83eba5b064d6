package io.insaka.help;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** An answer as HTML: paragraphs, the marks of the messaging apps ({@code *bold*}, {@code _italic_}, {@code ~struck~}) and links. */
final class MarkedText {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    private MarkedText() {}

    static String html(String text) {
        return Arrays.stream(text.strip().split("\\R{2,}"))
                .map(paragraph -> "<p>" + marked(paragraph).replaceAll("\\R", "<br>") + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /** Links first: an underscore in one is no mark. What is between them is escaped piece by piece. */
    private static String marked(String paragraph) {
        var html = new StringBuilder();
        Matcher link = LINK.matcher(paragraph);
        int from = 0;
        while (link.find()) {
            html.append(styled(paragraph.substring(from, link.start())));
            String address = HtmlUtils.htmlEscape(link.group());
            html.append("<a rel=\"nofollow noopener\" href=\"%1$s\">%1$s</a>".formatted(address));
            from = link.end();
        }
        return html.append(styled(paragraph.substring(from))).toString();
    }

    private static String styled(String text) {
        String escaped = HtmlUtils.htmlEscape(text);
        return around(around(around(escaped, '*', "strong"), '_', "em"), '~', "s");
    }

    private static String around(String html, char mark, String tag) {
        String quoted = Pattern.quote(String.valueOf(mark));
        return html.replaceAll(
                "(?<![\\p{L}\\p{N}])" + quoted + "(?=\\S)([^\\n]*?\\S)" + quoted + "(?![\\p{L}\\p{N}])",
                "<" + tag + ">$1</" + tag + ">");
    }
}
