package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.webchat.FilePass;
import io.insaka.kernel.MediaId;
import io.insaka.media.MediaKind;
import io.insaka.media.MediaProblem;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files from visitors, and of their threads. */
@RestController
class ChatFileApi {
    private static final String HOUR = "private, max-age=3600";

    private final Doorkeeper doorkeeper;
    private final MediaStore media;
    private final Quota quota;
    private final ChatMessages messages;
    private final ChatLimits limits;
    private final Clock clock;

    ChatFileApi(
            Doorkeeper doorkeeper,
            MediaStore media,
            Quota quota,
            ChatMessages messages,
            ChatLimits limits,
            Clock clock) {
        this.doorkeeper = doorkeeper;
        this.media = media;
        this.quota = quota;
        this.messages = messages;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param ticket what an item says to send it */
    record Uploaded(String ticket, String type, String contentType, String fileName, long size, String url) {}

    @PostMapping(path = "/api/chat/{channel}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Open
    Uploaded upload(@PathVariable UUID channel, HttpServletRequest request, @RequestPart("file") MultipartFile file)
            throws IOException {
        Visit visit = doorkeeper.visit(channel, request);
        if (file.isEmpty()) {
            throw ChatProblem.emptyFile();
        }
        if (file.getSize() > limits.maxFile().toBytes()) {
            throw ChatProblem.tooLarge(limits.maxFile().toBytes());
        }
        quota.demand(visit, file.getSize());
        StoredMedia stored = store(visit, file);
        quota.use(visit, stored);
        var pass = new FilePass(
                visit.visitor().id(),
                stored.id().value(),
                stored.kind().wireName(),
                stored.contentType(),
                stored.fileName());
        return new Uploaded(
                FilePass.ticket(visit.account().settings(), pass, clock.instant()),
                stored.kind().wireName(),
                stored.contentType(),
                stored.fileName(),
                stored.size(),
                messages.url(visit, stored.id().value()));
    }

    private StoredMedia store(Visit visit, MultipartFile file) throws IOException {
        StoredMedia stored;
        try (var bytes = file.getInputStream()) {
            stored = media.received(
                    visit.tenant(),
                    visit.account().id(),
                    bytes,
                    file.getContentType(),
                    file.getOriginalFilename(),
                    limits.maxFile().toBytes());
        } catch (MediaProblem.TooLarge large) {
            throw ChatProblem.tooLarge(limits.maxFile().toBytes());
        }
        if (!limits.fileTypes().contains(stored.contentType())) {
            media.delete(visit.tenant(), stored.id());
            throw ChatProblem.fileType();
        }
        return stored;
    }

    /** Without a token, so that a page can show it as a picture: the key in the address is the visitor's alone. */
    @GetMapping("/api/chat/{channel}/files/{id}")
    @Open
    ResponseEntity<Resource> download(
            @PathVariable UUID channel,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        ChannelAccount account = doorkeeper.chat(channel);
        doorkeeper.stranger(request);
        if (!FilePass.opens(account.settings(), key, id, clock.instant())) {
            throw ChatProblem.fileKey();
        }
        StoredMedia stored = media.find(account.tenant(), new MediaId(id)).orElseThrow(ChatProblem::fileKey);
        boolean inPlace = stored.kind() != MediaKind.DOCUMENT;
        response.setHeader("Cache-Control", HOUR);
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader(
                "Content-Disposition",
                (inPlace ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(stored.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return ResponseEntity.ok()
                .contentType(
                        inPlace ? MediaType.parseMediaType(stored.contentType()) : MediaType.APPLICATION_OCTET_STREAM)
                .eTag(stored.sha256())
                .body(media.resource(account.tenant(), stored));
    }
}
