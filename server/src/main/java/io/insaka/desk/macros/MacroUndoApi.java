package io.insaka.desk.macros;

import io.insaka.database.TenantTransactions;
import io.insaka.desk.macros.MacroApi.Refused;
import io.insaka.platform.Problem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a macro made of attributes is taken back. */
@RestController
class MacroUndoApi {
    private static final int MOST = 100;

    private final TenantTransactions transactions;
    private final Undoing undoing;

    MacroUndoApi(TenantTransactions transactions, Undoing undoing) {
        this.transactions = transactions;
        this.undoing = undoing;
    }

    /** @param undo as the run answered: by the id of the conversation */
    record Back(@NotEmpty @Size(max = MOST) Map<@NotNull UUID, @NotBlank @Size(max = 200_000) String> undo) {}

    /** @param refused those left as they are, each with the code of why */
    record Undone(List<UUID> undone, List<Refused> refused) {}

    /** Each conversation as a whole or not at all. A single one that is refused is the answer's problem. */
    @PostMapping("/api/v1/macros/undo")
    @Audited({"conversation.attributes-changed", "contact.attributes-changed"})
    @Requires(Permission.CONVERSATIONS_WRITE)
    Undone undo(Caller caller, @Valid @RequestBody Back asked) {
        List<UUID> undone = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Map.Entry<UUID, String> each : new TreeMap<>(asked.undo()).entrySet()) {
            UUID id = each.getKey();
            try {
                transactions.run(caller.tenant(), () -> undoing.takeBack(caller, id, each.getValue()));
                undone.add(id);
            } catch (Problem refusal) {
                if (asked.undo().size() == 1) {
                    throw refusal;
                }
                refused.add(new Refused(id, refusal.code(), refusal.detail()));
            }
        }
        return new Undone(undone, refused);
    }
}
