package io.insaka.notices;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.post.Post;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What mails to an organisation's teammates may say, and whether they get through. */
@RestController
@RequestMapping("/api/v1/notices/mail")
class MailApi {
    private final TenantTransactions transactions;
    private final MailRepository repository;
    private final Post post;
    private final AuditTrail trail;

    MailApi(TenantTransactions transactions, MailRepository repository, Post post, AuditTrail trail) {
        this.transactions = transactions;
        this.repository = repository;
        this.post = post;
        this.trail = trail;
    }

    /**
     * Of the mails of the last seven days: invitations, new passwords and what teammates have not seen.
     *
     * @param on whether this server can send mail to teammates
     * @param names whether mails may say what customers are called
     * @param waiting how many wait, the oldest {@code since} then
     * @param lost how many were given up: refused, too late, or in doubt
     * @param sentAt when the mail server took one last
     * @param trouble why one was not taken, the last time, in words for whoever runs the mail server; null: each was
     * @param kind of that: {@code sign-in}, {@code unreachable}, {@code busy}, {@code refused} or {@code unsure}
     * @param held whether that is how it still is: nothing was taken since
     */
    record View(
            boolean on,
            boolean names,
            long waiting,
            @Nullable Instant since,
            long lost,
            @Nullable Instant sentAt,
            @Nullable String trouble,
            @Nullable String kind,
            boolean held) {}

    record Wanted(@NotNull Boolean names) {}

    @GetMapping
    @NotAudited("a setting, and numbers that say nothing of customers")
    @Requires(Permission.ORGANISATION_MANAGE)
    View get(Caller caller) {
        return transactions.call(caller.tenant(), () -> view(caller));
    }

    @PutMapping
    @Audited("notices.mail-changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    View put(Caller caller, @Valid @RequestBody Wanted wanted) {
        return transactions.call(caller.tenant(), () -> {
            if (repository.names(caller.tenant()) != wanted.names()) {
                repository.names(caller.tenant(), wanted.names());
                trail.record(
                        caller.tenant(),
                        "notices.mail-changed",
                        Subject.of("organisation", caller.tenant().value()),
                        Details.of(Map.of("names", wanted.names())));
            }
            return view(caller);
        });
    }

    private static boolean held(Post.State state) {
        return state.troubledAt() != null
                && state.waiting() + state.lost() > 0
                && (state.sentAt() == null || state.sentAt().isBefore(state.troubledAt()));
    }

    private View view(Caller caller) {
        Post.State state = post.state(caller.tenant());
        return new View(
                post.on(),
                repository.names(caller.tenant()),
                state.waiting(),
                state.since(),
                state.lost(),
                state.sentAt(),
                state.trouble(),
                state.kind(),
                post.on() && held(state));
    }
}
