package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileUrlResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.resource.ResourceResolverChain;

class ConsoleRoutesTest {
    @TempDir
    Path files;

    @BeforeEach
    void console() throws IOException {
        Files.createDirectories(files.resolve("assets"));
        Files.writeString(files.resolve("index.html"), "<!doctype html>");
        Files.writeString(files.resolve("favicon.svg"), "<svg/>");
    }

    private @Nullable String served(String path, String accept) throws IOException {
        var request = new MockHttpServletRequest("GET", "/" + path);
        request.addHeader("Accept", accept);
        Resource found = new ConsoleRoutes()
                .resolveResource(
                        request, path, List.of(new FileUrlResource(files.toUri().toURL())), new NoMore());
        return found == null ? null : found.getFilename();
    }

    private static final class NoMore implements ResourceResolverChain {
        @Override
        public @Nullable Resource resolveResource(
                @Nullable HttpServletRequest request, String path, List<? extends Resource> locations) {
            return null;
        }

        @Override
        public @Nullable String resolveUrlPath(String path, List<? extends Resource> locations) {
            return null;
        }
    }

    @Test
    void servesFilesAsTheyAre() throws IOException {
        assertThat(served("favicon.svg", "*/*")).isEqualTo("favicon.svg");
    }

    @Test
    void servesTheConsoleForItsOwnAddresses() throws IOException {
        assertThat(served("inbox/0190-42", "text/html,application/xhtml+xml")).isEqualTo("index.html");
    }

    @Test
    void servesNothingInsteadOfAFileThatIsGone() throws IOException {
        assertThat(served("assets/index-old.js", "*/*")).isNull();
        assertThat(served("assets/index-old.js", "text/html")).isNull();
        assertThat(served("inbox", "application/json")).isNull();
    }

    @Test
    void neverMistakesTheApiForAPage() throws IOException {
        for (String path : List.of("api/v1/nothing", "webhooks/whatsapp/x", "sandbox/graph/v25.0/1/messages")) {
            assertThat(served(path, "text/html")).isNull();
        }
    }

    @Test
    void staysInItsFolder() throws IOException {
        assertThat(served("../" + files.getFileName() + "-secret", "*/*")).isNull();
    }
}
