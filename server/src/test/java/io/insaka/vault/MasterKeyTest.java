package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.database.DatabaseSettings;
import io.insaka.testing.ProductTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class MasterKeyTest {
    private static final String OTHER = Base64.getEncoder().encodeToString(new byte[32]);

    @Autowired
    KeyRepository keys;

    @Autowired
    DatabaseSettings here;

    @Autowired
    MasterKey master;

    @TempDir
    Path folder;

    @Test
    void staysOutOfOtherPeoplesSight() throws Exception {
        var file = new MasterKeyFile(folder);
        file.readOrMake();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.path().getParent())))
                .isEqualTo("rwx------");
        assertThat(master).hasToString("MasterKey[" + here.dataDir().resolve("keys/master.key") + "]");
        assertThat(new VaultSettings(OTHER).toString()).doesNotContain(OTHER);
    }

    @Test
    void isMadeOnceWhenSeveralProcessesStartAtOnce() throws Exception {
        List<Future<String>> made = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int process = 0; process < 8; process++) {
                made.add(threads.submit(() -> {
                    var file = new MasterKeyFile(folder);
                    file.readOrMake();
                    return Files.readString(file.path());
                }));
            }
        }
        String first = made.getFirst().get();
        for (Future<String> one : made) {
            assertThat(one.get()).isEqualTo(first);
        }
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactly(folder.resolve("keys").resolve("master.key"));
        }
    }

    @Test
    void refusesToStartWithAnotherKeyThanTheDatabaseKnows() {
        assertThatThrownBy(() -> MasterKeys.masterKey(new VaultSettings(OTHER), here, keys))
                .isInstanceOf(WrongMasterKey.class)
                .hasMessageContaining("INSAKA_MASTER_KEY is not the one");
    }

    @Test
    void refusesToStartWithoutTheKeyInsteadOfMakingASecondOne() {
        var elsewhere = new DatabaseSettings(folder, null, "", "", 10);
        assertThatThrownBy(() -> MasterKeys.masterKey(new VaultSettings(null), elsewhere, keys))
                .isInstanceOf(WrongMasterKey.class)
                .hasMessageContaining("there is none here");
        assertThat(new MasterKeyFile(folder).read()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAGivenKey() {
        assertThatThrownBy(() -> MasterKey.fromText("not base64!", "INSAKA_MASTER_KEY"))
                .hasMessage("The master key in INSAKA_MASTER_KEY is not Base64.");
        assertThatThrownBy(() -> MasterKey.fromText("c2hvcnQ=", "INSAKA_MASTER_KEY"))
                .hasMessage("The master key in INSAKA_MASTER_KEY has 5 bytes instead of 32.");
    }

    @Test
    void explainsTheRefusalInsteadOfPrintingAStackTrace() {
        var refusal = new WrongMasterKey("what", "do this");
        assertThat(new WrongMasterKeyAnalyzer().analyze(new IllegalStateException(refusal)))
                .satisfies(analysis -> {
                    assertThat(analysis.getDescription()).isEqualTo("what");
                    assertThat(analysis.getAction()).isEqualTo("do this");
                });
    }
}
