package io.insaka.webchat;

import io.insaka.knowledge.Article;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The help page as HTML: works without scripts, with a keyboard and with a screen reader, in light and dark. The colour
 * of the organisation is an ornament only, so that no choice of it makes a text unreadable.
 *
 * @param address of the help page, without a slash at the end
 * @param path the same, without the server
 */
record HelpPage(String organisation, String colour, boolean logo, String address, String path, String chat) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"&]+[^\\s<>\"&.,;:!?)]");

    private static final String STYLE = """
            :root{color-scheme:light dark;--text:#1a1a1e;--quiet:#56565f;--line:#dcdce2;--paper:#fff;--card:#f6f6f8}
            @media(prefers-color-scheme:dark){:root{--text:#ececf1;--quiet:#a9a9b4;--line:#3a3a44;--paper:#16161a;--card:#1f1f25}}
            *{box-sizing:border-box}body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:var(--text);background:var(--paper)}
            header{border-top:6px solid var(--brand);border-bottom:1px solid var(--line)}
            .in{max-width:46rem;margin:0 auto;padding:1rem 1.25rem}header .in{display:flex;gap:.75rem;align-items:center;flex-wrap:wrap}
            header img{height:2.25rem;width:auto;border-radius:.4rem}header a{font-weight:600;text-decoration:none}
            nav{margin-left:auto;display:flex;gap:.25rem .75rem;flex-wrap:wrap}nav a[aria-current]{text-decoration:underline}
            a{color:inherit}a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--text);outline-offset:2px}
            h1{font-size:1.7rem;line-height:1.25;margin:1.25rem 0 1rem;overflow-wrap:anywhere}
            form{display:flex;gap:.5rem;margin:0 0 1.5rem;flex-wrap:wrap}label{flex-basis:100%;color:var(--quiet)}
            input{flex:1 1 12rem;min-width:0;font:inherit;padding:.6rem .8rem;border:1px solid var(--quiet);border-radius:.6rem;background:var(--paper);color:inherit}
            button,.ask{font:inherit;padding:.6rem 1.1rem;border:1px solid var(--text);border-radius:.6rem;background:var(--text);color:var(--paper);cursor:pointer;text-decoration:none;display:inline-block}
            ul{list-style:none;margin:0;padding:0}li{border-bottom:1px solid var(--line)}li a{display:block;padding:.8rem 0;overflow-wrap:anywhere}
            li p{margin:-.5rem 0 .8rem;color:var(--quiet)}article p{overflow-wrap:anywhere}
            .quiet{color:var(--quiet)}footer{margin-top:2rem}.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
            """;

    /** A page of the list. @param next where the list goes on, if it does */
    String list(HelpWords words, List<String> languages, List<Article> articles, Optional<String> next) {
        String language = words.language();
        String body = articles.isEmpty()
                ? "<p>" + escaped(words.empty()) + "</p>"
                : items(articles, "")
                        + next.map(query -> "<p><a rel=\"next\" href=\"" + path + "?" + escaped(query) + "\">"
                                        + escaped(words.more()) + "</a></p>")
                                .orElse("");
        String alternates = String.join(
                "",
                languages.stream()
                        .map(other -> "<link rel=\"alternate\" hreflang=\"" + escaped(other) + "\" href=\""
                                + escaped(address + "?lang=" + other) + "\">")
                        .toList());
        String head = "<link rel=\"canonical\" href=\"" + escaped(address + "?lang=" + language) + "\">" + alternates;
        return page(words, title(words), head, languages, form(words, "") + body);
    }

    String results(HelpWords words, List<String> languages, String query, List<Article> found) {
        String heading = words.found().formatted(query);
        String body = "<h2 class=\"quiet\" role=\"status\">" + escaped(found.isEmpty() ? words.nothing() : heading)
                + "</h2>" + (found.isEmpty() ? "" : items(found, "?lang=" + words.language()));
        return page(
                words,
                title(words),
                "<meta name=\"robots\" content=\"noindex\">",
                languages,
                form(words, query) + body);
    }

    String article(HelpWords words, List<String> languages, Article article) {
        String head = "<link rel=\"canonical\" href=\"" + escaped(address + "/" + article.id()) + "\">";
        String body = "<article lang=\"" + escaped(article.language()) + "\">" + paragraphs(article.answer())
                + "</article><p><a href=\"" + path + "?lang=" + words.language() + "\">" + escaped(words.back())
                + "</a></p>";
        return page(words, article.question(), head, languages, body);
    }

    /** @param inside whether there is a help page around what is missing */
    String missing(HelpWords words, boolean inside) {
        String back = inside
                ? "<p><a href=\"" + path + "?lang=" + words.language() + "\">" + escaped(words.back()) + "</a></p>"
                : "";
        return page(
                words,
                words.missing(),
                "<meta name=\"robots\" content=\"noindex\">",
                List.of(),
                "<p>" + escaped(words.missingLead()) + "</p>" + back);
    }

    private String title(HelpWords words) {
        return organisation + " – " + words.help();
    }

    private String items(List<Article> articles, String query) {
        var items = new StringBuilder("<ul>");
        for (Article article : articles) {
            items.append("<li lang=\"")
                    .append(escaped(article.language()))
                    .append("\"><a href=\"")
                    .append(path)
                    .append('/');
            items.append(article.id())
                    .append(query)
                    .append("\">")
                    .append(escaped(article.question()))
                    .append("</a></li>");
        }
        return items.append("</ul>").toString();
    }

    private String form(HelpWords words, String query) {
        return "<form role=\"search\" method=\"get\" action=\"" + path + "\"><label for=\"q\">"
                + escaped(words.search())
                + "</label><input type=\"hidden\" name=\"lang\" value=\"" + words.language()
                + "\"><input id=\"q\" name=\"q\" type=\"search\" maxlength=\"200\" value=\"" + escaped(query)
                + "\"><button>" + escaped(words.find()) + "</button></form>";
    }

    private String page(HelpWords words, String title, String head, List<String> languages, String body) {
        String picture = logo ? "<img src=\"" + chat + "/logo\" alt=\"\">" : "";
        String home = organisation.isEmpty()
                ? ""
                : picture + "<a href=\"" + path + "?lang=" + words.language() + "\">" + escaped(organisation) + "</a>";
        String footer = chat.isEmpty()
                ? ""
                : "<footer class=\"in\"><a class=\"ask\" href=\"" + chat + "\">" + escaped(words.ask())
                        + "</a></footer>";
        return "<!doctype html><html lang=\"" + words.language() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escaped(title)
                + "</title>" + head + "<style>:root{--brand:" + colour + "}" + STYLE + "</style></head><body>"
                + "<a class=\"skip\" href=\"#main\">" + escaped(title) + "</a><header><div class=\"in\">" + home
                + languages(words, languages) + "</div></header><main id=\"main\" class=\"in\"><h1>" + escaped(title)
                + "</h1>" + body + "</main>" + footer + "</body></html>";
    }

    private String languages(HelpWords words, List<String> languages) {
        if (languages.size() < 2) {
            return "";
        }
        var links = new StringBuilder("<nav aria-label=\"" + escaped(words.help()) + "\">");
        for (String language : languages) {
            Locale locale = Locale.forLanguageTag(language);
            links.append("<a hreflang=\"")
                    .append(escaped(language))
                    .append("\" lang=\"")
                    .append(escaped(language));
            links.append(language.equals(words.language()) ? "\" aria-current=\"true" : "");
            links.append("\" href=\"")
                    .append(path)
                    .append("?lang=")
                    .append(escaped(language))
                    .append("\">");
            links.append(escaped(locale.getDisplayLanguage(locale))).append("</a>");
        }
        return links.append("</nav>").toString();
    }

    private static String paragraphs(String answer) {
        var paragraphs = new StringBuilder();
        for (String paragraph : answer.strip().split("\\R\\s*\\R")) {
            String text =
                    LINK.matcher(escaped(paragraph)).replaceAll("<a rel=\"nofollow noopener\" href=\"$0\">$0</a>");
            paragraphs.append("<p>").append(text.replaceAll("\\R", "<br>")).append("</p>");
        }
        return paragraphs.toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
