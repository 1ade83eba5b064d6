package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.EarlierDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** V510 over files of before V481, which belong to no channel. */
class OlderFilesMigrationTest {
    private static final String SHOP = "00000000-0000-0000-0000-00000000000a";
    private static final String CLINIC = "00000000-0000-0000-0000-00000000000b";
    private static final String ONLY = "00000000-0000-0000-0000-00000000000c";

    /** Two channels. */
    private final UUID two = UUID.randomUUID();
    /** One channel. */
    private final UUID one = UUID.randomUUID();
    /** None any more. */
    private final UUID none = UUID.randomUUID();

    @Test
    void everyFileOfWhichItIsKnownGetsItsChannels() {
        try (var database = new EarlierDatabase("509")) {
            channel(database, two, SHOP);
            channel(database, two, CLINIC);
            channel(database, one, ONLY);
            UUID uploaded = file(database, two, null);
            UUID uploadedInBoth = file(database, two, null);
            UUID pushed = file(database, two, null);
            UUID ofAMessage = file(database, two, null);
            UUID known = file(database, two, SHOP);
            UUID single = file(database, one, null);
            UUID knowledge = file(database, one, null);
            UUID others = file(database, one, null);
            UUID orphan = file(database, none, null);
            upload(database, two, uploaded, visitor(database, "chat_identity", two, SHOP, UUID.randomUUID()));
            UUID both = visitor(database, "chat_identity", two, SHOP, UUID.randomUUID());
            visitor(database, "chat_push", two, SHOP, both);
            visitor(database, "chat_identity", two, CLINIC, both);
            upload(database, two, uploadedInBoth, both);
            upload(database, two, pushed, visitor(database, "chat_push", two, CLINIC, UUID.randomUUID()));
            // Somebody of the same id elsewhere, and a file that has its channel.
            upload(database, one, others, both);
            upload(database, two, known, visitor(database, "chat_identity", two, CLINIC, UUID.randomUUID()));
            database.insert(
                    "knowledge_source",
                    Map.of("tenant_id", one, "media_id", knowledge, "kind", "file", "state", "ready"));

            database.migrate();

            assertThat(channels(database, uploaded)).containsExactly(SHOP);
            assertThat(channels(database, uploadedInBoth)).containsExactlyInAnyOrder(SHOP, CLINIC);
            assertThat(channels(database, pushed)).containsExactly(CLINIC);
            assertThat(channels(database, ofAMessage))
                    .as("nobody can say it: of two channels, in a sealed message")
                    .isEmpty();
            assertThat(channels(database, known)).as("as it was").containsExactly(SHOP);
            assertThat(channels(database, single)).containsExactly(ONLY);
            assertThat(channels(database, others)).containsExactly(ONLY);
            assertThat(channels(database, knowledge)).isEmpty();
            assertThat(channels(database, orphan)).isEmpty();
            assertThat(database.jdbc().sql("""
                                    SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity""").query(String.class).list())
                    .as("row-level security holds for the owner again")
                    .isEmpty();
        }
    }

    private static void channel(EarlierDatabase database, UUID tenant, String id) {
        database.insert("channel", Map.of("tenant_id", tenant, "id", id, "kind", "chat"));
    }

    private static UUID file(EarlierDatabase database, UUID tenant, @Nullable String channel) {
        UUID id = UUID.randomUUID();
        database.insert(
                "media",
                channel == null
                        ? Map.of("tenant_id", tenant, "id", id, "kind", "image")
                        : Map.of("tenant_id", tenant, "id", id, "kind", "image", "channels", "{" + channel + "}"));
        return id;
    }

    private static UUID visitor(EarlierDatabase database, String table, UUID tenant, String channel, UUID visitor) {
        database.insert(table, Map.of("tenant_id", tenant, "channel_id", channel, "visitor_id", visitor));
        return visitor;
    }

    private static void upload(EarlierDatabase database, UUID tenant, UUID file, UUID visitor) {
        database.insert("chat_upload", Map.of("tenant_id", tenant, "media_id", file, "visitor_id", visitor));
    }

    /** Empty when none is named. */
    private static List<String> channels(EarlierDatabase database, UUID file) {
        return database.jdbc()
                .sql("SELECT unnest(channels)::text FROM media WHERE id = ?")
                .param(file)
                .query(String.class)
                .list();
    }
}
