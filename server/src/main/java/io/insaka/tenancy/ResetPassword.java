package io.insaka.tenancy;

import io.insaka.database.DatabaseVisit;
import io.insaka.database.Terminal;
import io.insaka.database.TerminalCommand;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.vault.Vault;
import io.insaka.vault.VaultVisit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code ./insaka reset-password [e-mail]}: the way back for an owner whom nobody else can let in. Whoever runs it may
 * read the data and its key anyway; it leaves an entry in the audit trail all the same.
 */
public final class ResetPassword implements TerminalCommand {
    private final BiFunction<DatabaseVisit, Vault, ? extends Witness> witness;

    /** Keeps that it happened, within the transaction of the change. */
    public interface Witness {
        void passwordReset(TenantId tenant, TeammateId teammate);
    }

    /** @param witness made for this visit by a module above */
    public ResetPassword(BiFunction<DatabaseVisit, Vault, ? extends Witness> witness) {
        this.witness = witness;
    }

    @Override
    public String name() {
        return "reset-password";
    }

    @Override
    public int run(Terminal terminal, DatabaseVisit visit) {
        Vault vault = VaultVisit.open(
                visit.systemTransactions(),
                terminal.database(),
                terminal.environment().getProperty("insaka.master-key"));
        var lockedOut = new LockedOut(visit, vault, witness.apply(visit, vault), Clock.systemUTC());
        return terminal.words().isEmpty()
                ? listOwners(terminal, lockedOut)
                : reset(terminal, lockedOut, new Email(terminal.words().getFirst()));
    }

    private static int listOwners(Terminal terminal, LockedOut lockedOut) {
        terminal.say("Whose password? ./insaka reset-password <e-mail address>. The owners are:");
        lockedOut.owners().forEach(owner -> terminal.say("  " + owner));
        return NO;
    }

    private static int reset(Terminal terminal, LockedOut lockedOut, Email email) {
        List<LockedOut.Person> people = lockedOut.with(email);
        Optional<String> organisation = terminal.option("organisation");
        List<LockedOut.Person> chosen = people.stream()
                .filter(person -> organisation.isEmpty()
                        || organisation.get().equals(person.tenant().toString()))
                .toList();
        if (chosen.size() != 1) {
            terminal.say(
                    chosen.isEmpty()
                            ? "Nobody active has this e-mail address" + (people.isEmpty() ? "." : " there.")
                            : "This e-mail address belongs to several organisations. Add --organisation=<id>:");
            people.forEach(person -> terminal.say("  " + person));
            return NO;
        }
        Secret secret = lockedOut.reset(
                chosen.getFirst(), terminal.option("without-second-step").isPresent());
        terminal.say("With this link " + chosen.getFirst() + " chooses a new password.");
        terminal.say("It works once, within 24 hours, while the product is running:");
        terminal.say("");
        terminal.say("  " + EntryLink.url(PublicAddress.of(terminal.environment()), secret));
        terminal.say("");
        terminal.say("Where signing in takes a code as well and the phone is lost: add --without-second-step.");
        terminal.say("Their sessions have ended, and they are no longer locked out.");
        return DONE;
    }
}
