package io.insaka.knowledge.sources;

import io.insaka.platform.Problem.FieldProblem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What the organisation answers from, besides its articles. */
@RestController
@RequestMapping("/api/v1/knowledge/sources")
class SourceApi {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_URL = 2_000;

    private final Sources sources;

    SourceApi(Sources sources) {
        this.sources = sources;
    }

    record SourceList(List<SourceView> items, @Nullable String next) {}

    /** A text, with its title, or the address of a website. */
    record Described(
            @Nullable String url,
            @Nullable String title,
            @Nullable String text,
            @Nullable String audience,
            @Nullable UUID contactId,
            @Nullable String language) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("source.added")
    @Requires(Permission.ARTICLES_MANAGE)
    SourceView upload(
            Caller caller,
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable UUID contactId,
            @RequestParam(required = false) @Nullable String language)
            throws IOException {
        SourceDraft draft = draft(caller, title, audience, contactId, language);
        try (var bytes = file.getInputStream()) {
            return SourceView.of(
                    sources.upload(caller.tenant(), bytes, file.getContentType(), file.getOriginalFilename(), draft));
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("source.added")
    @Requires(Permission.ARTICLES_MANAGE)
    SourceView add(Caller caller, @RequestBody Described described) {
        SourceDraft draft =
                draft(caller, described.title(), described.audience(), described.contactId(), described.language());
        String url = described.url();
        String text = described.text();
        if ((url == null) == (text == null)) {
            throw SourceProblem.invalid("url", "must be given, or else a text; one of the two");
        }
        if (url != null) {
            return SourceView.of(sources.visit(caller.tenant(), address(url), draft));
        }
        checkText(draft.title(), text == null ? "" : text);
        return SourceView.of(sources.write(caller.tenant(), text == null ? "" : text, draft));
    }

    private static void checkText(@Nullable String title, String text) {
        var problems = new ArrayList<FieldProblem>();
        if (title == null) {
            problems.add(new FieldProblem("title", "must not be empty"));
        }
        if (text.isBlank()) {
            problems.add(new FieldProblem("text", "must not be empty"));
        } else if (text.length() > LONGEST_TEXT) {
            problems.add(new FieldProblem("text", "must be at most " + LONGEST_TEXT + " characters"));
        }
        if (!problems.isEmpty()) {
            throw SourceProblem.invalid(problems);
        }
    }

    private static String address(String url) {
        return url.length() > LONGEST_URL
                ? refuse()
                : WebAddress.of(url.strip()).map(WebAddress::toString).orElseGet(SourceApi::refuse);
    }

    private static String refuse() {
        throw SourceProblem.invalid("url", "must be an http or https address");
    }

    /** Whoever may not see contacts may not touch what is theirs. */
    private static SourceDraft draft(
            Caller caller,
            @Nullable String title,
            @Nullable String audience,
            @Nullable UUID contactId,
            @Nullable String language) {
        SourceDraft draft = SourceDraft.of(title, audience, contactId, language);
        if (draft.contact() != null && !caller.may(Permission.CONTACTS_READ)) {
            throw SourceProblem.contactsHidden();
        }
        return draft;
    }

    /** @param cursor the {@code next} of the page before */
    @GetMapping
    @NotAudited("shows what there is, not what is in it")
    @Requires(Permission.ARTICLES_READ)
    SourceList list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<Source> page = sources.page(caller.tenant(), cursor, caller.may(Permission.CONTACTS_READ), limit + 1);
        List<SourceView> items = page.stream().limit(limit).map(SourceView::of).toList();
        return new SourceList(items, page.size() > limit ? items.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    @NotAudited("shows what there is, not what is in it")
    @Requires(Permission.ARTICLES_READ)
    SourceView one(Caller caller, @PathVariable UUID id) {
        return SourceView.of(found(caller, id));
    }

    @PostMapping("/{id}/refresh")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("source.refreshed")
    @Requires(Permission.ARTICLES_MANAGE)
    SourceView refresh(Caller caller, @PathVariable UUID id) {
        return SourceView.of(sources.refresh(caller.tenant(), found(caller, id).id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("source.removed")
    @Requires(Permission.ARTICLES_MANAGE)
    void remove(Caller caller, @PathVariable UUID id) {
        sources.remove(caller.tenant(), found(caller, id).id());
    }

    private Source found(Caller caller, UUID id) {
        Source source = sources.one(caller.tenant(), new SourceId(id));
        if (source.contact().isPresent() && !caller.may(Permission.CONTACTS_READ)) {
            throw SourceProblem.unknown();
        }
        return source;
    }
}
