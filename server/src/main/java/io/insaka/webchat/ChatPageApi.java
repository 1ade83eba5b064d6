package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.webchat.Branding;
import io.insaka.tenancy.Logo;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The chat as a page of its own that can be installed, and the script for websites. */
@RestController
class ChatPageApi {
    private static final String FILES = "classpath:/static/";
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob: https:",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'");

    private final Doorkeeper doorkeeper;
    private final ResourceLoader files;
    private final ChatLook look;

    ChatPageApi(Doorkeeper doorkeeper, ResourceLoader files, ChatLook look) {
        this.doorkeeper = doorkeeper;
        this.files = files;
        this.look = look;
    }

    /** Loaded by pages of any website; which of them may talk to a chat is decided there. */
    @GetMapping("/widget.js")
    @Open
    ResponseEntity<Resource> widget(HttpServletResponse response) throws IOException {
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "public, max-age=300");
        return file("widget.js", SCRIPT);
    }

    @GetMapping("/chat/worker.js")
    @Open
    ResponseEntity<Resource> worker(HttpServletResponse response) throws IOException {
        response.setHeader("Service-Worker-Allowed", "/chat/");
        response.setHeader("Cache-Control", "no-cache");
        return file("chat-worker.js", SCRIPT);
    }

    @GetMapping({"/chat/{channel}", "/chat/{channel}/"})
    @Open
    ResponseEntity<Resource> page(@PathVariable UUID channel, HttpServletResponse response) throws IOException {
        doorkeeper.chat(channel);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Cache-Control", "no-cache");
        return file("chat.html", HTML);
    }

    private ResponseEntity<Resource> file(String name, MediaType type) throws IOException {
        Resource file = files.getResource(FILES + name);
        if (!file.exists()) {
            throw ChatProblem.notBuilt();
        }
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(DigestUtils.md5DigestAsHex(file.getContentAsByteArray()))
                .body(file);
    }

    @GetMapping("/chat/{channel}/manifest.webmanifest")
    @Open
    ResponseEntity<Map<String, Object>> manifest(@PathVariable UUID channel, HttpServletResponse response) {
        ChannelAccount account = doorkeeper.chat(channel);
        Branding branding = look.of(account);
        String title = branding.title() == null ? look.name(account) : branding.title();
        String address = "/chat/" + account.id();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", address);
        manifest.put("name", title);
        manifest.put(
                "short_name",
                title.length() <= 12 ? title : title.substring(0, 12).strip());
        manifest.put("start_url", address);
        manifest.put("scope", address);
        manifest.put("display", "standalone");
        manifest.put("lang", branding.language());
        manifest.put("theme_color", branding.paint());
        manifest.put("background_color", "#ffffff");
        manifest.put("icons", List.of(icon(address, 192), icon(address, 512)));
        response.setHeader("Cache-Control", "public, max-age=300");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .body(manifest);
    }

    private static Map<String, String> icon(String address, int size) {
        return Map.of(
                "src",
                address + "/icon-" + size + ".png",
                "sizes",
                size + "x" + size,
                "type",
                "image/png",
                "purpose",
                "any maskable");
    }

    /** The organisation's, for pages of any website that show this chat. */
    @GetMapping("/chat/{channel}/logo")
    @Open
    ResponseEntity<byte[]> logo(@PathVariable UUID channel, HttpServletResponse response) {
        Logo logo = look.logo(doorkeeper.chat(channel)).orElseThrow(ChatProblem::noLogo);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Cache-Control", "public, max-age=3600");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.contentType()))
                .body(logo.bytes());
    }

    @GetMapping(path = "/chat/{channel}/icon-192.png")
    @Open
    ResponseEntity<byte[]> smallIcon(@PathVariable UUID channel, HttpServletResponse response) {
        return icon(channel, 192, response);
    }

    @GetMapping(path = "/chat/{channel}/icon-512.png")
    @Open
    ResponseEntity<byte[]> largeIcon(@PathVariable UUID channel, HttpServletResponse response) {
        return icon(channel, 512, response);
    }

    private ResponseEntity<byte[]> icon(UUID channel, int size, HttpServletResponse response) {
        ChannelAccount account = doorkeeper.chat(channel);
        response.setHeader("Cache-Control", "public, max-age=3600");
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(ChatIcon.png(size, look.of(account).paint()));
    }
}
