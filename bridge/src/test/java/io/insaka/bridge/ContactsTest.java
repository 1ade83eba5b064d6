package io.insaka.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.bridge.page.Look;
import io.insaka.bridge.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsTest {
    @TempDir
    Path folder;

    private static Look.Chat chat(String title, @Nullable String account) {
        return new Look.Chat(title, account, 1);
    }

    @Test
    void readsWhoIsOnTheListAndNoGroups() throws IOException {
        try (Store store = new Store(folder)) {
            var contacts = new Contacts(List.of("Mwila", "+260 96 111 11 11"), store);
            assertThat(contacts.reads(chat("mwila", null))).isTrue();
            assertThat(contacts.reads(chat("Mwila's family", null))).isFalse();
            assertThat(contacts.reads(chat("Mwila", "1203@g.us"))).isFalse();
            assertThat(contacts.reads(chat("+260 961 111 111", null))).isTrue();
            assertThat(contacts.reads(chat("Bupe", "260961111111@c.us"))).isTrue();
            assertThat(contacts.reads(chat("Bupe", "260961111112@c.us"))).isFalse();
            assertThat(contacts.reaches("mwila")).isFalse();
            contacts.meet("Mwila", null);
            assertThat(contacts.reaches("mwila")).isTrue();
        }
    }

    @Test
    void knowsAPersonByTheirAccountWhateverTheChatIsCalled() throws IOException {
        try (Store store = new Store(folder)) {
            var contacts = new Contacts(List.of("*"), store);
            assertThat(contacts.meet("Mwila", null).orElseThrow().id()).isEqualTo("mwila");
            assertThat(contacts.meet("Mwila", "260971234567@c.us").orElseThrow().id())
                    .isEqualTo("mwila");
            var renamed = contacts.meet("Mwila Banda", "260971234567@c.us").orElseThrow();
            assertThat(renamed.id()).isEqualTo("mwila");
            assertThat(renamed.title()).isEqualTo("Mwila Banda");
            assertThat(contacts.meet("Mwila", "260950000000@c.us").orElseThrow().id())
                    .isEqualTo("260950000000");
            assertThat(contacts.meet("+260 97 7", "99@lid").orElseThrow().id()).isEqualTo("260977");
        }
    }
}
