package io.insaka.channels;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import io.insaka.channels.spi.KindDescription;
import io.insaka.database.Sight;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.platform.AddressRange;
import io.insaka.platform.PublicAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connected accounts of all organisations. Reading is a look into memory and works while the database is away;
 * a change shows at once on this node and within two seconds on the others.
 */
@Service
public class Channels {
    static final int LONGEST_NAME = 100;

    private final ChannelDirectory directory;
    private final ChannelRepository repository;
    private final ChannelSeal seal;
    private final PublicAddress address;
    private final Origin origin;
    private final Map<String, Channel> adapters;

    Channels(
            ChannelDirectory directory,
            ChannelRepository repository,
            ChannelSeal seal,
            PublicAddress address,
            Origin origin,
            ObjectProvider<Channel> adapters) {
        this.directory = directory;
        this.repository = repository;
        this.seal = seal;
        this.address = address;
        this.origin = origin;
        this.adapters = adapters.stream().collect(Collectors.toUnmodifiableMap(Channel::kind, Function.identity()));
    }

    /**
     * The account with this id, whoever owns it: for the webhook, which knows nothing else, and for workers.
     *
     * @throws org.springframework.dao.DataAccessException for an id never seen before, while the database is away
     */
    public Optional<ChannelAccount> find(ChannelId id) {
        return directory.find(id);
    }

    /** The organisation's account with this id; empty also when it is another's, or out of the caller's sight. */
    public Optional<ChannelAccount> find(TenantId tenant, ChannelId id) {
        return directory
                .find(id)
                .filter(account ->
                        account.tenant().equals(tenant) && Sight.here().shows(id.value()));
    }

    /** The organisation's accounts that the calling thread sees, oldest first. */
    public List<ChannelAccount> list(TenantId tenant) {
        Sight sight = Sight.here();
        return directory.all().stream()
                .filter(account -> account.tenant().equals(tenant)
                        && sight.shows(account.id().value()))
                .sorted(Comparator.comparing(ChannelAccount::createdAt)
                        .thenComparing(account -> account.id().value()))
                .toList();
    }

    /** Every organisation's accounts: for the sandbox, which plays the provider to all of them. */
    public List<ChannelAccount> all() {
        return directory.all();
    }

    /** The adapter of an account's kind; a kind nobody speaks is the caller's mistake, answered with 422. */
    public Channel adapter(String kind) {
        return findAdapter(kind).orElseThrow(ChannelProblem::unknownKind);
    }

    public Optional<Channel> findAdapter(String kind) {
        return Optional.ofNullable(adapters.get(kind));
    }

    /** How the kinds of channels that people connect present themselves, by kind. */
    public Map<String, KindDescription> kinds() {
        var kinds = new TreeMap<String, KindDescription>();
        adapters.forEach((kind, adapter) -> {
            if (adapter.offered()) {
                kinds.put(kind, adapter.describe());
            }
        });
        return kinds;
    }

    /** Accounts from which nothing may go out now: switched off, or not accepted by their provider. What waits, waits. */
    public Set<ChannelId> silent() {
        return directory.silent();
    }

    /** Whether anything can be sent with the account's settings; {@link #silent} is about whether it may. */
    boolean sends(ChannelAccount account) {
        return findAdapter(account.kind())
                .map(adapter -> adapter.sends(account.settings()))
                .orElse(false);
    }

    /** The address to enter at the provider. */
    public String webhookUrl(ChannelAccount account) {
        return address.url() + "/webhooks/" + account.kind() + "/" + account.id();
    }

    /** Connects an account. Refused, as a problem, are unknown kinds, settings that cannot work, and the same twice. */
    public ChannelAccount create(TenantId tenant, String kind, String name, Map<String, String> settings) {
        Channel adapter = adapter(kind);
        String title = checkName(name);
        ChannelSettings checked = check(adapter, settings);
        var row = new ChannelRepository.Row(
                tenant,
                new ChannelId(origin.ids().next()),
                kind,
                seal.seal(tenant, title, checked),
                1,
                // What PostgreSQL keeps, so that the account reads the same before and after a restart.
                origin.clock().instant().truncatedTo(ChronoUnit.MICROS));
        try {
            repository.insert(row, seal.account(tenant, checked.require(adapter.accountKey())));
        } catch (DuplicateKeyException taken) {
            throw alreadyConnected(tenant, adapter, checked);
        }
        afterCommit(() -> directory.admit(row));
        return seal.open(row);
    }

    /**
     * Changes the name, some settings, or both; what is not mentioned stays. An empty setting takes an optional one
     * away. What waits for the account is sent with the new settings.
     */
    public ChannelAccount change(TenantId tenant, ChannelId id, @Nullable String name, Map<String, String> settings) {
        ChannelRepository.Row before = repository.find(tenant, id).orElseThrow(ChannelProblem::unknown);
        ChannelAccount known = seal.open(before);
        Channel adapter = adapter(before.kind());
        String title = name == null ? known.name() : checkName(name);
        var merged = new HashMap<>(known.settings().values());
        merged.putAll(settings);
        ChannelSettings checked = check(adapter, merged);
        Standing standing = before.standing();
        if (!settings.isEmpty()) {
            // Whatever was wrong with the old credentials: the new ones get their chance.
            standing = new Standing(standing.life(), standing.since(), null);
        }
        var next = before.next(seal.seal(tenant, title, checked, known.allowedAddresses()), standing);
        try {
            if (!repository.update(before, next, seal.account(tenant, checked.require(adapter.accountKey())))) {
                // Somebody else changed it in between: what they wrote is the new ground for this change.
                return change(tenant, id, name, settings);
            }
        } catch (DuplicateKeyException taken) {
            throw alreadyConnected(tenant, adapter, checked);
        }
        afterCommit(() -> directory.admit(next));
        return seal.open(next);
    }

    /** From now on webhooks are taken from these addresses only; from everywhere when there are none. */
    public ChannelAccount admitFrom(TenantId tenant, ChannelId id, List<AddressRange> addresses) {
        ChannelRepository.Row before = repository.find(tenant, id).orElseThrow(ChannelProblem::unknown);
        ChannelAccount known = seal.open(before);
        var next = before.next(seal.seal(tenant, known.name(), known.settings(), addresses), before.standing());
        if (!repository.update(before, next, null)) {
            return admitFrom(tenant, id, addresses);
        }
        afterCommit(() -> directory.admit(next));
        return seal.open(next);
    }

    /** As if it had never been: for accounts that the product made by itself. Other nodes see it within half a minute. */
    public void vanish(TenantId tenant, ChannelId id) {
        repository.delete(tenant, id);
        afterCommit(() -> directory.forget(id));
    }

    private ChannelProblem alreadyConnected(TenantId tenant, Channel adapter, ChannelSettings wanted) {
        String account = wanted.require(adapter.accountKey());
        return list(tenant).stream()
                .filter(other -> other.kind().equals(adapter.kind())
                        && account.equals(other.settings().find(adapter.accountKey())))
                .findFirst()
                .map(other -> ChannelProblem.alreadyConnected(
                        other.name(), other.standing().life()))
                .orElseGet(() -> ChannelProblem.alreadyConnected("", Life.ON));
    }

    private static String checkName(String name) {
        String title = name.strip();
        if (title.isEmpty() || title.length() > LONGEST_NAME || title.indexOf(0) >= 0) {
            throw ChannelProblem.invalidName();
        }
        return title;
    }

    private static ChannelSettings check(Channel adapter, Map<String, String> settings) {
        try {
            return adapter.check(settings);
        } catch (InvalidSettings invalid) {
            throw ChannelProblem.invalidSettings(invalid);
        }
    }

    static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** What a new account is stamped with. */
    record Origin(Ids ids, Clock clock) {}
}
