package io.insaka.vault;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** An organisation has one keyset for each of these. */
enum KeyUse {
    /** Rows: AES-256-GCM. */
    SEAL,
    /** Blind indexes: HMAC-SHA-256. Never rotated, for equal values must stay equal. */
    BLIND,
    /** Files: AES-256-GCM in segments, so that a part can be read without the rest. */
    FILES;

    private static final int SEGMENT = 64 * 1024;

    static KeyUse of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    Parameters parameters() throws GeneralSecurityException {
        return switch (this) {
            case SEAL -> PredefinedAeadParameters.AES256_GCM;
            case BLIND -> PredefinedPrfParameters.HMAC_SHA256_PRF;
            case FILES ->
                AesGcmHkdfStreamingParameters.builder()
                        .setKeySizeBytes(32)
                        .setDerivedAesGcmKeySizeBytes(32)
                        .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                        .setCiphertextSegmentSizeBytes(SEGMENT)
                        .build();
        };
    }
}
