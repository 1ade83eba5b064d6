package io.insaka.media;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.kernel.MediaId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files to and from browsers and programs. */
@RestController
@RequestMapping("/api/v1/media")
class MediaApi {
    /** Whatever the file contains, it runs nothing and loads nothing. */
    private static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /** A PDF reader does not work in a sandbox, and is one itself. */
    private static final String PDF_READER =
            "default-src 'none'; object-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final MediaStore store;
    private final MediaSettings settings;
    private final AuditTrail trail;

    MediaApi(MediaStore store, MediaSettings settings, AuditTrail trail) {
        this.store = store;
        this.settings = settings;
        this.trail = trail;
    }

    record MediaView(UUID id, String type, String contentType, String fileName, long size, String url) {
        static MediaView of(StoredMedia media) {
            return new MediaView(
                    media.id().value(),
                    media.kind().wireName(),
                    media.contentType(),
                    media.fileName(),
                    media.size(),
                    media.url());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("media.uploaded")
    @Requires(Permission.CONVERSATIONS_WRITE)
    MediaView upload(Caller caller, @RequestPart("file") MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw new MediaProblem.Empty();
        }
        try (var bytes = file.getInputStream()) {
            return MediaView.of(store.attach(
                    caller.tenant(),
                    bytes,
                    file.getContentType(),
                    file.getOriginalFilename(),
                    settings.maxUpload().toBytes(),
                    kept -> record(caller, kept)));
        }
    }

    private void record(Caller caller, StoredMedia media) {
        trail.record(
                caller.tenant(),
                "media.uploaded",
                Subject.of("media", media.id().value()),
                Details.of(Map.of("contentType", media.contentType(), "size", media.size())));
    }

    /** Answers {@code Range} requests, so that a player can jump. */
    @GetMapping("/{id}")
    @AuditedRead(value = "media.downloaded", subject = "media")
    @Requires(Permission.CONVERSATIONS_READ)
    ResponseEntity<Resource> download(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String download,
            HttpServletResponse response) {
        StoredMedia media = store.find(caller.tenant(), new MediaId(id)).orElseThrow(MediaProblem.Unknown::new);
        String served = media.program() ? FileTypes.UNKNOWN : FileTypes.served(media.contentType());
        boolean inPlace = download == null && FileTypes.shownInPlace(served) && !media.program();
        // Set, not added: the policy of the API would stand beside it.
        response.setHeader("Content-Security-Policy", served.equals("application/pdf") ? PDF_READER : NOTHING_RUNS);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(served))
                .eTag(media.sha256())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("Content-Disposition", disposition(inPlace, media.fileName()))
                .body(new MediaResource(store, caller.tenant(), media));
    }

    private static String disposition(boolean inPlace, String fileName) {
        return (inPlace ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
