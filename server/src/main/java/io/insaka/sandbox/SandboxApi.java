package io.insaka.sandbox;

import io.insaka.tenancy.Caller;
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

    SandboxApi(SimulatedNumbers numbers) {
        this.numbers = numbers;
    }

    record Shown(boolean on, List<ShownNumber> numbers) {}

    record ShownNumber(String phoneNumberId, String displayNumber, UUID channelId, String channelName, String kind) {}

    @GetMapping
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
                        .toList());
    }

    @GetMapping("/faults")
    @Requires(Permission.SANDBOX_USE)
    Map<String, Number> faults(Caller caller) {
        return FaultSwitches.show(numbers.faults(caller.tenant()));
    }

    @PutMapping("/faults")
    @Requires(Permission.SANDBOX_USE)
    Map<String, Number> setFaults(Caller caller, @RequestBody Map<String, Number> wanted) {
        numbers.setFaults(caller.tenant(), FaultSwitches.read(wanted));
        return faults(caller);
    }
}
