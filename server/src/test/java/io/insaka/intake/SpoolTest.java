package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.ItemKind;
import io.insaka.database.DatabaseSettings;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    Path folder;

    private Spool open() {
        return new Spool(new DatabaseSettings(folder, null, "", "", 10));
    }

    private Path file() {
        return folder.resolve("spool/intake.spool");
    }

    private static LedgerEntry entry(int n) {
        return new LedgerEntry(
                new TenantId(new UUID(1, n)),
                new UUID(2, n),
                new ChannelId(new UUID(3, n)),
                ItemKind.MESSAGE,
                "text",
                new byte[] {1, (byte) n},
                n % 2 == 0 ? null : new byte[] {2},
                new byte[300],
                n,
                n % 3 == 0 ? ItemState.QUARANTINED : ItemState.RECEIVED,
                n % 3 == 0 ? "why" : null,
                NOW,
                n % 5 == 0 ? null : new byte[] {(byte) n});
    }

    private static List<LedgerEntry> drained(Spool spool) {
        List<LedgerEntry> all = new ArrayList<>();
        assertThat(spool.drain(all::addAll)).isTrue();
        return all;
    }

    private static List<UUID> ids(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntry::id).toList();
    }

    @Test
    void givesBackInOrderWhatItWasGivenAndIsGone() {
        List<LedgerEntry> entries =
                IntStream.range(0, 1_203).mapToObj(SpoolTest::entry).toList();
        Spool spool = open();
        spool.append(entries.subList(0, 700));
        spool.append(entries.subList(700, 1_203));
        assertThat(spool.waiting()).isEqualTo(1_203);
        Spool restarted = open();
        assertThat(restarted.waiting()).isEqualTo(1_203);
        List<LedgerEntry> back = drained(restarted);
        assertThat(ids(back)).isEqualTo(ids(entries));
        assertThat(back.get(3)).usingRecursiveComparison().isEqualTo(entries.get(3));
        assertThat(back.get(4)).usingRecursiveComparison().isEqualTo(entries.get(4));
        assertThat(file()).doesNotExist();
        assertThat(restarted.waiting()).isZero();
    }

    @Test
    void keepsEverythingWhileTheDatabaseIsStillAway() {
        Spool spool = open();
        spool.append(List.of(entry(1), entry(2)));
        assertThat(spool.drain(entries -> false)).isFalse();
        spool.append(List.of(entry(3)));
        assertThat(ids(drained(spool))).containsExactly(entry(1).id(), entry(2).id(), entry(3).id());
    }

    @Test
    void passesOverWhatTheDatabaseRefusesAndTriesItAgainAtTheNextStart() {
        Spool spool = open();
        spool.append(List.of(entry(1), entry(2), entry(3)));
        List<LedgerEntry> kept = new ArrayList<>();
        Predicate<List<LedgerEntry>> pickyDatabase = batch -> {
            if (ids(batch).contains(entry(2).id())) {
                throw new IllegalStateException("refused for what it is");
            }
            return kept.addAll(batch);
        };
        assertThat(spool.drain(pickyDatabase)).isTrue();
        assertThat(ids(kept)).containsExactly(entry(1).id(), entry(3).id());
        assertThat(spool.waiting()).isZero();
        assertThat(spool.refused()).isEqualTo(1);

        Spool restarted = open();
        assertThat(restarted.waiting()).isEqualTo(1);
        assertThat(restarted.refused()).isZero();
        assertThat(restarted.drain(pickyDatabase)).isTrue();
        assertThat(restarted.refused()).isEqualTo(1);

        assertThat(ids(drained(open()))).containsExactly(entry(2).id());
    }

    @Test
    void refusesOnceWhatItReadsTwice() {
        Spool spool = open();
        spool.append(List.of(entry(1), entry(2)));
        Predicate<List<LedgerEntry>> awayAfterTheRefusal = batch -> {
            if (ids(batch).contains(entry(1).id())) {
                throw new IllegalStateException("refused for what it is");
            }
            return false;
        };
        assertThat(spool.drain(awayAfterTheRefusal)).isFalse();
        assertThat(spool.drain(awayAfterTheRefusal)).isFalse();
        assertThat(spool.refused()).isEqualTo(1);
        assertThat(spool.waiting()).isEqualTo(2);
    }

    @Test
    void cutsARecordThatAPowerCutTore() throws IOException {
        Spool spool = open();
        spool.append(List.of(entry(1), entry(2)));
        byte[] whole = Files.readAllBytes(file());
        for (int kept = whole.length - 1; kept > whole.length / 2; kept -= 7) {
            Files.write(file(), Arrays.copyOf(whole, kept));
            Spool torn = open();
            assertThat(torn.waiting()).isEqualTo(1);
            torn.append(List.of(entry(3)));
            assertThat(ids(drained(torn))).containsExactly(entry(1).id(), entry(3).id());
        }
    }

    @Test
    void leavesOutARecordWhoseBytesRotted() throws IOException {
        Spool spool = open();
        spool.append(List.of(entry(1), entry(2)));
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 5] ^= 1;
        Files.write(file(), bytes);
        assertThat(ids(drained(open()))).containsExactly(entry(1).id());
    }

    @Test
    void readsNoRecordIntoGarbageAtTheEnd() throws IOException {
        Spool spool = open();
        spool.append(List.of(entry(1)));
        Files.write(file(), new byte[] {127, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 9}, StandardOpenOption.APPEND);
        assertThat(ids(drained(open()))).containsExactly(entry(1).id());
    }
}
