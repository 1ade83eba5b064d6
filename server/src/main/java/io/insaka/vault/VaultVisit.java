package io.insaka.vault;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.SystemTransactions;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The vault for a command at the terminal, with the key the product uses. */
public final class VaultVisit {
    private VaultVisit() {}

    /**
     * @param masterKey as {@code INSAKA_MASTER_KEY}; null or blank when it is in the data folder
     * @throws IllegalStateException saying what to do, when the key is not the one of this database
     */
    public static Vault open(SystemTransactions system, DatabaseSettings database, @Nullable String masterKey) {
        var keys = new KeyRepository(system, Clock.systemUTC());
        try {
            return new TinkVault(new Keyring(keys, MasterKeys.masterKey(new VaultSettings(masterKey), database, keys)));
        } catch (WrongMasterKey wrong) {
            throw new IllegalStateException(wrong.getMessage() + " " + wrong.action(), wrong);
        }
    }
}
