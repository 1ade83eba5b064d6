package io.insaka.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class HelpPageTest {
    @Autowired
    Organisations organisations;

    private Api owner;
    private Api anybody;
    private String help;

    @BeforeEach
    void open() {
        owner = organisations.found().api();
        anybody = organisations.stranger();
        String chat = owner.post("/api/v1/channels", Map.of("kind", "webchat", "name", "Site", "settings", Map.of()))
                .expect(201)
                .json()
                .get("id")
                .asString();
        help = "/help/" + chat;
    }

    private String write(String question, String answer, String language, boolean published) {
        return owner.post(
                        "/api/v1/articles",
                        Map.of("question", question, "answer", answer, "language", language, "published", published))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    @Test
    void showsPublishedArticlesInTheLanguageOfTheReader() {
        write("When do you open?", "At nine.", "en", true);
        write("Quand ouvrez-vous ?", "À neuf heures.", "fr", true);
        write("Our secret plan?", "World peace.", "en", false);
        String english = anybody.get(help).expect(200).text();
        assertThat(english)
                .contains("When do you open?", "<html lang=\"en\">", "hreflang=\"fr\"", "rel=\"canonical\"")
                .doesNotContain("secret plan", "Quand ouvrez", "<script");
        Api.Response french = anybody.withHeader("Accept-Language", "fr-FR,fr;q=0.9")
                .get(help)
                .expect(200);
        assertThat(french.text())
                .contains("Quand ouvrez-vous ?", "<html lang=\"fr\">")
                .doesNotContain("When do you");
        assertThat(french.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(anybody.get(help + "?lang=en").expect(200).text()).contains("When do you open?");
    }

    @Test
    void findsArticlesAndSaysWhenNothingFits() {
        write("Can I bring my dog?", "On a lead.", "en", true);
        assertThat(anybody.get(help + "?q=dogs").expect(200).text())
                .contains("Can I bring my dog?", "noindex", "Answers to");
        assertThat(anybody.get(help + "?q=spaceship").expect(200).text()).contains("Nothing fits these words");
    }

    @Test
    void showsAnArticleWithItsParagraphsAndLinksAndNothingThatRuns() {
        String id = write(
                "Is <b>this</b> safe?",
                "Yes.\n\nSee https://example.org/a?b=1.\n<script>alert(1)</script>",
                "en",
                true);
        String page = anybody.get(help + "/" + id).expect(200).text();
        assertThat(page)
                .contains("Is &lt;b&gt;this&lt;/b&gt; safe?", "<p>Yes.</p>", "href=\"https://example.org/a?b=1\"")
                .contains("&lt;script&gt;", "/help/", "rel=\"canonical\"")
                .doesNotContain("<script", "<b>");
        assertThat(anybody.get(help + "?q=%22%3E%3Cscript%3E").expect(200).text())
                .doesNotContain("<script");
    }

    @Test
    void saysSoWhenThereIsNothing() {
        assertThat(anybody.get(help).expect(200).text()).contains("no articles yet");
        String draft = write("Later?", "Perhaps.", "en", false);
        for (String path : new String[] {
            help + "/" + draft,
            help + "/nonsense",
            help + "/00000000-0000-7000-8000-000000000000",
            "/help/00000000-0000-7000-8000-000000000000",
            "/help/nonsense"
        }) {
            Api.Response missing = anybody.get(path).expect(404);
            assertThat(missing.text()).as(path).startsWith("<!doctype html>").contains("There is no such page");
        }
        String theirs = organisations
                .found()
                .api()
                .post("/api/v1/articles", Map.of("question", "Theirs?", "answer", "Yes."))
                .expect(201)
                .json()
                .get("id")
                .asString();
        anybody.get(help + "/" + theirs).expect(404);
    }

    @Test
    void listsInPages() {
        for (int number = 1; number <= 101; number++) {
            write("Question " + number + "?", "Answer.", "en", true);
        }
        String first = anybody.get(help).expect(200).text();
        assertThat(first).contains("Question 100?", "lang=en&amp;from=100").doesNotContain("Question 101?");
        assertThat(anybody.get(help + "?lang=en&from=100").expect(200).text())
                .contains("Question 101?")
                .doesNotContain("Question 100?");
    }
}
