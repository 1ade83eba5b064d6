package io.insaka.audit;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.DatabaseVisit;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Tenants;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * {@code ./insaka audit-verify}: checks the chain of every organisation without starting the product, with the same
 * settings. It needs no key, so it compares the chains and not what is sealed beside them; the console does both.
 */
public final class AuditVerify {
    static final int WHOLE = 0;
    static final int BROKEN = 1;
    static final int UNREADABLE = 2;

    private static final String COMMAND = "audit-verify";

    private AuditVerify() {}

    /** Where the data is, and nothing else of the product. */
    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Settings {}

    public static boolean isAsked(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /** @return what the process ends with: 0 when every chain is whole, 1 when one is not, 2 when nobody can tell */
    public static int run(String... arguments) {
        var application = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.io.insaka=warn");
        try (var context = application.run(arguments);
                var visit = DatabaseVisit.open(context.getBean(DatabaseSettings.class))) {
            return verify(visit, context.getBean(DatabaseSettings.class), System.out);
        } catch (RuntimeException failure) {
            System.err.println("The audit trail could not be read: " + failure.getMessage());
            return UNREADABLE;
        }
    }

    static int verify(DatabaseVisit visit, DatabaseSettings settings, PrintStream out) {
        var check = new ChainCheck(
                new EntryRepository(visit.tenantJdbc()),
                visit.tenantTransactions(),
                new Anchors(settings.dataDir()),
                null,
                Clock.systemUTC());
        List<TenantId> tenants = Tenants.all(visit.systemTransactions());
        boolean broken = false;
        for (TenantId tenant : tenants) {
            Verdict verdict = check.check(tenant);
            out.println(line(tenant, verdict));
            broken |= !verdict.ok();
        }
        return broken ? BROKEN : WHOLE;
    }

    private static String line(TenantId tenant, Verdict verdict) {
        String anchored = verdict.anchored() == 0 ? "" : ", anchored up to " + verdict.anchored();
        return verdict.ok()
                ? "organisation " + tenant + ": whole, " + verdict.entries() + " entries" + anchored + ", hash "
                        + verdict.headHash()
                : "organisation " + tenant + ": BROKEN at entry " + verdict.brokenAt() + " (" + verdict.reason() + ")";
    }
}
