package io.insaka.desk.tasks;

import io.insaka.conversations.Departures;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Teammates;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What somebody would leave behind. */
@RestController
class LeavingApi {
    private final TenantTransactions transactions;
    private final Departures departures;
    private final TaskRepository tasks;
    private final Teammates teammates;

    LeavingApi(TenantTransactions transactions, Departures departures, TaskRepository tasks, Teammates teammates) {
        this.teammates = teammates;
        this.transactions = transactions;
        this.departures = departures;
        this.tasks = tasks;
    }

    /** @param tasks that are still to be done */
    record Left(int conversations, int tasks) {}

    /** What a teammate has now: all of it is somebody else's once they are removed. */
    @GetMapping("/api/v1/teammates/{id}/leaving")
    @NotAudited("counts what a colleague has, shows none of it")
    @Requires(Permission.TEAMMATES_MANAGE)
    Left leaving(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        var teammate = new TeammateId(id);
        return transactions.call(tenant, () -> {
            if (teammates.names(tenant, List.of(teammate)).isEmpty()) {
                throw DeskProblem.noTeammate();
            }
            return new Left(departures.held(tenant, teammate), tasks.openCount(tenant, teammate));
        });
    }
}
