package io.insaka.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductionTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every kind of answer there is, asked for from a foreign page, has the headers that earn the top grade. */
@ProductionTest
class HeadersGradeTest {
    private static final String WIDGET = "the script for other sites";
    private static final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private record Asked(int status, HttpHeaders headers) {}

    /** An SSE stream has no end, so only heads are looked at. */
    private Asked ask(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(organisations.baseUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .header("Origin", "https://evil.example");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return new Asked(answer.statusCode(), answer.headers());
    }

    private Map<String, Asked> answers() throws Exception {
        Organisation organisation = organisations.found();
        String token = "Bearer " + organisation.ownerToken();
        var account = TestingAccount.connect(channel, organisation);
        Map<String, Asked> answers = new LinkedHashMap<>();
        answers.put("the front door", ask("GET", "/"));
        answers.put("a page of the console", ask("GET", "/inbox/1", "Accept", "text/html"));
        answers.put("a file that is missing", ask("GET", "/assets/none.js"));
        answers.put("the description", ask("GET", "/api/openapi.json"));
        answers.put("health", ask("GET", "/healthz"));
        answers.put("an answer", ask("GET", "/api/v1/session", "Authorization", token));
        answers.put("a refusal", ask("GET", "/api/v1/session"));
        answers.put("an unknown address", ask("GET", "/api/v1/nothing"));
        answers.put("a wrong method", ask("PUT", "/api/v1/session", "Content-Type", "application/json"));
        answers.put("a wrong body", ask("POST", "/api/v1/session", "Content-Type", "application/json"));
        answers.put("a preflight", ask("OPTIONS", "/api/v1/session", "Access-Control-Request-Method", "POST"));
        answers.put("a stream", ask("GET", "/api/v1/live", "Authorization", token));
        for (String name : List.of("a.txt", "a.svg", "a.html", "a.pdf")) {
            answers.put("the file " + name, ask("GET", upload(organisation.api(), name), "Authorization", token));
        }
        String chat = organisation
                .api()
                .post("/api/v1/channels", Map.of("kind", "webchat", "name", "Website", "settings", Map.of()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        answers.put(WIDGET, ask("GET", "/widget.js"));
        answers.put("the chat's page", ask("GET", "/chat/" + chat));
        answers.put("the chat's worker", ask("GET", "/chat/worker.js"));
        answers.put("the chat's manifest", ask("GET", "/chat/" + chat + "/manifest.webmanifest"));
        answers.put("the chat's icon", ask("GET", "/chat/" + chat + "/icon-192.png"));
        answers.put("the page of no chat", ask("GET", "/chat/00000000-0000-0000-0000-000000000000"));
        answers.put("a webhook for nobody", ask("POST", "/webhooks/testing/nothing"));
        answers.put("a webhook of a stranger", ask("POST", account.path()));
        answers.put("a webhook", ask("POST", account.path(), "X-Testing-Secret", account.secret()));
        answers.put("a handshake", ask("GET", account.path() + "?challenge=%3Cscript%3E&secret=" + account.secret()));
        return answers;
    }

    private static String upload(Api api, String name) {
        String text = name.endsWith("pdf")
                ? "%PDF-1.7\n"
                : name.endsWith("svg") ? "<svg xmlns='http://www.w3.org/2000/svg'/>" : "<html><body>x</body></html>";
        return api.upload("/api/v1/media", name, "image/png", text.getBytes(UTF_8))
                .expect(201)
                .json()
                .path("url")
                .asString();
    }

    @Test
    void everyAnswerEarnsTheTopGrade() throws Exception {
        List<String> wrong = new ArrayList<>();
        answers().forEach((what, answer) -> {
            var headers = answer.headers();
            // Providers, not browsers, call webhooks: only what keeps a browser harmless there is asked for.
            boolean webhook = what.contains("webhook") || what.contains("handshake");
            if (what.equals(WIDGET)) {
                wrong.addAll(openScript(answer));
                return;
            }
            Grade grade = Grade.of(headers);
            if (!webhook && !grade.top()) {
                wrong.add(what + " (" + answer.status() + "): " + grade);
            }
            if (answer.status() >= 500
                    || headers.allValues("Content-Security-Policy").size() != 1
                    || headers.allValues("X-Content-Type-Options").size() != 1
                    || headers.map().keySet().stream()
                            .anyMatch(name ->
                                    name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"))) {
                wrong.add(what + " (" + answer.status() + "): " + headers.map());
            }
        });
        assertThat(wrong).isEmpty();
    }

    /**
     * The one file that is there for everybody's pages: without {@code *} a page that checks its scripts' fingerprints
     * could not load it. It is the same for all, and no credentials go with it.
     */
    private static List<String> openScript(Asked answer) {
        List<String> wrong = new ArrayList<>();
        Map<String, List<String>> rest = new LinkedHashMap<>(answer.headers().map());
        rest.keySet().removeIf(name -> name.equalsIgnoreCase("Access-Control-Allow-Origin"));
        Grade grade = Grade.of(HttpHeaders.of(rest, (name, value) -> true));
        if (!grade.top()) {
            wrong.add(WIDGET + " (" + answer.status() + "): " + grade);
        }
        boolean built = answer.status() != 404; // without the console's build there is no script, and nothing to allow
        if (built
                && (!answer.headers().allValues("Access-Control-Allow-Origin").equals(List.of("*"))
                        || !answer.headers()
                                .allValues("Cross-Origin-Resource-Policy")
                                .equals(List.of("cross-origin"))
                        || answer.headers()
                                .firstValue("Access-Control-Allow-Credentials")
                                .isPresent()
                        || answer.headers().firstValue("Set-Cookie").isPresent()
                        || !answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith("text/javascript"))) {
            wrong.add(WIDGET + ": " + answer.headers().map());
        }
        return wrong;
    }

    @Test
    void dataAndFilesAreNoPages() throws Exception {
        answers().forEach((what, answer) -> {
            if (what.startsWith("an ") || what.startsWith("a refusal") || what.startsWith("a wrong")) {
                assertThat(Grade.directives(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse("")))
                        .as(what)
                        .containsEntry("default-src", List.of("'none'"))
                        .containsKey("sandbox");
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .as(what)
                        .contains("no-store");
            }
            if (what.endsWith(".svg") || what.endsWith(".html")) {
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
                assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                        .startsWith("attachment");
            }
        });
    }

    @Test
    void cookiesBelongToThisSiteAlone() throws Exception {
        var organisation = organisations.found();
        var signedIn = organisations
                .stranger()
                .post("/api/v1/session", Map.of("email", organisation.ownerEmail(), "password", Organisations.PASSWORD))
                .expect(200);
        assertThat(signedIn.raw().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("; Secure") && cookie.contains("; Path=/;"))
                .noneMatch(cookie -> cookie.contains("Domain="))
                .anyMatch(cookie -> cookie.startsWith("__Host-insaka_session=") && cookie.contains("; HttpOnly"));
        assertThat(Grade.of(signedIn.raw().headers())).matches(Grade::top);
        organisations
                .signIn(organisation.ownerEmail(), Organisations.PASSWORD)
                .get("/api/v1/session")
                .expect(200);
    }

    /** What Tomcat refuses before any filter of ours runs. */
    @Test
    void evenWhatIsNoRequestIsAnsweredWithCare() throws IOException {
        var answer = RawCall.send(organisations.baseUrl(), "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.head()).contains("nosniff", "Content-Security-Policy: default-src 'none'");
    }

    @Test
    void theGraderWouldSeeAMistake() {
        assertThat(Grade.of(HttpHeaders.of(Map.of(), (name, value) -> true)).score())
                .isLessThan(50);
        var inline = Map.of("Content-Security-Policy", List.of("default-src 'self' 'unsafe-inline'"));
        assertThat(Grade.of(HttpHeaders.of(inline, (name, value) -> true)).remarks())
                .anyMatch(remark -> remark.startsWith("-20 scripts"));
        var plain = Map.of("Set-Cookie", List.of("insaka_session=x; Path=/"));
        assertThat(Grade.of(HttpHeaders.of(plain, (name, value) -> true)).remarks())
                .anyMatch(remark -> remark.startsWith("-40"))
                .anyMatch(remark -> remark.startsWith("-30"));
    }
}
