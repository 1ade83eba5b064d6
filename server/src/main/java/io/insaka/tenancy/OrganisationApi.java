package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The caller's organisation and how it shows itself. */
@RestController
@RequestMapping("/api/v1/organisation")
class OrganisationApi {
    private static final String LANGUAGE = "[a-z]{2,3}(-[a-z0-9]{2,8})*";

    private final Profiles profiles;
    private final Brandings brandings;

    OrganisationApi(Profiles profiles, Brandings brandings) {
        this.profiles = profiles;
        this.brandings = brandings;
    }

    /** @param setUp when somebody last saved this; null: these are the defaults */
    record Shown(
            UUID id,
            String name,
            String publicName,
            @Nullable String colour,
            @Nullable String greeting,
            List<String> languages,
            String timeZone,
            @Nullable String logoUrl,
            @Nullable Instant setUp) {}

    record Saved(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 100) String publicName,
            @Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}") String colour,
            @Nullable @Size(max = 500) String greeting,
            @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = LANGUAGE) String> languages,
            @NotBlank @Size(max = 60) String timeZone) {}

    @SignedIn
    @NotAudited("shows colleagues how their organisation presents itself")
    @GetMapping
    Shown read(Caller caller) {
        return shown(caller.tenant(), brandings.of(caller.tenant()));
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @Audited("organisation.changed")
    @PutMapping
    Shown save(Caller caller, @Valid @RequestBody Saved body) {
        String greeting = body.greeting() == null ? "" : body.greeting().strip();
        var branding = new Branding(
                body.publicName().strip(),
                body.colour() == null ? null : body.colour().toLowerCase(Locale.ROOT),
                greeting.isEmpty() ? null : greeting,
                body.languages().stream().distinct().toList(),
                zone(body.timeZone()),
                null,
                null);
        return shown(caller.tenant(), brandings.save(caller, body.name().strip(), branding));
    }

    private static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            throw Refusal.invalid("timeZone", "is not a time zone such as Africa/Lusaka");
        }
    }

    @SignedIn
    @NotAudited("shows a logo")
    @GetMapping("/logo")
    ResponseEntity<byte[]> logo(Caller caller) {
        Logo logo = brandings.logo(caller.tenant()).orElseThrow(Refusal::noLogo);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.contentType()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(logo.bytes());
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @Audited("organisation.changed")
    @PostMapping(value = "/logo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Shown show(Caller caller, @RequestParam MultipartFile file) throws IOException {
        if (file.getSize() > Logo.LARGEST) {
            throw Refusal.invalid("file", "may have at most " + Logo.LARGEST / 1024 + " KB");
        }
        brandings.show(
                caller,
                Logo.of(file.getBytes())
                        .orElseThrow(() -> Refusal.invalid("file", "must be a PNG, JPEG or WebP picture")));
        return read(caller);
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @Audited("organisation.changed")
    @DeleteMapping("/logo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropLogo(Caller caller) {
        brandings.dropLogo(caller);
    }

    private Shown shown(TenantId tenant, Branding branding) {
        Instant logo = branding.logo();
        return new Shown(
                tenant.value(),
                profiles.organisation(tenant),
                branding.publicName(),
                branding.colour(),
                branding.greeting(),
                branding.languages(),
                branding.timeZone(),
                logo == null ? null : "/api/v1/organisation/logo?v=" + logo.toEpochMilli(),
                branding.updatedAt());
    }
}
