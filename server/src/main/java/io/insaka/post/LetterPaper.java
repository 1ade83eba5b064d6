package io.insaka.post;

import io.insaka.post.Letter.Part;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Puts a letter on paper, plain and as HTML, without pictures or anything that is fetched. */
final class LetterPaper {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>%s</title></head>
            <body style="margin:0;padding:24px;background:#f5f5f4;color:#1c1917;font:16px/1.5 system-ui,sans-serif">
            <div style="max-width:32rem;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">
            %s
            </div></body></html>
            """;

    private LetterPaper() {}

    static String plain(List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Words words -> words.text();
                    case Part.Action action -> action.label() + ":\n" + action.link();
                    case Part.Lines lines ->
                        lines.texts().stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
                    case Part.Foot foot -> "--\n" + foot.text() + "\n" + foot.label() + ": " + foot.link();
                })
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    static String html(String subject, List<Part> parts) {
        String body = parts.stream()
                .map(part -> switch (part) {
                    case Part.Words words -> "<p>" + escaped(words.text()).replace("\n", "<br>") + "</p>";
                    case Part.Action action ->
                        "<p><a href=\"" + escaped(action.link().toString())
                                + "\" style=\"display:inline-block;padding:10px 18px;border-radius:8px;background:#0f5f4f;"
                                + "color:#ffffff;text-decoration:none\">" + escaped(action.label()) + "</a></p>";
                    case Part.Lines lines ->
                        lines.texts().stream()
                                .map(line -> "<li style=\"margin:4px 0\">" + escaped(line) + "</li>")
                                .collect(Collectors.joining("\n", "<ul style=\"padding-left:20px\">\n", "\n</ul>"));
                    case Part.Foot foot ->
                        "<p style=\"margin-top:24px;font-size:14px;color:#57534e\">" + escaped(foot.text())
                                + " <a href=\"" + escaped(foot.link().toString()) + "\" style=\"color:#0f5f4f\">"
                                + escaped(foot.label()) + "</a></p>";
                })
                .collect(Collectors.joining("\n"));
        return PAGE.formatted(escaped(subject), body);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
