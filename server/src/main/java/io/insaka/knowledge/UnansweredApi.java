package io.insaka.knowledge;

import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers asked in vain. An article that is created with {@code fromUnanswered} takes a question off the list. */
@RestController
@RequestMapping("/api/v1/knowledge/unanswered")
class UnansweredApi {
    private final Unanswered unanswered;

    UnansweredApi(Unanswered unanswered) {
        this.unanswered = unanswered;
    }

    record Shown(UUID id, String question, String language, int times, UUID conversationId, Instant lastAskedAt) {}

    record ShownList(List<Shown> items, @Nullable String next) {}

    /** The one asked last first. {@code cursor}: the {@code next} of the page before. */
    @GetMapping
    @NotAudited("shows questions without who asked them")
    @Requires(Permission.ARTICLES_READ)
    ShownList list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<UnansweredQuestion> page = unanswered.waiting(caller.tenant(), cursor, limit + 1);
        List<Shown> items = page.stream().limit(limit).map(UnansweredApi::shown).toList();
        return new ShownList(items, page.size() > limit ? items.getLast().id().toString() : null);
    }

    @PostMapping("/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("unanswered.dismissed")
    @Requires(Permission.ARTICLES_MANAGE)
    void dismiss(Caller caller, @PathVariable UUID id) {
        unanswered.dismiss(caller.tenant(), id);
    }

    private static Shown shown(UnansweredQuestion question) {
        return new Shown(
                question.id(),
                question.question(),
                question.language(),
                question.times(),
                question.conversation().value(),
                question.lastAskedAt());
    }
}
