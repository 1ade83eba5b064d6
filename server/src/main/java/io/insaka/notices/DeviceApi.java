package io.insaka.notices;

import io.insaka.database.TenantTransactions;
import io.insaka.push.Pushes;
import io.insaka.push.Subscription;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Device;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The browsers in which the caller wants to be told while the console is closed. */
@RestController
@RequestMapping("/api/v1/me/devices")
class DeviceApi {
    private static final String OWN = "where callers are told themselves; what they are told says nothing of customers";

    private final TenantTransactions transactions;
    private final DeviceRepository repository;
    private final Pushes pushes;
    private final Clock clock;

    DeviceApi(TenantTransactions transactions, DeviceRepository repository, Pushes pushes, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.pushes = pushes;
        this.clock = clock;
    }

    /** As a browser writes a subscription down; there may be more in it. */
    record Asked(
            @NotBlank @Size(max = 2_000) String endpoint,
            @NotNull @Valid Keys keys) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    record Keys(
            @NotBlank @Size(max = 200) String p256dh,
            @NotBlank @Size(max = 100) String auth) {
        @Override
        public String toString() {
            return "Keys";
        }
    }

    /** @param key the organisation's public key, with which a browser subscribes */
    record Key(String key) {}

    record Listed(List<DeviceRepository.Device> items) {}

    record Made(UUID id) {}

    @GetMapping
    @NotAudited(OWN)
    @Requires(Permission.CONVERSATIONS_READ)
    Listed list(Caller caller) {
        return transactions.call(caller.tenant(), () -> new Listed(repository.of(caller.tenant(), caller.teammate())));
    }

    @GetMapping("/key")
    @NotAudited("a public key")
    @Requires(Permission.CONVERSATIONS_READ)
    Key key(Caller caller) {
        askEnabled();
        return new Key(pushes.publicKey(caller.tenant()));
    }

    /** A browser that is there already is the same one. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @NotAudited(OWN)
    @Requires(Permission.CONVERSATIONS_READ)
    Made add(Caller caller, @Valid @RequestBody Asked asked, HttpServletRequest request) {
        askEnabled();
        var subscription = new Subscription(
                asked.endpoint(), asked.keys().p256dh(), asked.keys().auth());
        if (!pushes.acceptable(subscription)) {
            throw NoticeProblem.endpoint();
        }
        String label = Device.of(request);
        return transactions.call(
                caller.tenant(),
                () -> new Made(
                        repository.save(caller.tenant(), caller.teammate(), label, subscription, clock.instant())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @NotAudited(OWN)
    @Requires(Permission.CONVERSATIONS_READ)
    void drop(Caller caller, @PathVariable UUID id) {
        if (!transactions.call(caller.tenant(), () -> repository.drop(caller.tenant(), caller.teammate(), id))) {
            throw NoticeProblem.unknownDevice();
        }
    }

    private void askEnabled() {
        if (!pushes.enabled()) {
            throw NoticeProblem.off();
        }
    }
}
