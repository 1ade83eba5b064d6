package io.insaka.audit;

import io.insaka.database.DatabaseVisit;
import io.insaka.database.Terminal;
import io.insaka.database.TerminalCommand;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Tenants;
import java.time.Clock;
import java.util.List;

/**
 * {@code ./insaka audit-verify}: checks the chain of every organisation; {@link #NO} when one is not whole. It needs no
 * key, so it compares the chains and not what is sealed beside them; the console does both.
 */
public final class AuditVerify implements TerminalCommand {
    @Override
    public String name() {
        return "audit-verify";
    }

    @Override
    public int run(Terminal terminal, DatabaseVisit visit) {
        var check = new ChainCheck(
                new EntryRepository(visit.tenantJdbc()),
                visit.tenantTransactions(),
                new Anchors(terminal.database().dataDir()),
                null,
                Clock.systemUTC());
        List<TenantId> tenants = Tenants.all(visit.systemTransactions());
        boolean broken = false;
        for (TenantId tenant : tenants) {
            Verdict verdict = check.check(tenant);
            terminal.say(line(tenant, verdict));
            broken |= !verdict.ok();
        }
        return broken ? NO : DONE;
    }

    private static String line(TenantId tenant, Verdict verdict) {
        String anchored = verdict.anchored() == 0 ? "" : ", anchored up to " + verdict.anchored();
        return verdict.ok()
                ? "organisation " + tenant + ": whole, " + verdict.entries() + " entries" + anchored + ", hash "
                        + verdict.headHash()
                : "organisation " + tenant + ": BROKEN at entry " + verdict.brokenAt() + " (" + verdict.reason() + ")";
    }
}
