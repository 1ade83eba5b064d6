package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.database.TenantTransactions;
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
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's labels. */
@RestController
@RequestMapping("/api/v1/labels")
class LabelApi {
    private static final int MOST = 200;
    private static final int LONGEST = 40;
    private static final UUID NONE = new UUID(0, 0);

    private final TenantTransactions transactions;
    private final Labels labels;
    private final AuditTrail trail;
    private final LiveChanges live;

    LabelApi(TenantTransactions transactions, Labels labels, AuditTrail trail, LiveChanges live) {
        this.transactions = transactions;
        this.labels = labels;
        this.trail = trail;
        this.live = live;
    }

    record All(List<ConversationView.LabelView> items) {}

    /** @param colour grey, red, orange, yellow, green, teal, blue, purple or pink */
    record Draft(
            @NotBlank @Size(max = LONGEST) String name,
            @NotBlank @Size(max = 20) String colour) {
        String called() {
            return PlainText.line("name", name);
        }

        Label.Colour painted() {
            try {
                return Label.Colour.of(colour);
            } catch (IllegalArgumentException unknown) {
                throw DeskProblem.invalid("colour", "is none of the colours a label can have");
            }
        }
    }

    /** By name. */
    @GetMapping
    @NotAudited("shows how a team sorts, nothing of customers")
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller) {
        return new All(transactions.call(caller.tenant(), () -> labels.all(caller.tenant())).stream()
                .map(ConversationView.LabelView::of)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("label.created")
    @Requires(Permission.ORGANISATION_MANAGE)
    ConversationView.LabelView create(Caller caller, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        Label.Colour colour = draft.painted();
        return written(tenant, () -> {
            if (labels.all(tenant).size() >= MOST) {
                throw DeskProblem.tooManyLabels();
            }
            refuseTaken(tenant, draft, NONE);
            Label label = labels.create(tenant, draft.called(), colour);
            trail.record(tenant, "label.created", Subject.of("label", label.id()), Details.of("name", label.name()));
            return label;
        });
    }

    @PutMapping("/{id}")
    @Audited("label.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    ConversationView.LabelView change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        var wanted = new Label(id, draft.called(), draft.painted());
        return written(tenant, () -> {
            Label before = labels.find(tenant, id).orElseThrow(DeskProblem::unknownLabel);
            refuseTaken(tenant, draft, id);
            if (!before.equals(wanted)) {
                labels.change(tenant, wanted);
                trail.record(tenant, "label.changed", Subject.of("label", id), Details.of("name", wanted.name()));
            }
            return wanted;
        });
    }

    /** Takes it off every conversation, too. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("label.deleted")
    @Requires(Permission.ORGANISATION_MANAGE)
    void delete(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        written(tenant, () -> {
            Label label = labels.find(tenant, id).orElseThrow(DeskProblem::unknownLabel);
            labels.delete(tenant, id);
            trail.record(tenant, "label.deleted", Subject.of("label", id), Details.of("name", label.name()));
            return label;
        });
    }

    private void refuseTaken(TenantId tenant, Draft draft, UUID except) {
        if (labels.taken(tenant, draft.called(), except)) {
            throw DeskProblem.labelTaken();
        }
    }

    private ConversationView.LabelView written(TenantId tenant, java.util.function.Supplier<Label> change) {
        try {
            return transactions.call(tenant, () -> {
                Label label = change.get();
                live.record(tenant, new Change(null, "labels"));
                return ConversationView.LabelView.of(label);
            });
        } catch (DuplicateKeyException meanwhile) {
            throw DeskProblem.labelTaken();
        }
    }
}
