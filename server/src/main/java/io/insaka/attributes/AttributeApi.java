package io.insaka.attributes;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
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
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's attributes: what it wants to know of customers and conversations. */
@RestController
@RequestMapping("/api/v1/attributes")
class AttributeApi {
    private static final int MOST = 100;
    private static final int MOST_OPTIONS = 100;
    private static final int LONGEST_OPTION = 80;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_LABEL = 60;
    private static final String KEY = "[a-z][a-z0-9_]*";

    private final TenantTransactions transactions;
    private final AttributeRepository repository;
    private final Traces traces;
    private final Ids ids;
    private final Clock clock;

    AttributeApi(TenantTransactions transactions, AttributeRepository repository, Traces traces, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.traces = traces;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where a change of a definition is told. */
    @Component
    record Traces(AuditTrail trail, LiveChanges live) {
        void leave(TenantId tenant, String action, Attribute attribute) {
            trail.record(tenant, action, Subject.of("attribute", attribute.id()), Details.of("key", attribute.key()));
            live.record(tenant, new Change(null, "attributes"));
        }
    }

    /** @param type text, number, date, yes-no, choice or link */
    record AttributeView(
            UUID id, String subject, String key, String label, String type, List<String> options, boolean sensitive) {
        static AttributeView of(Attribute attribute) {
            return new AttributeView(
                    attribute.id(),
                    attribute.subject().wire(),
                    attribute.key(),
                    attribute.label(),
                    attribute.kind().wire(),
                    attribute.options(),
                    attribute.sensitive());
        }
    }

    record All(List<AttributeView> items) {}

    /** @param values how many customers or conversations have one */
    record Used(AttributeView attribute, long values) {}

    /**
     * @param key what conditions, imports and programs call it: lower-case letters, digits and _
     * @param type text, number, date, yes-no, choice or link; stays once there are values
     * @param options of a choice
     * @param sensitive sealed at rest and found by its exact value only; stays once there are values
     */
    record Draft(
            @NotBlank @Size(max = 20) String subject,
            @NotBlank @Size(max = LONGEST_KEY) String key,
            @NotBlank @Size(max = LONGEST_LABEL) String label,
            @NotBlank @Size(max = 20) String type,
            @Nullable @Size(max = MOST_OPTIONS) List<@NotBlank @Size(max = LONGEST_OPTION) String> options,
            @Nullable Boolean sensitive) {
        Attribute attribute(UUID id) {
            if (!key.matches(KEY)) {
                throw AttributeProblem.invalid("key", "has lower-case letters, digits and _ only, a letter first");
            }
            return new Attribute(
                    id,
                    AttributeApi.subject(subject),
                    key,
                    line("label", label, LONGEST_LABEL),
                    kind(),
                    choices(),
                    Boolean.TRUE.equals(sensitive));
        }

        private AttributeKind kind() {
            return AttributeKind.find(type)
                    .orElseThrow(() ->
                            AttributeProblem.invalid("type", "is none of text, number, date, yes-no, choice and link"));
        }

        private List<String> choices() {
            List<String> all = (options == null ? List.<String>of() : options)
                    .stream()
                            .map(option -> line("options", option, LONGEST_OPTION))
                            .distinct()
                            .toList();
            if (all.isEmpty() == (kind() == AttributeKind.CHOICE)) {
                throw AttributeProblem.invalid("options", "are what a choice, and nothing else, has");
            }
            return all;
        }

        private static String line(String field, String text, int longest) {
            String line = text.strip();
            if (!PlainLine.is(line, longest)) {
                throw AttributeProblem.invalid(field, "is empty, or has characters that are no text");
            }
            return line;
        }
    }

    private static AttributeSubject subject(String wire) {
        return AttributeSubject.find(wire)
                .orElseThrow(() -> AttributeProblem.invalid("subject", "is neither contact nor conversation"));
    }

    /**
     * In the order in which they are shown.
     *
     * @param subject contact or conversation
     */
    @GetMapping
    @NotAudited("shows what an organisation asks for, nothing of customers")
    @Requires(Permission.CONTACTS_READ)
    All all(Caller caller, @RequestParam(defaultValue = "contact") String subject) {
        return all(caller.tenant(), subject(subject));
    }

    private All all(TenantId tenant, AttributeSubject subject) {
        return new All(transactions.call(tenant, () -> repository.all(tenant, subject)).stream()
                .map(AttributeView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @NotAudited("shows what an organisation asks for, nothing of customers")
    @Requires(Permission.CONTACTS_READ)
    Used one(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Attribute attribute = repository.find(tenant, id).orElseThrow(AttributeProblem::unknown);
            return new Used(AttributeView.of(attribute), repository.count(tenant, id));
        });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("attribute.created")
    @Requires(Permission.ORGANISATION_MANAGE)
    AttributeView create(Caller caller, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        Attribute wanted = draft.attribute(ids.next());
        return written(tenant, () -> {
            List<Attribute> all = repository.all(tenant, wanted.subject());
            if (all.size() >= MOST) {
                throw AttributeProblem.tooMany();
            }
            repository.insert(tenant, wanted, all.size(), clock.instant());
            traces.leave(tenant, "attribute.created", wanted);
            return wanted;
        });
    }

    /** Its label, and what else no value stands against. */
    @PutMapping("/{id}")
    @Audited("attribute.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    AttributeView change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        return written(tenant, () -> {
            repository.lock(tenant, id);
            Attribute before = repository.find(tenant, id).orElseThrow(AttributeProblem::unknown);
            Attribute wanted = draft.attribute(id);
            if (!wanted.key().equals(before.key()) || wanted.subject() != before.subject()) {
                throw AttributeProblem.invalid("key", "stays for ever");
            }
            refuseAgainstValues(tenant, before, wanted);
            if (!before.equals(wanted)) {
                repository.update(tenant, wanted);
                traces.leave(tenant, "attribute.changed", wanted);
            }
            return wanted;
        });
    }

    private void refuseAgainstValues(TenantId tenant, Attribute before, Attribute wanted) {
        boolean other = before.kind() != wanted.kind() || before.sensitive() != wanted.sensitive();
        Set<String> gone = new HashSet<>(before.options());
        wanted.options().forEach(gone::remove);
        if (other ? repository.count(tenant, before.id()) > 0 : repository.used(tenant, before, gone)) {
            throw AttributeProblem.inUse();
        }
    }

    /** @param ids of all attributes of the subject, in the order in which they are shown */
    record Order(
            @NotBlank @Size(max = 20) String subject,
            @NotEmpty @Size(max = MOST) List<@NotNull UUID> ids) {}

    @PutMapping("/order")
    @Audited("attribute.ordered")
    @Requires(Permission.ORGANISATION_MANAGE)
    All order(Caller caller, @Valid @RequestBody Order order) {
        TenantId tenant = caller.tenant();
        AttributeSubject subject = subject(order.subject());
        return transactions.call(tenant, () -> {
            List<Attribute> all = repository.all(tenant, subject);
            Set<UUID> known = new HashSet<>(all.stream().map(Attribute::id).toList());
            if (order.ids().size() != known.size() || !known.equals(new HashSet<>(order.ids()))) {
                throw AttributeProblem.invalid("ids", "are not all attributes, each once");
            }
            for (int n = 0; n < order.ids().size(); n++) {
                repository.place(tenant, order.ids().get(n), n);
            }
            traces.leave(tenant, "attribute.ordered", all.getFirst());
            return all(tenant, subject);
        });
    }

    /** With all its values. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("attribute.deleted")
    @Requires(Permission.ORGANISATION_MANAGE)
    void delete(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        transactions.run(tenant, () -> {
            Attribute attribute = repository.find(tenant, id).orElseThrow(AttributeProblem::unknown);
            repository.delete(tenant, id);
            traces.leave(tenant, "attribute.deleted", attribute);
        });
    }

    private AttributeView written(TenantId tenant, Supplier<Attribute> change) {
        try {
            return AttributeView.of(transactions.call(tenant, change));
        } catch (DuplicateKeyException taken) {
            throw AttributeProblem.taken();
        }
    }
}
