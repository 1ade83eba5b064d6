package io.insaka.channels.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Our words as a page: paragraphs, line breaks, addresses that can be tapped. */
final class HtmlWords {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{1,1000}[^\\s<>\".,;:!?)\\]]");

    private HtmlWords() {}

    static String of(String words) {
        var page = new StringBuilder("<!DOCTYPE html><html><body>");
        for (String paragraph : words.split("\n{2,}")) {
            page.append("<p>").append(linked(paragraph).replace("\n", "<br>\n")).append("</p>\n");
        }
        return page.append("</body></html>").toString();
    }

    private static String linked(String words) {
        var linked = new StringBuilder();
        Matcher address = ADDRESS.matcher(words);
        int end = 0;
        while (address.find()) {
            String escaped = Entities.escape(address.group());
            linked.append(Entities.escape(words.substring(end, address.start())))
                    .append("<a href=\"")
                    .append(escaped)
                    .append("\">")
                    .append(escaped)
                    .append("</a>");
            end = address.end();
        }
        return linked.append(Entities.escape(words.substring(end))).toString();
    }
}
