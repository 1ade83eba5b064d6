package io.insaka.desk;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
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
import org.jspecify.annotations.Nullable;
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

/** Lists that teammates keep: their own, and those that whoever sets up shares with everybody. */
@RestController
@RequestMapping("/api/v1/inbox/views")
class SavedViewApi {
    private static final String WHY_NOT = "a way to look; it changes nothing of customers";
    private static final int MOST = 50;

    private final TenantTransactions transactions;
    private final SavedViewRepository repository;
    private final InboxFilters filters;
    private final LiveChanges live;
    private final Ids ids;
    private final Clock clock;

    SavedViewApi(
            TenantTransactions transactions,
            SavedViewRepository repository,
            InboxFilters filters,
            LiveChanges live,
            Ids ids,
            Clock clock) {
        this.filters = filters;
        this.transactions = transactions;
        this.repository = repository;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    record All(List<View> items) {}

    /** @param mine whether the caller made it */
    record View(UUID id, String name, boolean shared, boolean mine, InboxFilter filter) {}

    /** @param shared with everybody; for those who set up the organisation */
    record Draft(
            @NotBlank @Size(max = 60) String name,
            @Nullable Boolean shared,
            @NotNull InboxFilter filter) {
        String called() {
            return PlainText.line("name", name);
        }

        boolean forAll() {
            return Boolean.TRUE.equals(shared);
        }
    }

    /** The caller's own and the shared ones. */
    @GetMapping
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller) {
        return new All(
                transactions.call(caller.tenant(), () -> repository.of(caller.tenant(), caller.teammate())).stream()
                        .map(view -> shown(caller, view))
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_READ)
    View keep(Caller caller, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        Sharing.ask(caller, draft.forAll());
        var view = new SavedView(ids.next(), caller.teammate(), draft.forAll(), draft.called(), draft.filter());
        transactions.run(tenant, () -> {
            filters.read(caller, draft.filter());
            if (repository.madeBy(tenant, caller.teammate()) >= MOST) {
                throw DeskProblem.tooManyViews();
            }
            write(tenant, view);
        });
        return shown(caller, view);
    }

    @PutMapping("/{id}")
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_READ)
    View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            filters.read(caller, draft.filter());
            SavedView before = own(caller, id);
            Sharing.ask(caller, draft.forAll());
            var view = new SavedView(id, before.maker(), draft.forAll(), draft.called(), draft.filter());
            write(tenant, view);
            return shown(caller, view);
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_READ)
    void delete(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> {
            own(caller, id);
            repository.delete(caller.tenant(), id);
            live.record(caller.tenant(), new Change(null, "views"));
        });
    }

    /** What is another's alone is not there; what is shared belongs to those who set up. */
    private SavedView own(Caller caller, UUID id) {
        SavedView view = repository.find(caller.tenant(), id).orElseThrow(DeskProblem::unknownView);
        if (!view.shared() && !view.maker().equals(caller.teammate())) {
            throw DeskProblem.unknownView();
        }
        Sharing.ask(caller, view.shared());
        return view;
    }

    private void write(TenantId tenant, SavedView view) {
        repository.put(tenant, view, clock.instant());
        live.record(tenant, new Change(null, "views"));
    }

    private static View shown(Caller caller, SavedView view) {
        boolean mine = view.maker().equals(caller.teammate());
        return new View(
                view.id(),
                view.name(),
                view.shared(),
                mine,
                mine ? view.filter() : view.filter().seenBy(caller.sight()));
    }
}
