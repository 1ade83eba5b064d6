package io.insaka.sandbox;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.ChannelChanged;
import io.insaka.channels.ChannelCreated;
import io.insaka.channels.Channels;
import io.insaka.channels.Simulated;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.sandbox.faults.Faults;
import io.insaka.sandbox.whatsapp.Registration;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which channels talk to the simulator in this process: each is registered there with its own credentials. */
@Component
@WhenSandboxIsOn
class SimulatedNumbers implements Simulated {
    static final String KIND = "whatsapp";

    private static final Logger log = LoggerFactory.getLogger(SimulatedNumbers.class);

    private static final Duration STARTUP = Duration.ofSeconds(10);

    private final Channels channels;
    private final PublicAddress address;
    private final WhatsAppSimulator simulator;
    private final PhoneKeeper phones;
    private final Map<String, ChannelAccount> accounts = new ConcurrentSkipListMap<>();
    private final Map<TenantId, Faults> faults = new ConcurrentHashMap<>();
    private final CountDownLatch registered = new CountDownLatch(1);

    SimulatedNumbers(Channels channels, PublicAddress address, WhatsAppSimulator simulator, PhoneKeeper phones) {
        this.channels = channels;
        this.address = address;
        this.simulator = simulator;
        this.phones = phones;
    }

    @EventListener(ApplicationReadyEvent.class)
    void registerAll() {
        channels.all().forEach(this::consider);
        accounts.forEach((number, account) -> phones.restore(account, number));
        registered.countDown();
    }

    /**
     * Waits for the numbers of this start. What waited in the outbox is sent as soon as the product is up: a number that
     * is not yet known would look like a token that has expired.
     */
    void awaitRegistered() {
        try {
            if (!registered.await(STARTUP.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("The numbers of the sandbox are not registered after {}", STARTUP);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @EventListener
    void created(ChannelCreated created) {
        channels.find(created.tenant(), created.channel()).ifPresent(this::consider);
    }

    @EventListener
    void changed(ChannelChanged changed) {
        channels.find(changed.tenant(), changed.channel())
                .ifPresentOrElse(this::consider, () -> forget(changed.channel()));
    }

    private synchronized void forget(ChannelId deleted) {
        accounts.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(deleted))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
    }

    /** The organisation's numbers, oldest channel first. */
    Collection<ChannelAccount> of(TenantId tenant) {
        List<ChannelAccount> own = channels.list(tenant);
        own.forEach(this::consider);
        return own.stream().filter(account -> known(account.id())).toList();
    }

    /** The number, if it is one of the organisation's. */
    void require(TenantId tenant, String phoneNumberId) {
        ChannelAccount account = accounts.get(phoneNumberId);
        if (account == null || !account.tenant().equals(tenant)) {
            throw SandboxProblem.unknownNumber();
        }
    }

    static String phoneNumberId(ChannelAccount account) {
        return account.settings().require("phoneNumberId");
    }

    /** A number to show: Meta would know it, a channel's settings do not hold it. */
    static String displayNumber(String phoneNumberId) {
        return "26021" + String.format("%07d", Math.floorMod(phoneNumberId.hashCode(), 10_000_000));
    }

    Faults faults(TenantId tenant) {
        return faults.getOrDefault(tenant, Faults.NONE);
    }

    void setFaults(TenantId tenant, Faults wanted) {
        faults.put(tenant, wanted);
        of(tenant).forEach(account -> simulator.faults().set(phoneNumberId(account), wanted));
    }

    private boolean known(ChannelId id) {
        return accounts.values().stream().anyMatch(account -> account.id().equals(id));
    }

    private synchronized void consider(ChannelAccount account) {
        if (!account.kind().equals(KIND)) {
            return;
        }
        String number = phoneNumberId(account);
        // A changed channel may have been another number before, or may have moved to the real provider.
        accounts.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(account.id()))
                .filter(entry -> !entry.getKey().equals(number) || !ours(account))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
        ChannelAccount holder = accounts.get(number);
        if (!ours(account) || account.equals(holder)) {
            return;
        }
        if (holder != null && !holder.id().equals(account.id())) {
            log.warn("Channel {} asks for a number that channel {} has in the sandbox", account.id(), holder.id());
            return;
        }
        accounts.put(number, account);
        simulator.faults().set(number, faults(account.tenant()));
        simulator.register(registration(account, number));
        phones.keep(account, number);
    }

    private void forget(String number) {
        accounts.remove(number);
        phones.drop(number);
        simulator.forget(number);
    }

    Registration registration(ChannelAccount account, String number) {
        return new Registration(
                number,
                displayNumber(number),
                account.settings().require("accessToken"),
                account.settings().require("appSecret"),
                account.settings().require("verifyToken"),
                URI.create(address.localUrl() + "/webhooks/" + account.kind() + "/" + account.id()));
    }

    @Override
    public boolean isSimulated(ChannelAccount account) {
        return account.kind().equals(KIND) && ours(account);
    }

    /** Whether the channel's base address is the simulator of this very process. */
    private boolean ours(ChannelAccount account) {
        String base = account.settings().values().getOrDefault("baseUrl", "").replace("//127.0.0.1", "//localhost");
        return base.equals(address.localUrl() + SandboxWiring.GRAPH)
                || base.equals(address.url() + SandboxWiring.GRAPH);
    }
}
