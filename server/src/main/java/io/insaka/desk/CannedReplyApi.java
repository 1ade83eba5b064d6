package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Words that are written often: a teammate's own, and those that whoever sets up gives to everybody. */
@RestController
@RequestMapping("/api/v1/canned-replies")
class CannedReplyApi {
    private static final int MOST = 500;

    private final TenantTransactions transactions;
    private final CannedReplyRepository repository;
    private final Filling filling;
    private final Told told;
    private final Ids ids;
    private final Clock clock;

    /** Who hears of a change. */
    @Component
    record Told(AuditTrail trail, LiveChanges live) {
        void changed(TenantId tenant, String action, CannedReply reply) {
            trail.record(
                    tenant,
                    action,
                    Subject.of("canned-reply", reply.id()),
                    Details.of("everybody", reply.owner() == null));
            live.record(tenant, new Change(null, "canned-replies"));
        }
    }

    CannedReplyApi(
            TenantTransactions transactions,
            CannedReplyRepository repository,
            Filling filling,
            Told told,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.filling = filling;
        this.told = told;
        this.ids = ids;
        this.clock = clock;
    }

    record All(List<View> items) {}

    /** @param shared everybody's; otherwise the caller's own */
    record View(UUID id, String shortcut, String text, boolean shared) {
        static View of(CannedReply reply) {
            return new View(reply.id(), reply.shortcut(), reply.text(), reply.owner() == null);
        }
    }

    /**
     * @param shortcut letters, digits, and - or _ between them
     * @param text may name contact.name, contact.first_name, contact.address, agent.name, agent.first_name,
     *     organisation.name and channel.name in double braces, each with another word behind a bar
     * @param shared for everybody; for those who set up the organisation
     */
    record Draft(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[\\p{L}\\p{N}_-]+")
            String shortcut,

            @NotBlank @Size(max = 4_000) String text,
            @Nullable Boolean shared) {
        boolean forAll() {
            return Boolean.TRUE.equals(shared);
        }
    }

    @GetMapping
    @NotAudited("shows the team's own words, nothing of customers")
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller) {
        return new All(
                transactions.call(caller.tenant(), () -> repository.of(caller.tenant(), caller.teammate())).stream()
                        .map(View::of)
                        .toList());
    }

    /** @param conversation whose names are filled in */
    record For(@NotNull UUID conversation) {}

    /** The text for one conversation, and what could not be filled in. */
    @PostMapping("/{id}/text")
    @NotAudited("fills in the name of a customer whose thread the caller has opened, which is an entry of its own")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Placeholders.Filled text(Caller caller, @PathVariable UUID id, @Valid @RequestBody For wanted) {
        return transactions.call(caller.tenant(), () -> {
            CannedReply reply = seen(caller, id);
            return filling.fill(caller, new ConversationId(wanted.conversation()), reply.text());
        });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("canned-reply.created")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View create(Caller caller, @Valid @RequestBody Draft draft) {
        CannedReply reply = drafted(caller, ids.next(), draft);
        return written(caller.tenant(), () -> {
            if (repository.count(caller.tenant(), reply.owner()) >= MOST) {
                throw DeskProblem.tooManyCannedReplies();
            }
            put(caller.tenant(), "canned-reply.created", reply);
            return View.of(reply);
        });
    }

    @PutMapping("/{id}")
    @Audited("canned-reply.changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        CannedReply reply = drafted(caller, id, draft);
        return written(caller.tenant(), () -> {
            Sharing.ask(caller, seen(caller, id).owner() == null);
            put(caller.tenant(), "canned-reply.changed", reply);
            return View.of(reply);
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("canned-reply.deleted")
    @Requires(Permission.CONVERSATIONS_WRITE)
    void delete(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> {
            CannedReply reply = seen(caller, id);
            Sharing.ask(caller, reply.owner() == null);
            repository.delete(caller.tenant(), id);
            told.changed(caller.tenant(), "canned-reply.deleted", reply);
        });
    }

    private static CannedReply drafted(Caller caller, UUID id, Draft draft) {
        Sharing.ask(caller, draft.forAll());
        String text = PlainText.lines("text", draft.text());
        String unknown = Placeholders.unknown(text);
        if (unknown != null) {
            throw DeskProblem.invalid("text", "names a placeholder that there is not");
        }
        return new CannedReply(
                id, draft.forAll() ? null : caller.teammate(), PlainText.line("shortcut", draft.shortcut()), text);
    }

    /** What is another's alone is not there. */
    private CannedReply seen(Caller caller, UUID id) {
        return repository
                .find(caller.tenant(), id)
                .filter(reply -> reply.owner() == null || reply.owner().equals(caller.teammate()))
                .orElseThrow(DeskProblem::unknownCannedReply);
    }

    private void put(TenantId tenant, String action, CannedReply reply) {
        if (!repository.put(tenant, reply, clock.instant())) {
            throw DeskProblem.shortcutTaken();
        }
        told.changed(tenant, action, reply);
    }

    private View written(TenantId tenant, java.util.function.Supplier<View> change) {
        try {
            return transactions.call(tenant, change);
        } catch (DuplicateKeyException meanwhile) {
            throw DeskProblem.shortcutTaken();
        }
    }
}
