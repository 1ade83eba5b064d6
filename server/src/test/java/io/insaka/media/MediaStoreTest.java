package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.database.DatabaseSettings;
import io.insaka.kernel.Ids;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class MediaStoreTest {
    @Autowired
    MediaStore store;

    @Autowired
    DatabaseSettings settings;

    @Autowired
    Ids ids;

    TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void freshTenant() {
        tenant = new TenantId(ids.next());
    }

    @Test
    void keepsAFileAndTellsWhatItIs() throws IOException {
        var media = store("my number is 0971234567", "image/png", "../note\n.txt");
        assertThat(media.contentType()).isEqualTo("text/plain");
        assertThat(media.kind()).isEqualTo(MediaKind.DOCUMENT);
        assertThat(media.fileName()).isEqualTo("note.txt");
        assertThat(media.size()).isEqualTo(23);
        assertThat(media.sha256()).hasSize(64);
        assertThat(store.find(tenant, media.id())).contains(media);
        assertThat(read(media)).isEqualTo("my number is 0971234567");
    }

    @Test
    void keepsLargeFilesWhole() throws IOException {
        String text = "0123456789abcdef".repeat(20_000);
        assertThat(read(store(text, null, null))).isEqualTo(text);
    }

    @Test
    void keepsAnEmptyFile() throws IOException {
        assertThat(read(store("", null, "empty.txt"))).isEmpty();
    }

    @Test
    void leavesNothingReadableInTheDataFolder() throws IOException {
        store("my number is 0971234567", null, "Chanda Mwansa.txt");
        try (var files = Files.walk(settings.dataDir().resolve("media").resolve(tenant.toString()))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1).allSatisfy(file -> {
                assertThat(file.toString()).doesNotContain("Chanda");
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("0971234567");
            });
        }
    }

    @Test
    void refusesMoreBytesThanAllowedAndKeepsNothing() throws IOException {
        assertThatThrownBy(() -> store.store(tenant, bytes("x".repeat(100_001)), null, null, 100_000))
                .isInstanceOfSatisfying(
                        MediaProblem.TooLarge.class,
                        problem -> assertThat(problem.code()).isEqualTo("media/too-large"));
        assertThat(filesOnDisk()).isZero();
    }

    @Test
    void takesAFileOfExactlyTheLargestSize() throws IOException {
        assertThat(store.store(tenant, bytes("x".repeat(100_000)), null, null, 100_000)
                        .size())
                .isEqualTo(100_000);
    }

    @Test
    void showsNoFileToAnotherOrganisation() throws IOException {
        var media = store("private", null, null);
        var other = new TenantId(ids.next());
        assertThat(store.find(other, media.id())).isEmpty();
        assertThatThrownBy(() -> store.open(other, media.id())).isInstanceOf(MediaProblem.Unknown.class);
    }

    @Test
    void forgetsADeletedFile() throws IOException {
        var media = store("private", null, null);
        store.delete(tenant, media.id());
        store.delete(tenant, media.id());
        assertThat(store.find(tenant, media.id())).isEmpty();
        assertThat(filesOnDisk()).isZero();
        assertThatThrownBy(() -> store.open(tenant, new MediaId(ids.next()))).isInstanceOf(MediaProblem.Unknown.class);
    }

    private long filesOnDisk() throws IOException {
        Path folder = settings.dataDir().resolve("media").resolve(tenant.toString());
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private StoredMedia store(String text, @Nullable String claimed, @Nullable String name) throws IOException {
        return store.store(tenant, bytes(text), claimed, name, 1_000_000);
    }

    private String read(StoredMedia media) throws IOException {
        try (var bytes = store.read(tenant, media)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
