package io.insaka.platform;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door. A server that was built without the console says so. */
@Controller
class ConsolePage {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Resource index;

    ConsolePage(ResourceLoader resources) {
        this.index = resources.getResource(ConsoleFiles.FILES + "index.html");
    }

    @GetMapping("/")
    ResponseEntity<Resource> frontDoor() {
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noCache());
        if (index.exists()) {
            return answer.contentType(HTML).body(index);
        }
        String notice = """
                Insaka is running. This server was built without the console.
                The API describes itself at /api/openapi.json
                """;
        return answer.contentType(TEXT).body(new ByteArrayResource(notice.getBytes(StandardCharsets.UTF_8)));
    }
}
