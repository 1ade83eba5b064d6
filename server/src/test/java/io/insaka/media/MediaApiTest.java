package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class MediaApiTest {
    private static final String MP3 = "ID3\u0003\0\0\0\0\0\0" + "0123456789".repeat(20_000);

    private final Organisations organisations;
    private final Organisations.Organisation organisation;

    @Autowired
    MediaApiTest(Organisations organisations) {
        this.organisations = organisations;
        this.organisation = organisations.found();
    }

    @Test
    void takesAFileAndGivesItBack() {
        var uploaded = upload(organisation.api(), "Mwaiseni – notes.txt", "text/plain", "hello")
                .expect(201);
        assertThat(uploaded.json().get("type").asString()).isEqualTo("document");
        assertThat(uploaded.json().get("contentType").asString()).isEqualTo("text/plain");
        assertThat(uploaded.json().get("fileName").asString()).isEqualTo("Mwaiseni – notes.txt");
        assertThat(uploaded.json().get("size").asInt()).isEqualTo(5);

        var downloaded = organisation.api().get(url(uploaded)).expect(200);
        assertThat(downloaded.text()).isEqualTo("hello");
        assertThat(downloaded.header("Content-Disposition"))
                .startsWith("inline")
                .contains("filename*=UTF-8''Mwaiseni%20%E2%80%93%20notes.txt");
        assertThat(downloaded.header("Cache-Control")).contains("private").contains("no-cache");
        assertThat(downloaded.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(downloaded.header("Content-Security-Policy")).contains("sandbox");
        assertThat(organisation
                        .api()
                        .get(url(uploaded) + "?download")
                        .expect(200)
                        .header("Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    void letsAPlayerJump() {
        var uploaded = upload(organisation.api(), "song.mp3", "audio/mpeg", MP3).expect(201);
        assertThat(uploaded.json().get("type").asString()).isEqualTo("audio");
        var part = organisation
                .api()
                .withHeader("Range", "bytes=150010-150019")
                .get(url(uploaded))
                .expect(206);
        assertThat(part.text()).isEqualTo("0123456789");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 150010-150019/200010");
        assertThat(part.header("Accept-Ranges")).isEqualTo("bytes");
        organisation
                .api()
                .withHeader("Range", "bytes=300000-")
                .get(url(uploaded))
                .expect(416);
    }

    @Test
    void sendsNothingTwiceToABrowserThatHasIt() {
        var uploaded =
                upload(organisation.api(), "a.txt", "text/plain", "hello").expect(201);
        String tag = organisation.api().get(url(uploaded)).expect(200).header("ETag");
        assertThat(tag).isNotEmpty();
        organisation.api().withHeader("If-None-Match", tag).get(url(uploaded)).expect(304);
    }

    @Test
    void handsOutWhatCouldRunOnlyAsADownload() {
        for (String page : new String[] {
            "<html><script>alert(1)</script></html>", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
        }) {
            var uploaded =
                    upload(organisation.api(), "photo.png", "image/png", page).expect(201);
            assertThat(uploaded.json().get("type").asString()).isEqualTo("document");
            var downloaded = organisation.api().get(url(uploaded)).expect(200);
            assertThat(downloaded.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(downloaded.header("Content-Disposition")).startsWith("attachment");
            assertThat(downloaded.header("Content-Security-Policy")).contains("sandbox");
        }
    }

    @Test
    void refusesProgramsAndEmptyFiles() {
        var program = upload(organisation.api(), "holiday.jpg", "image/jpeg", "MZ\u0000\u0000\u0003\u0000");
        assertThat(program.status()).isEqualTo(415);
        assertThat(program.code()).isEqualTo("media/type-refused");
        var empty = upload(organisation.api(), "empty.txt", "text/plain", "");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.code()).isEqualTo("media/empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice.pdf.exe",
                "photo.jpg.scr",
                "photo\u202egpj.exe",
                "..\\\\..\\\\run.CMD",
                "notes.js",
                "page.hta",
                "link.lnk",
                "setup.exe. "
            })
    void refusesWhatRunsByItsName(String name) {
        var refused = upload(organisation.api(), name, "text/plain", "harmless words");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("media/type-refused");
    }

    /** What is one thing to us and another to a browser stays the first: the browser must not look for itself. */
    @Test
    void handsOutWhatIsTwoThingsAsTheFirst() {
        var uploaded = upload(
                        organisation.api(), "a.gif", "text/html", "GIF89a/*<script>alert(1)</script>*/=1;alert(1)")
                .expect(201);
        var downloaded = organisation.api().get(url(uploaded)).expect(200);
        assertThat(downloaded.header("Content-Type")).isEqualTo("image/gif");
        assertThat(downloaded.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(downloaded.raw().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("sandbox", "default-src 'none'");
    }

    @Test
    void knowsNothingOfAnotherOrganisationsFiles() {
        var uploaded =
                upload(organisation.api(), "a.txt", "text/plain", "private").expect(201);
        var answer = organisations.found().api().get(url(uploaded));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("media/unknown");
        organisations.stranger().get(url(uploaded)).expect(401);
    }

    @Test
    void letsViewersLookButNotAttach() {
        var viewer = organisations.join(organisation, Role.VIEWER).api();
        var uploaded =
                upload(organisation.api(), "a.txt", "text/plain", "hello").expect(201);
        viewer.get(url(uploaded)).expect(200);
        upload(viewer, "b.txt", "text/plain", "hello").expect(403);
    }

    private static String url(Api.Response uploaded) {
        return uploaded.json().get("url").asString();
    }

    private static Api.Response upload(Api api, String name, String type, String content) {
        String body = "--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n--border--\r\n";
        return api.withHeader("Content-Type", "multipart/form-data; boundary=border")
                .post("/api/v1/media", body);
    }
}
