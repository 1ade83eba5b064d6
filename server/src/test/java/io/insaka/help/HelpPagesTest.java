package io.insaka.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class HelpPagesTest {
    @Autowired
    Organisations organisations;

    @LocalServerPort
    int port;

    Api api;
    Api anybody;
    String home;

    @BeforeEach
    void found() {
        var organisation = organisations.found();
        api = organisation.api();
        anybody = Api.stranger("http://localhost:" + port);
        home = "/help/" + organisation.tenant();
    }

    private String write(String question, String answer, String language, boolean published) {
        return api.post(
                        "/api/v1/articles",
                        Map.of("question", question, "answer", answer, "language", language, "published", published))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private String page(String address) {
        return anybody.get(address).expect(200).raw().body();
    }

    @Test
    void showsWhatIsPublishedInTheReadersLanguage() {
        write("When are you open?", "Every day from 8 to 17.", "en", true);
        write("Quand ouvrez-vous ?", "Tous les jours.", "fr", true);
        write("What will change?", "Nobody knows yet.", "en", false);
        assertThat(page(home))
                .contains("When are you open?", "<html lang=\"en\"", "hreflang=\"fr\"")
                .doesNotContain("Quand ouvrez-vous", "What will change");
        assertThat(page(home + "?lang=fr"))
                .contains("Quand ouvrez-vous ?", "<html lang=\"fr\"", "Chercher")
                .doesNotContain("When are you open");
    }

    @Test
    void findsAndOpensAnArticle() {
        String id = write("Do you *deliver*?", "Yes, *every* Friday.\n\nAsk at https://example.com/a_b_c.", "en", true);
        assertThat(page(home + "?q=do+you+deliver")).contains(home + "/" + id, "noindex");
        assertThat(page(home + "?q=quantum")).contains("Nothing we have written fits that");
        assertThat(page(home + "/" + id))
                .contains("<strong>every</strong>", "href=\"https://example.com/a_b_c\"", "rel=\"canonical\"");
    }

    @Test
    void nothingThatSomebodyWroteIsMarkup() {
        String id = write("<img src=x onerror=alert(1)>", "<script>alert(2)</script> *<b>*", "en", true);
        for (String shown : new String[] {page(home), page(home + "/" + id), page(home + "?q=%22%3E%3Cscript%3E")}) {
            assertThat(shown).doesNotContain("<script", "<img src=x", "<b>");
        }
    }

    @Test
    void whatIsNotThereIsSaidOnAPage() {
        String draft = write("A draft?", "Yes.", "en", false);
        for (String address : new String[] {
            "/help/" + UUID.randomUUID(),
            "/help/nobody",
            home + "/" + draft,
            home + "/" + UUID.randomUUID(),
            home + "/x"
        }) {
            var answer = anybody.get(address).expect(404);
            assertThat(answer.raw().body()).contains("There is no such page.", "<!doctype html>");
        }
        assertThat(page(home)).contains("There is nothing to read here yet.");
        assertThat(page(home + "?from=-3&lang=%00zz")).contains("<h1>Help</h1>");
    }

    @Test
    void runsNothingAndAsksNothingElsewhere() {
        var answer = anybody.get(home).expect(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(anybody.get("/help/style.css").expect(200).header("Content-Type"))
                .startsWith("text/css");
    }

    @Test
    void ofAnotherOrganisationThereIsNothing() {
        String id = write("When are you open?", "Always.", "en", true);
        String elsewhere = "/help/" + organisations.found().tenant();
        assertThat(page(elsewhere)).doesNotContain("When are you open");
        anybody.get(elsewhere + "/" + id).expect(404);
    }
}
