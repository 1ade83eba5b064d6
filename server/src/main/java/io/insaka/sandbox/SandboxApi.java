package io.insaka.sandbox;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.platform.PublicAddress;
import io.insaka.sandbox.faults.Faults;
import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the sandbox plays for this organisation, and what shall go wrong there. */
@RestController
@RequestMapping("/api/v1/sandbox")
@WhenSandboxIsOn
class SandboxApi {
    private final SimulatedNumbers numbers;
    private final PublicAddress address;
    private final AuditTrail trail;

    SandboxApi(SimulatedNumbers numbers, PublicAddress address, AuditTrail trail) {
        this.numbers = numbers;
        this.address = address;
        this.trail = trail;
    }

    /** @param models where the simulated language models are, as this process reaches them */
    record Shown(boolean on, List<ShownNumber> numbers, String models) {}

    record ShownNumber(String phoneNumberId, String displayNumber, UUID channelId, String channelName, String kind) {}

    @GetMapping
    @NotAudited("shows the organisation's own numbers")
    @Requires(Permission.SANDBOX_USE)
    Shown show(Caller caller) {
        return new Shown(
                true,
                numbers.of(caller.tenant()).stream()
                        .map(account -> new ShownNumber(
                                SimulatedNumbers.phoneNumberId(account),
                                SimulatedNumbers.displayNumber(SimulatedNumbers.phoneNumberId(account)),
                                account.id().value(),
                                account.name(),
                                account.kind()))
                        .toList(),
                address.localUrl() + ModelSimulators.MOUNT);
    }

    @GetMapping("/faults")
    @NotAudited("shows settings of the simulator")
    @Requires(Permission.SANDBOX_USE)
    Map<String, Number> faults(Caller caller) {
        return FaultSwitches.show(numbers.faults(caller.tenant()));
    }

    @PutMapping("/faults")
    @Audited("sandbox.faults-set")
    @Requires(Permission.SANDBOX_USE)
    Map<String, Number> setFaults(Caller caller, @RequestBody Map<String, Number> wanted) {
        Faults faults = FaultSwitches.read(wanted);
        trail.record(
                caller.tenant(),
                "sandbox.faults-set",
                Subject.of("organisation", caller.tenant().value()),
                Details.of(FaultSwitches.show(faults)));
        numbers.setFaults(caller.tenant(), faults);
        return faults(caller);
    }
}
