package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Endpoints.Endpoint;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestParam;

/** Whatever somebody sends to whatever endpoint there is: an answer or a problem with a code, never a failure of ours. */
@ProductTest
class NonsenseTest {
    private static final String NOBODYS_ID = "00000000-0000-7000-8000-000000000000";
    private static final List<String> ODD_SEGMENTS = List.of(
            NOBODYS_ID, "none", "-1", "%00", "%F0%9F%91%8D", "..%2e", "a".repeat(3_000), "%27%3B--", "0", "null");
    private static final List<String> ODD_VALUES = List.of(
            "",
            "-1",
            "0",
            "99999999999999999999",
            "%00",
            "%27",
            "a".repeat(3_000),
            "1.2.3",
            NOBODYS_ID,
            "9999999999.1." + NOBODYS_ID,
            "-9999999999999.1." + NOBODYS_ID,
            "999999999999999999",
            "2147483647",
            "%F0%9F%91%8D",
            "all",
            "end");
    private static final List<String> ODD_BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "\"text\"",
            "42",
            "{}",
            "{\"\":1}",
            odd("null"),
            odd("42"),
            odd("[]"),
            odd("{}"),
            odd("[null]"),
            odd("\"\\u0000\""),
            odd("\"\\ud800\""),
            odd("\"" + "x".repeat(50_000) + "\""),
            odd("1e999"),
            odd("true"),
            odd("{\"id\":null,\"name\":\"\\u0000\",\"messageId\":\"" + NOBODYS_ID + "\"}"),
            "[".repeat(5_000));

    @Autowired
    Organisations organisations;

    @Autowired
    Endpoints endpoints;

    /** Every field that any request of the API has, all with this value. */
    private static String odd(String value) {
        StringBuilder body = new StringBuilder("{");
        for (String field : List.of(
                "text",
                "note",
                "replyTo",
                "attachments",
                "buttons",
                "template",
                "reaction",
                "force",
                "kind",
                "name",
                "settings",
                "email",
                "password",
                "role",
                "scopes",
                "question",
                "answer",
                "phrases",
                "language",
                "type",
                "mediaId",
                "messageId",
                "emoji",
                "duplicate",
                "delayMs",
                "latitude",
                "longitude",
                "id",
                "title")) {
            body.append(body.length() > 1 ? "," : "")
                    .append('"')
                    .append(field)
                    .append("\":")
                    .append(value);
        }
        return body.append('}').toString();
    }

    private static boolean bodiless(Endpoint endpoint) {
        return endpoint.method().equals("GET") || endpoint.method().equals("DELETE");
    }

    private static String path(Endpoint endpoint, String segment) {
        return endpoint.pattern().replaceAll("\\{[^/}]+}", Matcher.quoteReplacement(segment));
    }

    private static void check(List<String> wrong, Endpoint endpoint, String what, Api.Response response) {
        boolean problem = response.status() >= 400;
        boolean ours = response.status() >= 500;
        if (ours || problem && !response.text().isEmpty() && response.code().isEmpty()) {
            String shown = what.length() > 80 ? what.substring(0, 80) + "…" : what;
            wrong.add(endpoint + " with " + shown + ": " + response.status() + " " + response.text());
        }
    }

    @Test
    void answersOddPathsWithAProblem() {
        Api api = organisations.found().api();
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints.all()) {
            if (!endpoint.variables().isEmpty()) {
                for (String segment : ODD_SEGMENTS) {
                    check(
                            wrong,
                            endpoint,
                            segment,
                            api.peek(endpoint.method(), path(endpoint, segment), bodiless(endpoint) ? null : "{}"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void answersOddParametersWithAProblem() {
        Api api = organisations.found().api();
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints.all()) {
            if (endpoint.method().equals("GET") && !endpoint.pattern().endsWith("/live")) {
                for (String name : parameters(endpoint)) {
                    for (String value : ODD_VALUES) {
                        String query = "?" + name + "=" + value;
                        check(wrong, endpoint, query, api.peek("GET", path(endpoint, NOBODYS_ID) + query, null));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> parameters(Endpoint endpoint) {
        return Arrays.stream(endpoint.handler().getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(java.lang.reflect.Parameter::getName)
                .toList();
    }

    @Test
    void answersOddBodiesWithAProblem() {
        Api api = organisations.found().api();
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints.all()) {
            if (!bodiless(endpoint)) {
                for (String body : ODD_BODIES) {
                    check(wrong, endpoint, body, api.peek(endpoint.method(), path(endpoint, NOBODYS_ID), body));
                }
                check(
                        wrong,
                        endpoint,
                        "plain text",
                        api.withHeader("Content-Type", "text/plain")
                                .peek(endpoint.method(), path(endpoint, NOBODYS_ID), "hello"));
                check(
                        wrong,
                        endpoint,
                        "an odd content type",
                        api.withHeader("Content-Type", "no/such;x=\"")
                                .peek(endpoint.method(), path(endpoint, NOBODYS_ID), "hello"));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
