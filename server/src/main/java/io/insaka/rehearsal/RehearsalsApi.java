package io.insaka.rehearsal;

import io.insaka.agents.Role;
import io.insaka.kernel.Ids;
import io.insaka.knowledge.ArticleDraft;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Supposition;
import io.insaka.rehearsal.RehearsalViews.Full;
import io.insaka.rehearsal.RehearsalViews.Head;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What recent questions would be answered with other instructions or other articles, before they are published. */
@RestController
@RequestMapping("/api/v1/rehearsals")
class RehearsalsApi {
    private static final int MOST_QUESTIONS = 50;
    private static final int MOST_ARTICLES = 50;

    private final Rehearsals rehearsals;
    private final Ids ids;

    RehearsalsApi(Rehearsals rehearsals, Ids ids) {
        this.rehearsals = rehearsals;
        this.ids = ids;
    }

    record Prompt(@NotNull String role, @NotNull String text) {}

    /**
     * @param id of the article that would be changed or removed; null for one that would be added
     * @param removed whether it would be gone; the rest is of no matter then
     */
    record ArticleChange(
            @Nullable UUID id,
            @Nullable Boolean removed,
            @Nullable String question,
            @Nullable String answer,
            @Nullable List<@Nullable String> phrases,
            @Nullable String language) {}

    /** @param last how many questions */
    record Wanted(
            @Min(1) @Max(MOST_QUESTIONS) int last,
            @Valid @Nullable Prompt prompt,
            @Size(max = MOST_ARTICLES) @Nullable List<@NotNull ArticleChange> articles) {}

    record Heads(List<Head> items, @Nullable String next) {}

    @PostMapping
    @Audited("rehearsal.started")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.AGENTS_MANAGE)
    Full start(Caller caller, @Valid @RequestBody Wanted wanted) {
        reads(caller);
        return shown(caller, rehearsals.start(caller, changes(wanted), wanted.last()));
    }

    @GetMapping
    @NotAudited("shows when something was rehearsed, and no words of customers")
    @Requires(Permission.AGENTS_MANAGE)
    Heads list(Caller caller) {
        return new Heads(
                rehearsals.list(caller.tenant()).stream()
                        .map(RehearsalViews::head)
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    @AuditedRead(value = "rehearsal.opened", subject = "rehearsal")
    @Requires(Permission.AGENTS_MANAGE)
    Full one(Caller caller, @PathVariable UUID id) {
        reads(caller);
        return shown(caller, rehearsals.find(caller.tenant(), id));
    }

    @PostMapping("/{id}/cancel")
    @Audited("rehearsal.canceled")
    @Requires(Permission.AGENTS_MANAGE)
    Head cancel(Caller caller, @PathVariable UUID id) {
        return RehearsalViews.head(rehearsals.cancel(caller.tenant(), id));
    }

    private static void reads(Caller caller) {
        if (!caller.may(Permission.CONVERSATIONS_READ)) {
            throw RehearsalProblem.noConversations();
        }
    }

    /** As in the replay view: what tells of a customer is for those who may answer customers. */
    private static Full shown(Caller caller, Rehearsal rehearsal) {
        return RehearsalViews.full(rehearsal, caller.may(Permission.CONVERSATIONS_WRITE));
    }

    private Rehearsals.Changes changes(Wanted wanted) {
        Prompt prompt = wanted.prompt();
        List<ArticleChange> articles = wanted.articles() == null ? List.of() : wanted.articles();
        if (prompt == null && articles.isEmpty()) {
            throw RehearsalProblem.invalid("prompt", "or articles must say what would be otherwise");
        }
        return new Rehearsals.Changes(
                prompt == null ? null : role(prompt.role()),
                prompt == null ? "" : prompt.text(),
                articles.stream().map(this::change).toList());
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.answers() && role.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> RehearsalProblem.invalid("prompt.role", "has no part in answering messages"));
    }

    private Supposition.Change change(ArticleChange change) {
        UUID id = change.id();
        if (Boolean.TRUE.equals(change.removed())) {
            if (id == null) {
                throw RehearsalProblem.invalid("articles", "must say which article would be removed");
            }
            return new Supposition.Removed(new ArticleId(id));
        }
        var draft = ArticleDraft.of(change.question(), change.answer(), change.phrases(), change.language(), true);
        return new Supposition.Written(new ArticleId(id == null ? ids.next() : id), draft);
    }
}
