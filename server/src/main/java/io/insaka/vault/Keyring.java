package io.insaka.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import io.insaka.kernel.TenantId;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The opened keys of the organisations in use.
 *
 * <p>Another node's rotation is noticed in two ways: bytes sealed with an unknown key make this node look once, and
 * every set is read again in the background after a while, so that sealing follows too.
 */
@Component
class Keyring {
    private static final int ORGANISATIONS_IN_MEMORY = 20_000;
    private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final Duration UNKNOWN_STAYS_UNKNOWN = Duration.ofSeconds(30);

    private final KeyRepository repository;
    private final MasterKey master;
    private final LoadingCache<TenantId, TenantKeys> opened;
    private final Cache<UnknownKey, Boolean> unknown = Caffeine.newBuilder()
            .expireAfterWrite(UNKNOWN_STAYS_UNKNOWN)
            .maximumSize(10_000)
            .build();

    private record UnknownKey(TenantId tenant, int id) {}

    Keyring(KeyRepository repository, MasterKey master) {
        Tink.register();
        this.repository = repository;
        this.master = master;
        this.opened = Caffeine.newBuilder()
                .maximumSize(ORGANISATIONS_IN_MEMORY)
                .refreshAfterWrite(READ_AGAIN_AFTER)
                .executor(task -> Thread.ofVirtual().name("vault-refresh").start(task))
                .build(this::load);
    }

    TenantKeys of(TenantId tenant) {
        return opened.get(tenant);
    }

    /** The keys as they are in the database now. */
    TenantKeys again(TenantId tenant) {
        TenantKeys keys = load(tenant);
        opened.put(tenant, keys);
        return keys;
    }

    /**
     * The keys to open {@code sealed} with. A key that is unknown is looked for once: its set was committed before
     * anything was sealed with it, so what the database does not know now is damage.
     */
    TenantKeys toOpen(TenantId tenant, byte[] sealed) {
        TenantKeys keys = opened.get(tenant);
        if (keys.knowsKeyOf(sealed)) {
            return keys;
        }
        var missing = new UnknownKey(tenant, TenantKeys.keyId(sealed));
        if (unknown.getIfPresent(missing) != null) {
            return keys;
        }
        TenantKeys fresh = again(tenant);
        if (!fresh.knowsKeyOf(sealed)) {
            unknown.put(missing, true);
        }
        return fresh;
    }

    /** Adds a key to the sets for rows and files and makes it the one that seals from now on. */
    void rotate(TenantId tenant) {
        of(tenant);
        rotate(tenant, KeyUse.SEAL);
        rotate(tenant, KeyUse.FILES);
        again(tenant);
    }

    private void rotate(TenantId tenant, KeyUse use) {
        KeyRepository.Sealed before;
        byte[] after;
        do {
            before = Objects.requireNonNull(repository.find(tenant).get(use));
            after = seal(tenant, use, withNewPrimary(openKeyset(tenant, use, before.keyset()), use));
        } while (!repository.replace(tenant, use, before.revision(), after));
    }

    private static KeysetHandle withNewPrimary(KeysetHandle keys, KeyUse use) {
        try {
            var fresh = KeysetHandle.generateEntryFromParameters(use.parameters())
                    .withRandomId()
                    .makePrimary();
            return KeysetHandle.newBuilder(keys).addEntry(fresh).build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TenantKeys load(TenantId tenant) {
        Map<KeyUse, KeyRepository.Sealed> sealed = repository.find(tenant);
        if (sealed.size() < KeyUse.values().length) {
            sealed = repository.addMissing(tenant, fresh(tenant, sealed));
        }
        Map<KeyUse, KeysetHandle> keysets = new EnumMap<>(KeyUse.class);
        sealed.forEach((use, row) -> keysets.put(use, openKeyset(tenant, use, row.keyset())));
        try {
            return new TenantKeys(tenant, keysets);
        } catch (GeneralSecurityException unusable) {
            throw new SealBroken("the keys of organisation " + tenant + " cannot be used", unusable);
        }
    }

    private Map<KeyUse, byte[]> fresh(TenantId tenant, Map<KeyUse, KeyRepository.Sealed> present) {
        Map<KeyUse, byte[]> fresh = new EnumMap<>(KeyUse.class);
        for (KeyUse use : KeyUse.values()) {
            if (!present.containsKey(use)) {
                fresh.put(use, seal(tenant, use, generate(use)));
            }
        }
        return fresh;
    }

    private static KeysetHandle generate(KeyUse use) {
        try {
            return KeysetHandle.generateNew(use.parameters());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] seal(TenantId tenant, KeyUse use, KeysetHandle keys) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.aead(), context(tenant, use));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeysetHandle openKeyset(TenantId tenant, KeyUse use, byte[] sealed) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, master.aead(), context(tenant, use));
        } catch (GeneralSecurityException broken) {
            throw new SealBroken("the master key does not open the keys of organisation " + tenant, broken);
        }
    }

    private static byte[] context(TenantId tenant, KeyUse use) {
        return TenantKeys.context(tenant, "keyset " + use.column());
    }
}
