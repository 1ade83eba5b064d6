package io.insaka.desk.macros;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.Deeds;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.desk.Sharing;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.platform.Problem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
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

/** What teammates do again and again: their own, and everybody's. */
@RestController
@RequestMapping("/api/v1/macros")
class MacroApi {
    private static final int MOST = 200;
    private static final int MOST_STEPS = 12;
    private static final int MOST_CONVERSATIONS = 100;

    private final TenantTransactions transactions;
    private final MacroRepository repository;
    private final Macros macros;
    private final Deeds deeds;
    private final Told told;

    /** Who hears of a change, and what a new one is given. */
    @Component
    record Told(AuditTrail trail, LiveChanges live, Ids ids, Clock clock) {
        void changed(TenantId tenant, String action, Macro macro) {
            trail.record(
                    tenant, action, Subject.of("macro", macro.id()), Details.of("everybody", macro.owner() == null));
            live.record(tenant, new Change(null, "macros"));
        }
    }

    MacroApi(TenantTransactions transactions, MacroRepository repository, Macros macros, Deeds deeds, Told told) {
        this.transactions = transactions;
        this.repository = repository;
        this.macros = macros;
        this.deeds = deeds;
        this.told = told;
    }

    record All(List<View> items) {}

    /** @param shared everybody's; otherwise the caller's own */
    record View(UUID id, String name, boolean shared, List<StepDraft> steps) {
        static View of(Macro macro) {
            return new View(
                    macro.id(),
                    macro.name(),
                    macro.owner() == null,
                    macro.steps().stream().map(StepDraft::of).toList());
        }
    }

    /**
     * @param shared for everybody; for those who set up the organisation
     * @param steps in the order in which they are done
     */
    record Draft(
            @NotBlank @Size(max = 60) String name,
            @Nullable Boolean shared,
            @NotEmpty @Size(max = MOST_STEPS) List<@NotNull @Valid StepDraft> steps) {
        boolean forAll() {
            return Boolean.TRUE.equals(shared);
        }
    }

    /** By name. */
    @GetMapping
    @NotAudited("shows how a team works, nothing of customers")
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller) {
        return new All(
                transactions.call(caller.tenant(), () -> repository.of(caller.tenant(), caller.teammate())).stream()
                        .map(View::of)
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("macro.created")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View create(Caller caller, @Valid @RequestBody Draft draft) {
        Macro macro = drafted(caller, told.ids().next(), draft);
        return written(caller, () -> {
            if (repository.count(caller.tenant(), macro.owner()) >= MOST) {
                throw DeskProblem.tooManyMacros();
            }
            return put(caller, "macro.created", macro);
        });
    }

    @PutMapping("/{id}")
    @Audited("macro.changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        Macro macro = drafted(caller, id, draft);
        return written(caller, () -> {
            Sharing.ask(caller, seen(caller, id).owner() == null);
            return put(caller, "macro.changed", macro);
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("macro.deleted")
    @Requires(Permission.CONVERSATIONS_WRITE)
    void delete(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> {
            Macro macro = seen(caller, id);
            Sharing.ask(caller, macro.owner() == null);
            repository.delete(caller.tenant(), id);
            told.changed(caller.tenant(), "macro.deleted", macro);
        });
    }

    /** @param conversation whose names are filled in */
    record For(@NotNull UUID conversation) {}

    /** In the order of the macro's steps. */
    record Preview(List<Said> steps) {}

    /**
     * @param text what the step would say there; null when it says nothing
     * @param missing the placeholders nobody could fill: they are left out
     */
    record Said(String kind, @Nullable String text, List<String> missing) {}

    /** What it would say in a conversation. */
    @PostMapping("/{id}/preview")
    @NotAudited("fills in the name of a customer whose thread the caller has opened, which is an entry of its own")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Preview preview(Caller caller, @PathVariable UUID id, @Valid @RequestBody For wanted) {
        var conversation = new ConversationId(wanted.conversation());
        return transactions.call(
                caller.tenant(),
                () -> new Preview(seen(caller, id).steps().stream()
                        .map(step -> {
                            Deeds.Filled said = macros.said(caller, step, conversation);
                            return new Said(
                                    step.kind().wire(),
                                    said == null ? null : said.text(),
                                    said == null ? List.of() : said.missing());
                        })
                        .toList()));
    }

    /** @param force although another teammate holds them */
    record Run(
            @NotEmpty @Size(max = MOST_CONVERSATIONS) List<@NotNull UUID> conversations,
            @Nullable Boolean force) {}

    /**
     * @param refused those left as they were, each with the code of why
     * @param undo by conversation what takes back what became of attributes, for a quarter of an hour
     */
    record Ran(List<UUID> ran, List<Refused> refused, Map<UUID, String> undo) {}

    record Refused(UUID id, String code, String detail) {}

    /** Each conversation as a whole or not at all. A single one that is refused is the answer's problem. */
    @PostMapping("/{id}/run")
    @Audited({
        "macro.ran",
        "task.created",
        "conversation.replied",
        "conversation.noted",
        "conversation.taken",
        "conversation.assigned",
        "conversation.released",
        "conversation.labelled",
        "conversation.teamed",
        "conversation.prioritised",
        "conversation.snoozed",
        "conversation.resolved",
        "conversation.attributes-changed",
        "contact.attributes-changed"
    })
    @Requires(Permission.CONVERSATIONS_WRITE)
    Ran run(Caller caller, @PathVariable UUID id, @Valid @RequestBody Run asked) {
        Macro macro = transactions.call(caller.tenant(), () -> seen(caller, id));
        boolean force = Boolean.TRUE.equals(asked.force());
        List<UUID> ids = asked.conversations().stream().distinct().sorted().toList();
        List<UUID> ran = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Map<UUID, String> undo = new TreeMap<>();
        for (UUID conversation : ids) {
            try {
                String back = transactions
                        .call(
                                caller.tenant(),
                                () -> Optional.ofNullable(
                                        macros.run(caller, macro, new ConversationId(conversation), force)))
                        .orElse(null);
                ran.add(conversation);
                if (back != null) {
                    undo.put(conversation, back);
                }
            } catch (Problem refusal) {
                if (ids.size() == 1) {
                    throw refusal;
                }
                refused.add(new Refused(conversation, refusal.code(), refusal.detail()));
            }
        }
        return new Ran(ran, refused, undo);
    }

    private Macro drafted(Caller caller, UUID id, Draft draft) {
        Sharing.ask(caller, draft.forAll());
        List<Macro.Step> steps = IntStream.range(0, draft.steps().size())
                .mapToObj(at -> draft.steps().get(at).step(at))
                .toList();
        long resolving =
                steps.stream().filter(step -> step.kind() == Macro.Kind.RESOLVE).count();
        if (resolving > 0 && steps.getLast().kind() != Macro.Kind.RESOLVE) {
            throw DeskProblem.invalid("steps", "resolve at the end, if at all");
        }
        return new Macro(id, draft.forAll() ? null : caller.teammate(), PlainText.line("name", draft.name()), steps);
    }

    /** What is another's alone is not there. */
    private Macro seen(Caller caller, UUID id) {
        return repository
                .find(caller.tenant(), id)
                .filter(macro -> macro.owner() == null || macro.owner().equals(caller.teammate()))
                .orElseThrow(DeskProblem::unknownMacro);
    }

    private View put(Caller caller, String action, Macro macro) {
        for (Macro.Step step : macro.steps()) {
            if (step.cannedReply() != null) {
                deeds.canned(caller, step.cannedReply(), macro.owner() == null)
                        .orElseThrow(DeskProblem::unknownCannedReply);
            }
            if (step.kind() == Macro.Kind.ATTRIBUTES) {
                deeds.checkAttributes(caller, Macros.whose(step), Macros.values(step));
            }
        }
        if (repository.taken(caller.tenant(), macro)) {
            throw DeskProblem.macroTaken();
        }
        repository.put(caller.tenant(), macro, told.clock().instant());
        told.changed(caller.tenant(), action, macro);
        return View.of(macro);
    }

    private View written(Caller caller, java.util.function.Supplier<View> change) {
        try {
            return transactions.call(caller.tenant(), change);
        } catch (DuplicateKeyException meanwhile) {
            throw DeskProblem.macroTaken();
        }
    }
}
