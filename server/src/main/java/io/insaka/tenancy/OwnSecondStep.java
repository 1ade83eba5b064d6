package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.tenancy.secondstep.SecondSteps;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A teammate asks for a second step of their own sign-in, or no longer; who manages the team can take it from them. */
@Component
class OwnSecondStep {
    private final TenantTransactions transactions;
    private final TeammateRepository teammates;
    private final OrganisationRepository organisations;
    private final SecondSteps steps;
    private final SignIns signIns;
    private final AccessNotes notes;

    OwnSecondStep(
            TenantTransactions transactions,
            TeammateRepository teammates,
            OrganisationRepository organisations,
            SecondSteps steps,
            SignIns signIns,
            AccessNotes notes) {
        this.transactions = transactions;
        this.teammates = teammates;
        this.organisations = organisations;
        this.steps = steps;
        this.signIns = signIns;
        this.notes = notes;
    }

    SecondSteps.State state(Caller caller) {
        return transactions.call(caller.tenant(), () -> steps.state(caller.tenant(), caller.teammate()));
    }

    SecondSteps.Lesson begin(Caller caller, String password) {
        Teammate teammate = confirmed(caller, password);
        return transactions.call(caller.tenant(), () -> {
            String issuer = "Insaka " + organisations.name(caller.tenant());
            return steps.begin(
                            caller.tenant(),
                            caller.teammate(),
                            issuer,
                            teammate.email().value())
                    .orElseThrow(Refusal::secondStepIsOn);
        });
    }

    List<String> confirm(Caller caller, String code) {
        return transactions.call(caller.tenant(), () -> {
            List<String> codes =
                    steps.confirm(caller.tenant(), caller.teammate(), code).orElseThrow(Refusal::wrongFirstCode);
            note(caller, "teammate.second-step-begun", caller.teammate());
            return codes;
        });
    }

    List<String> newCodes(Caller caller, String password) {
        confirmed(caller, password);
        return transactions.call(caller.tenant(), () -> {
            if (!steps.wanted(caller.tenant(), caller.teammate())) {
                throw Refusal.secondStepIsOff();
            }
            note(caller, "teammate.recovery-codes-renewed", caller.teammate());
            return steps.newCodes(caller.tenant(), caller.teammate());
        });
    }

    void end(Caller caller, String password) {
        confirmed(caller, password);
        end(caller, caller.teammate());
    }

    /** For somebody who lost their phone and their paper. */
    void takeFrom(Caller by, TeammateId id) {
        Teammate teammate = transactions.call(
                by.tenant(), () -> teammates.find(by.tenant(), id).orElseThrow(Refusal::unknownTeammate));
        Reach.ask(by, teammate.role());
        end(by, id);
    }

    List<UUID> everybody(Caller caller) {
        return transactions.call(caller.tenant(), () -> steps.everybody(caller.tenant()));
    }

    private void end(Caller by, TeammateId of) {
        transactions.run(by.tenant(), () -> {
            if (steps.end(by.tenant(), of)) {
                note(by, "teammate.second-step-ended", of);
            }
        });
    }

    private void note(Caller by, String action, TeammateId of) {
        notes.note(by.tenant(), by.teammate(), action, of, Map.of());
    }

    private Teammate confirmed(Caller caller, String password) {
        Teammate teammate = transactions.call(
                caller.tenant(),
                () -> teammates.find(caller.tenant(), caller.teammate()).orElseThrow(Refusal::notSignedIn));
        signIns.confirm(caller.tenant(), teammate, password);
        return teammate;
    }
}
