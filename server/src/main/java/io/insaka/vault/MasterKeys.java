package io.insaka.vault;

import io.insaka.database.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Finds the master key and refuses to go on with one that does not belong to the database. The database remembers a
 * proof of the first key that was used with it, so two nodes with a generated key each cannot both start.
 */
@Configuration(proxyBeanMethods = false)
class MasterKeys {
    private static final byte[] PROOF = "insaka master key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROOF_CONTEXT = "proof".getBytes(StandardCharsets.US_ASCII);

    @Bean
    static MasterKey masterKey(VaultSettings settings, DatabaseSettings database, KeyRepository keys) {
        String given = settings.masterKey();
        MasterKey key = given == null || given.isBlank()
                ? fromFile(new MasterKeyFile(database.dataDir()), keys)
                : MasterKey.fromText(given, "INSAKA_MASTER_KEY");
        check(key, keys);
        return key;
    }

    private static MasterKey fromFile(MasterKeyFile file, KeyRepository keys) {
        return file.read().orElseGet(() -> {
            if (keys.proof().isPresent()) {
                throw new WrongMasterKey(
                        "This database is sealed with a master key, and there is none here.",
                        "Set INSAKA_MASTER_KEY to that key, or put the file back to " + file.path() + ".");
            }
            return file.readOrMake();
        });
    }

    private static void check(MasterKey key, KeyRepository keys) {
        try {
            byte[] proof = keys.proofOrFirst(key.aead().encrypt(PROOF, PROOF_CONTEXT));
            if (Arrays.equals(PROOF, key.aead().decrypt(proof, PROOF_CONTEXT))) {
                return;
            }
        } catch (GeneralSecurityException otherKey) {
            // Falls through to the one message that helps.
        }
        throw new WrongMasterKey(
                "The master key in " + key.origin() + " is not the one this database is sealed with.",
                "Set INSAKA_MASTER_KEY to the key of the node that started first with this database (there it may be in"
                        + " keys/master.key under the data folder), or use another database.");
    }
}
