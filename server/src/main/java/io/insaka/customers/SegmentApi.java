package io.insaka.customers;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.PlainText;
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
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segments: conditions the whole team keeps under a name. */
@RestController
@RequestMapping("/api/v1/segments")
class SegmentApi {
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 60;
    private static final String WHY_NOT = "shows how a team sorts its customers, none of them";

    private final TenantTransactions transactions;
    private final SegmentRepository repository;
    private final Conditions conditions;
    private final Customers customers;
    private final Around around;

    SegmentApi(
            TenantTransactions transactions,
            SegmentRepository repository,
            Conditions conditions,
            Customers customers,
            Around around) {
        this.transactions = transactions;
        this.repository = repository;
        this.conditions = conditions;
        this.customers = customers;
        this.around = around;
    }

    @Component
    record Around(AuditTrail trail, LiveChanges live, Ids ids, Clock clock, JsonMapper json) {}

    /** @param condition as it was saved */
    record SegmentView(UUID id, String name, Object condition) {}

    record All(List<SegmentView> items) {}

    /**
     * @param count how many are in it now, counted as far as 1,000; null when an attribute it names is gone, or masked for the
     *     caller
     * @param more whether there are more than that
     */
    record Counted(SegmentView segment, @Nullable Long count, boolean more) {}

    /** @param condition a group or a condition, as the list of customers takes it */
    record Draft(
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotNull Object condition) {}

    /** By name. */
    @GetMapping
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONTACTS_READ)
    All all(Caller caller) {
        return new All(transactions.call(caller.tenant(), () -> repository.all(caller.tenant())).stream()
                .map(this::view)
                .toList());
    }

    @GetMapping("/{id}")
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONTACTS_READ)
    Counted one(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Segment segment = repository.find(tenant, id).orElseThrow(CustomerProblem::unknownSegment);
            Condition condition;
            try {
                condition = conditions.read(caller, segment.condition());
            } catch (CustomerProblem goneOrHidden) {
                return new Counted(view(segment), null, false);
            }
            Customers.Tally tally = customers.count(tenant, condition);
            return new Counted(view(segment), tally.count(), tally.more());
        });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("segment.created")
    @Requires(Permission.CONVERSATIONS_WRITE)
    SegmentView create(Caller caller, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        return written(tenant, () -> {
            if (repository.all(tenant).size() >= MOST) {
                throw CustomerProblem.tooManySegments();
            }
            Segment segment = segment(caller, around.ids().next(), draft);
            repository.insert(tenant, segment, around.clock().instant());
            trace(tenant, "segment.created", segment);
            return segment;
        });
    }

    @PutMapping("/{id}")
    @Audited("segment.changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    SegmentView change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        return written(tenant, () -> {
            Segment before = repository.find(tenant, id).orElseThrow(CustomerProblem::unknownSegment);
            Segment wanted = segment(caller, id, draft);
            if (!before.equals(wanted)) {
                repository.update(tenant, wanted);
                trace(tenant, "segment.changed", wanted);
            }
            return wanted;
        });
    }

    /** The customers in it stay. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("segment.deleted")
    @Requires(Permission.CONVERSATIONS_WRITE)
    void delete(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        transactions.run(tenant, () -> {
            Segment segment = repository.find(tenant, id).orElseThrow(CustomerProblem::unknownSegment);
            repository.delete(tenant, id);
            trace(tenant, "segment.deleted", segment);
        });
    }

    private Segment segment(Caller caller, UUID id, Draft draft) {
        JsonNode condition = around.json().valueToTree(draft.condition());
        conditions.read(caller, condition);
        return new Segment(id, PlainText.line("name", draft.name()), condition.toString());
    }

    private void trace(TenantId tenant, String action, Segment segment) {
        around.trail().record(tenant, action, Subject.of("segment", segment.id()), Details.of("name", segment.name()));
        around.live().record(tenant, new Change(null, "segments"));
    }

    private SegmentView view(Segment segment) {
        return new SegmentView(
                segment.id(), segment.name(), around.json().readValue(segment.condition(), Object.class));
    }

    private SegmentView written(TenantId tenant, Supplier<Segment> change) {
        try {
            return view(transactions.call(tenant, change));
        } catch (DuplicateKeyException taken) {
            throw CustomerProblem.segmentTaken();
        }
    }
}
