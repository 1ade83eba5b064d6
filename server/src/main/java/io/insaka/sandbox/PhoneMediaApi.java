package io.insaka.sandbox;

import io.insaka.sandbox.whatsapp.MediaFile;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files in and out of the phone. */
@RestController
@RequestMapping(PhoneMediaApi.PATH)
@WhenSandboxIsOn
class PhoneMediaApi {
    static final String PATH = "/api/v1/sandbox/media";

    /** What a browser may show in its place; anything else is offered for saving, so that no file can run as a page. */
    private static final Pattern SHOWN =
            Pattern.compile("(image/(png|jpeg|webp|gif)|audio/[a-z0-9.+-]+|video/[a-z0-9.+-]+)");

    private final PhoneUploads uploads;

    PhoneMediaApi(PhoneUploads uploads) {
        this.uploads = uploads;
    }

    record Uploaded(String id) {}

    @PostMapping
    @NotAudited("plays the customer; what customers send is kept by intake")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.SANDBOX_USE)
    Uploaded upload(Caller caller, @RequestParam MultipartFile file) throws IOException {
        String type = Optional.ofNullable(file.getContentType()).orElse("application/octet-stream");
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return new Uploaded(uploads.keep(caller.tenant(), new MediaFile(type, name, file.getBytes())));
    }

    @GetMapping("/{id}")
    @NotAudited("shows a file of a simulated customer")
    @Requires(Permission.SANDBOX_USE)
    ResponseEntity<byte[]> download(Caller caller, @PathVariable String id) {
        MediaFile file = uploads.find(caller.tenant(), id).orElseThrow(SandboxProblem::unknownMedia);
        String type = file.contentType().split(";", 2)[0].strip();
        boolean shown = SHOWN.matcher(type).matches();
        var disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.fileName().isEmpty() ? id : file.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, shown ? type : "application/octet-stream")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(file.bytes());
    }
}
