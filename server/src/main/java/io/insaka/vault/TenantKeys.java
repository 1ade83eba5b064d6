package io.insaka.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.prf.PrfSet;
import io.insaka.kernel.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The opened keys of one organisation, ready to use: nothing is derived per call. */
final class TenantKeys {
    /** Tink puts 0x01 and the id of the key before what it seals. */
    private static final int PREFIX = 5;

    private static final byte TINK_MARK = 1;

    private final Aead aead;
    private final PrfSet blind;
    private final StreamingAead files;
    private final Set<Integer> sealIds;
    private final int currentId;
    private final Map<Purpose, byte[]> contexts;

    TenantKeys(TenantId tenant, Map<KeyUse, KeysetHandle> keysets) throws GeneralSecurityException {
        KeysetHandle seal = required(keysets, KeyUse.SEAL);
        this.aead = seal.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.blind = required(keysets, KeyUse.BLIND).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        this.files = required(keysets, KeyUse.FILES).getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        this.sealIds = ids(seal);
        this.currentId = seal.getPrimary().getId();
        this.contexts = contexts(tenant);
    }

    private static KeysetHandle required(Map<KeyUse, KeysetHandle> keysets, KeyUse use) {
        KeysetHandle keyset = keysets.get(use);
        if (keyset == null) {
            throw new IllegalStateException("no keyset for " + use);
        }
        return keyset;
    }

    private static Set<Integer> ids(KeysetHandle keyset) {
        Set<Integer> ids = new HashSet<>();
        for (int index = 0; index < keyset.size(); index++) {
            ids.add(keyset.getAt(index).getId());
        }
        return Set.copyOf(ids);
    }

    private static Map<Purpose, byte[]> contexts(TenantId tenant) {
        Map<Purpose, byte[]> contexts = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            contexts.put(purpose, context(tenant, purpose.name()));
        }
        return contexts;
    }

    /** Bound into every seal: whose it is and what it is. */
    static byte[] context(TenantId tenant, String use) {
        byte[] name = use.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .put(name)
                .array();
    }

    byte[] seal(Purpose purpose, byte[] plain) throws GeneralSecurityException {
        return aead.encrypt(plain, contexts.get(purpose));
    }

    byte[] open(Purpose purpose, byte[] sealed) throws GeneralSecurityException {
        return aead.decrypt(sealed, contexts.get(purpose));
    }

    byte[] blind(Purpose purpose, String value, int bytes) throws GeneralSecurityException {
        byte[] name = purpose.name().getBytes(StandardCharsets.UTF_8);
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(name.length + 1 + text.length)
                .put(name)
                .put((byte) 0)
                .put(text)
                .array();
        return blind.computePrimary(input, bytes);
    }

    StreamingAead files() {
        return files;
    }

    /** Rows and files rotate together, so the keys for rows tell whether anything changed. */
    boolean sameAs(TenantKeys other) {
        return sealIds.equals(other.sealIds);
    }

    /** False when the bytes name a key that is not in this set: another node may have rotated. */
    boolean knowsKeyOf(byte[] sealed) {
        return sealed.length < PREFIX || sealed[0] != TINK_MARK || sealIds.contains(keyId(sealed));
    }

    boolean sealedWithCurrentKey(byte[] sealed) {
        return sealed.length >= PREFIX && sealed[0] == TINK_MARK && keyId(sealed) == currentId;
    }

    static int keyId(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }
}
