package io.insaka.hostile;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** What is sent to programs to see them fall. */
final class Hostile {
    static final String NOBODYS_ID = "00000000-0000-7000-8000-000000000000";

    /** JSON values of every wrong kind, as text. */
    static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "0.5",
            "1e999",
            "-1e-999",
            "99999999999999999999999",
            "2147483648",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800x\"",
            "\"\\u202e\\u2066txt.exe\"",
            "\"\\ufeff\\uffff\"",
            "\"👩‍👩‍👧‍👦\"",
            "\"" + "x".repeat(70_000) + "\"",
            "\"%s%n%00..\\\\..//\"",
            "\"'; DROP TABLE message; --\"",
            "\"" + NOBODYS_ID + "\"",
            "\"9999-99-99T99:99:99Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"http://169.254.169.254/\"",
            "[]",
            "[null]",
            "[[[]]]",
            "[\"\\u0000\"]",
            "[" + "0,".repeat(2_000) + "0]",
            "{}",
            "{\"\":null}",
            "{\"a\\u0000\":\"b\"}",
            "{\"id\":null,\"title\":\"\\u0000\",\"messageId\":\"" + NOBODYS_ID + "\",\"emoji\":\"\\u0000\"}");

    private static final String DEEP = "[".repeat(3_000);

    /** Whole bodies that are no request. */
    static final List<byte[]> BODIES = List.of(
            new byte[0],
            bytes("{"),
            bytes("null"),
            bytes("[]"),
            bytes("\"text\""),
            bytes("42"),
            bytes("{}"),
            bytes("{} trailing"),
            bytes("{\"\":1}"),
            bytes("{\"name\":1,\"name\":2}"),
            bytes("NaN"),
            bytes(DEEP),
            bytes("{\"name\":" + DEEP),
            bytes("{\"settings\":{\"a\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "}}"),
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, 0x28, '"', '}'},
            new byte[] {'{', 0, '}'},
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}'},
            "{\"name\":\"x\"}".getBytes(UTF_16));

    static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "application/json;charset=utf-16",
            "application/json;charset=nope",
            "no/such;x=\"",
            "////",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "multipart/mixed; boundary=\"");

    /** Headers that a browser would never send so, one at a time. */
    static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("Accept", "nonsense"),
            Map.entry("Accept", "text/html;q=abc, */*;q=9"),
            Map.entry("Accept", "application/xml"),
            Map.entry("Accept-Language", "xx-" + "y".repeat(200)),
            Map.entry("Accept-Encoding", "br;q=nope"),
            Map.entry("Range", "bytes=9-1,-,5-"),
            Map.entry("Range", "bytes=" + "0-0,".repeat(300) + "0-0"),
            Map.entry("If-None-Match", "\"unclosed"),
            Map.entry("If-Match", "*,\"\""),
            Map.entry("If-Modified-Since", "yesterday"),
            Map.entry("Last-Event-ID", "nonsense.%00.-1"),
            Map.entry("Idempotency-Key", ""),
            Map.entry("Idempotency-Key", "k".repeat(5_000)),
            Map.entry("X-CSRF-Token", "é"),
            Map.entry("Cookie", "insaka_session=; insaka_csrf=\"; =;;=\"\";,"),
            Map.entry("Cookie", "insaka_session=" + "é".repeat(20) + "; $Version=\"x"),
            Map.entry("Cookie", "__Host-insaka_session=x; insaka_session=\"\\\""),
            Map.entry("Authorization", "Bearer"),
            Map.entry("Authorization", "Bearer  "),
            Map.entry("Authorization", "Bearer é\t"),
            Map.entry("Authorization", "Basic !!!"),
            Map.entry("X-Forwarded-For", ",,, garbage, ::::, 1.2.3"),
            Map.entry("X-HTTP-Method-Override", "DELETE"),
            Map.entry("Origin", "null"),
            Map.entry("Origin", "http://evil.example"),
            Map.entry("Expect", "the-unexpected"),
            Map.entry("Content-Encoding", "gzip"));

    static final List<String> SEGMENTS = List.of(
            NOBODYS_ID,
            "none",
            "-1",
            "%00",
            "%F0%9F%91%8D",
            "%ED%A0%80",
            "%ff%fe",
            "..%2e",
            "%27%3B--",
            "0",
            "null",
            ";a=b",
            "a".repeat(3_000));

    static final List<String> PARAMETERS = List.of(
            "",
            "-1",
            "0",
            "99999999999999999999",
            "2147483647",
            "999999999999999999",
            "1.2.3",
            "NaN",
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%ff",
            "%27",
            "%25",
            "%F0%9F%91%8D",
            "all",
            "end",
            "true",
            NOBODYS_ID,
            "9999999999.1." + NOBODYS_ID,
            "-9999999999999.1." + NOBODYS_ID,
            "a".repeat(3_000));

    static final List<String> METHODS =
            List.of("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "POST", "GET", "TRACE", "PROPFIND", "QUERY", "get");

    /** Requests as bytes on the line, each with where the path goes. */
    static final List<String> RAW = List.of(
            "GET %s%%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET %s%%00 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET %s?a=%%zz&%%=%%&&= HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET %s?limit=%%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET %s;jsessionid=1 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /.%s/..;/.. HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET %s HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET %s HTTP/1.1\r\n\r\n",
            "GET %s HTTP/1.1\r\nHost: a:b:c\r\n\r\n",
            "GET %s HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
            "GET %s HTTP/1.1\r\nHost: x\r\nBroken Header\r\n\r\n",
            "GET %s HTTP/1.1\r\nHost: x\r\nX: \u0001\u007f\r\n\r\n",
            "GET %s HTTP/1.1\r\nHost: x\r\nCookie: \u0001=\u0002\r\n\r\n",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"name\"",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: nonsense\r\n\r\n{}",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                    + "Content-Length: 2\r\n\r\n0\r\n\r\n",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 40\r\n\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"");

    private Hostile() {}

    /** Broken multipart bodies with the boundary b. */
    static final List<byte[]> MULTIPARTS = List.of(
            bytes("--b--\r\n"),
            bytes("--b\r\n\r\n\r\n--b--\r\n"),
            bytes("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n--b--\r\n"),
            bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nx\r\n--b--\r\n"),
            bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../\\u0000\u0001\u202e.exe\"\r\n"
                    + "Content-Type: ////\r\n\r\nx\r\n--b--\r\n"),
            bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + "n".repeat(9_000)
                    + "\"\r\n\r\nx\r\n--b--\r\n"),
            bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=nope''%zz\r\n\r\nx\r\n--b--\r\n"),
            bytes("--b\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n!!\r\n--b--\r\n"),
            bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nno end"),
            bytes("--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"),
            bytes("nothing of the kind"));

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
