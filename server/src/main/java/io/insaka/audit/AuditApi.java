package io.insaka.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail of the caller's organisation, and checking that it is whole. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {
    private static final int MOST = 200;
    private static final int LONGEST = 200;
    private static final int ORGANISATIONS = 10_000;

    private final EntryRepository repository;
    private final TenantTransactions transactions;
    private final EntryViews views;
    private final ChainCheck check;
    private final AuditTrail trail;
    private final Cache<TenantId, Verdict> latest =
            Caffeine.newBuilder().maximumSize(ORGANISATIONS).build();

    AuditApi(
            EntryRepository repository,
            TenantTransactions transactions,
            EntryViews views,
            ChainCheck check,
            AuditTrail trail) {
        this.repository = repository;
        this.transactions = transactions;
        this.views = views;
        this.check = check;
        this.trail = trail;
    }

    /** Newest first; {@code next} is the cursor of the following page, null at the end. */
    record Page(List<EntryViews.EntryView> items, @Nullable String next) {}

    /** @param verdict what the latest check on this node showed; null when there was none since its start */
    record Checked(@Nullable Verdict verdict) {}

    /**
     * @param who a teammate's id
     * @param action a whole code such as {@code conversation.taken}, or its first word for all that begin with it
     * @param subject an id, or {@code type:id}, or {@code type:}
     */
    @GetMapping
    @Requires(Permission.AUDIT_READ)
    @AuditedRead(value = "audit.opened", subject = "organisation")
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID who,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        int colon = subject.indexOf(':');
        var filter = new EntryRepository.Filter(
                who,
                plain("action", action),
                plain("subject", colon < 0 ? "" : subject.substring(0, colon)),
                plain("subject", subject.substring(colon + 1)),
                AuditProblem.time("from", from),
                AuditProblem.time("to", to));
        long before = AuditProblem.cursor(cursor);
        return transactions.call(caller.tenant(), () -> {
            var found = repository.page(caller.tenant(), filter, before, most + 1);
            boolean more = found.size() > most;
            var shown = more ? found.subList(0, most) : found;
            return new Page(
                    views.of(caller.tenant(), shown),
                    more ? Long.toString(shown.getLast().entry().seq()) : null);
        });
    }

    private static String plain(String field, String value) {
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw AuditProblem.invalid(field, "is nothing that can be looked for");
        }
        return value.strip();
    }

    /** Reads the whole chain now. */
    @PostMapping("/verification")
    @Requires(Permission.AUDIT_READ)
    @Audited("audit.verified")
    Checked verify(Caller caller) {
        Verdict verdict = check.check(caller.tenant());
        latest.put(caller.tenant(), verdict);
        trail.record(
                caller.tenant(),
                "audit.verified",
                AccessListener.organisation(caller.tenant()),
                Details.of(Map.of("ok", verdict.ok(), "entries", verdict.entries())));
        return new Checked(verdict);
    }

    @GetMapping("/verification")
    @Requires(Permission.AUDIT_READ)
    @NotAudited("shows whether the chain was whole")
    Checked verified(Caller caller) {
        return new Checked(latest.getIfPresent(caller.tenant()));
    }
}
