package io.insaka.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** The key that seals the organisations' keys. It seals nothing else. */
final class MasterKey {
    static final int BYTES = 32;

    private final Aead aead;
    private final String origin;

    private MasterKey(Aead aead, String origin) {
        this.aead = aead;
        this.origin = origin;
    }

    /** @param origin where an operator finds it, for messages */
    static MasterKey fromText(String base64, String origin) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw unusable(origin, "is not Base64");
        }
        if (key.length != BYTES) {
            throw unusable(origin, "has " + key.length + " bytes instead of " + BYTES);
        }
        try {
            return new MasterKey(aead(key), origin);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WrongMasterKey unusable(String origin, String fault) {
        return new WrongMasterKey(
                "The master key in " + origin + " " + fault + ".",
                "Give the key this installation was made with: " + BYTES + " bytes in Base64.");
    }

    private static Aead aead(byte[] key) throws GeneralSecurityException {
        Tink.register();
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(PredefinedAeadParameters.AES256_GCM.getIvSizeBytes())
                .setTagSizeBytes(PredefinedAeadParameters.AES256_GCM.getTagSizeBytes())
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey aesGcmKey = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(aesGcmKey).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    Aead aead() {
        return aead;
    }

    String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "MasterKey[" + origin + "]";
    }
}
