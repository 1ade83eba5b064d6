package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However a request goes wrong, the answer is a problem with a stable code. */
@ProductTest
class ProblemsTest {
    private final Organisations organisations;
    private Organisation organisation;

    ProblemsTest(@Autowired Organisations organisations) {
        this.organisations = organisations;
        this.organisation = organisations.found();
    }

    @BeforeEach
    void freshOrganisation() {
        organisation = organisations.found();
    }

    private static void assertProblem(Api.Response response, int status, String code) {
        response.expect(status);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.json().get("status").asInt()).isEqualTo(status);
        assertThat(response.json().get("title").asString()).isNotBlank();
        assertThat(response.json().get("detail").asString()).isNotBlank();
        assertThat(response.text()).doesNotContain("Exception", "io.insaka", "<html");
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        var response = organisation
                .api()
                .post("/api/v1/teammates", Map.of("name", " ", "email", "a@b.example", "password", "long enough!"));
        assertProblem(response, 400, "request/invalid");
        assertThat(response.json().get("errors").toString()).contains("\"name\"", "\"role\"");
    }

    @Test
    void namesAFieldWhoseValueIsNotUnderstood() {
        var response = organisation
                .api()
                .post(
                        "/api/v1/teammates",
                        Map.of("name", "A", "email", "a@b.example", "password", "long enough!", "role", "king"));
        assertProblem(response, 400, "request/invalid");
        assertThat(response.json().at("/errors/0/field").asString()).isEqualTo("role");
        assertThat(response.text()).doesNotContain("king");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertProblem(organisation.api().post("/api/v1/teammates", "{\"name\": "), 400, "request/unreadable");
        assertProblem(organisation.api().post("/api/v1/teammates", ""), 400, "request/unreadable");
    }

    @Test
    void refusesAnIdThatIsNone() {
        var response = organisation.api().delete("/api/v1/teammates/not-a-uuid");
        assertProblem(response, 400, "request/invalid");
        assertThat(response.json().at("/errors/0/field").asString()).isEqualTo("id");
    }

    @Test
    void refusesAnUnknownAddressMethodAndType() {
        Api api = organisation.api();
        assertProblem(api.get("/api/v1/nothing"), 404, "request/not-found");
        assertProblem(api.withHeader("Accept", "text/html").get("/api/v1/nothing"), 404, "request/not-found");
        assertProblem(organisations.stranger().get("/api/v1/nothing"), 404, "request/not-found");
        assertProblem(api.put("/api/v1/teammates", Map.of()), 405, "request/method-not-allowed");
        assertProblem(
                api.withHeader("Content-Type", "text/plain").post("/api/v1/teammates", "hello"),
                415,
                "request/unsupported-media-type");
        assertProblem(api.withHeader("Accept", "image/png").get("/api/v1/teammates"), 406, "request/not-acceptable");
    }

    @Test
    void answersABrowserThatAsksForHtmlWithAProblemToo() {
        var response =
                organisations.stranger().withHeader("Accept", "text/html").get("/api/v1/teammates");
        assertProblem(response, 401, "access/not-signed-in");
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        byte[] large = new byte[1_200_000];
        assertProblem(
                organisation
                        .api()
                        .withHeader("Content-Type", "application/json")
                        .post("/api/v1/teammates", large),
                413,
                "request/too-large");
    }

    @Test
    void answersWhatTheContainerRefuses() throws IOException {
        URI base = URI.create(organisations.baseUrl());
        for (String nonsense : new String[] {
            "NONSENSE\r\n\r\n",
            "GET /a|b\\c<> HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /api/v1/teammates HTTP/1.1\r\n\r\n",
            "GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /api/v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /api/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        }) {
            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .as(nonsense)
                        .startsWith("HTTP/1.1 4")
                        .contains("application/problem+json", "\"code\"")
                        .doesNotContainIgnoringCase("<html", "Tomcat", "Exception");
            }
        }
    }
}
