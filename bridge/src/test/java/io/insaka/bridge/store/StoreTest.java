package io.insaka.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");
    private static final Known LINE = new Known("1", false, "print", "9:00", null, Tick.NONE);

    @TempDir
    Path folder;

    private static Parcel parcel(String id) {
        return new Parcel(id, Parcel.List.MESSAGES, "{\"id\":\"" + id + "\"}");
    }

    private static Order order(String id) {
        return new Order(id, "mwila", "hello", List.of(new Order.Option("y", "Yes")), NOW, null);
    }

    private void fill(Store store) {
        store.append(new Entry.Met(new Person("mwila", "Mwila", null)), new Entry.Opened("Mwila", 3));
        store.append(new Entry.Seen("mwila", 0, List.of(LINE), List.of(parcel("a"), parcel("b")), List.of()));
        store.append(new Entry.Opened("Bupe", 2), new Entry.Opened("Bupe", 0));
        store.append(new Entry.Taken(List.of("a")));
        store.append(new Entry.Ordered(order("sent")), new Entry.Ordered(order("open")));
        store.append(new Entry.Ordered(order("doubt")), new Entry.Ordered(order("failed")));
        store.append(new Entry.Pressed("sent", NOW), new Entry.Pressed("open", NOW));
        store.append(new Entry.Seen("mwila", 1, List.of(LINE.with("sent", Tick.SENT)), List.of(), List.of("sent")));
        store.append(new Entry.Settled("doubt", true, parcel("c")), new Entry.Settled("failed", false, parcel("d")));
        store.append(new Entry.Paired(true));
    }

    private static void check(Store store) {
        assertThat(store.parcels(10)).extracting(Parcel::id).containsExactlyInAnyOrder("b", "c", "d");
        assertThat(store.orders())
                .singleElement()
                .isEqualTo(new Order("open", "mwila", "hello", List.of(new Order.Option("y", "Yes")), NOW, NOW));
        assertThat(store.heardOf("sent")).isTrue();
        assertThat(store.doubted("sent")).isFalse();
        assertThat(store.doubted("doubt")).isTrue();
        assertThat(store.heardOf("failed")).isFalse();
        assertThat(store.lines("mwila").orElseThrow()).containsExactly(LINE, LINE.with("sent", Tick.SENT));
        assertThat(store.options("mwila")).containsExactly(new Order.Option("y", "Yes"));
        assertThat(store.opened()).containsExactly("Bupe");
        assertThat(store.opened("Bupe")).isEqualTo(2);
        assertThat(store.paired()).isTrue();
    }

    @Test
    void remembersEverythingAfterAKillAndAfterClearingAway() throws IOException {
        try (Store store = new Store(folder)) {
            fill(store);
            check(store);
        }
        try (Store again = new Store(folder)) {
            check(again);
        }
        try (Store oncemore = new Store(folder)) {
            check(oncemore);
            assertThat(Files.getPosixFilePermissions(folder.resolve("journal")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void passesOverALineThatWasNotWrittenToItsEnd() throws IOException {
        try (Store store = new Store(folder)) {
            fill(store);
        }
        Files.writeString(folder.resolve("journal"), "1234abcd {\"what\":\"told\",\"parc", StandardOpenOption.APPEND);
        try (Store again = new Store(folder)) {
            check(again);
            again.append(new Entry.Taken(List.of("b")));
        }
        try (Store oncemore = new Store(folder)) {
            assertThat(oncemore.parcels(10)).extracting(Parcel::id).doesNotContain("b");
        }
    }

    @Test
    void letsOneProcessInAtATimeAndKeepsWhatIsRefused() throws IOException {
        try (Store store = new Store(folder)) {
            assertThatThrownBy(() -> new Store(folder)).hasMessageContaining("another bridge");
            store.append(new Entry.Told(parcel("odd")));
            store.setAside(parcel("odd"), "status 422");
            assertThat(store.waitingIn()).isZero();
        }
        assertThat(Files.readString(folder.resolve("refused"))).contains("odd", "422");
    }
}
