package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class SealedFilesTest {
    @Autowired
    SealedFiles files;

    @Autowired
    Vault vault;

    @Autowired
    SystemTransactions system;

    @Autowired
    MasterKey master;

    @Autowired
    Clock clock;

    @Autowired
    Ids ids;

    @TempDir
    Path folder;

    TenantId tenant = new TenantId(new UUID(0, 0));
    UUID file = new UUID(0, 0);

    @BeforeEach
    void freshTenant() {
        tenant = new TenantId(ids.next());
        file = ids.next();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_000, 65_536, 200_000})
    void opensWhatItSealed(int size) throws IOException {
        byte[] plain = random(size);
        assertThat(read(files, tenant, file, sealed(plain))).isEqualTo(plain);
    }

    @Test
    void readsFromTheMiddleWithoutTheRest() throws IOException {
        byte[] plain = random(300_000);
        try (var open = open(files, tenant, file, sealed(plain))) {
            assertThat(open.size()).isEqualTo(plain.length);
            var part = ByteBuffer.allocate(10);
            open.position(250_000).read(part);
            assertThat(part.array()).isEqualTo(Arrays.copyOfRange(plain, 250_000, 250_010));
        }
    }

    @Test
    void opensOnlyUnderItsOwnIdAndOrganisation() throws IOException {
        Path sealed = sealed(random(1_000));
        assertThatThrownBy(() -> open(files, tenant, ids.next(), sealed)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> open(files, new TenantId(ids.next()), file, sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void noticesDamageAndMissingEnds() throws IOException {
        byte[] plain = random(200_000);
        Path sealed = sealed(plain);
        byte[] bytes = Files.readAllBytes(sealed);
        Files.write(sealed, Arrays.copyOf(bytes, bytes.length - 70_000));
        assertThatThrownBy(() -> read(files, tenant, file, sealed)).isInstanceOf(IOException.class);
        bytes[150_000] ^= 1;
        Files.write(sealed, bytes);
        assertThatThrownBy(() -> read(files, tenant, file, sealed)).isInstanceOf(IOException.class);
    }

    @Test
    void opensAfterAnotherNodeRotatedTheKeys() throws IOException {
        var other = new TinkSealedFiles(new Keyring(new KeyRepository(system, clock), master));
        byte[] plain = random(1_000);
        Path old = sealed(plain);
        assertThat(read(other, tenant, file, old)).isEqualTo(plain);
        vault.rotate(tenant);
        Path fresh = sealed(plain);
        assertThat(read(other, tenant, file, fresh)).isEqualTo(plain);
        assertThat(read(other, tenant, file, old)).isEqualTo(plain);
    }

    private Path sealed(byte[] plain) throws IOException {
        Path path = folder.resolve(ids.next().toString());
        try (var sink = files.seal(tenant, Purpose.MEDIA_BYTES, file, Files.newOutputStream(path))) {
            sink.write(plain);
        }
        return path;
    }

    private static SeekableByteChannel open(SealedFiles files, TenantId tenant, UUID file, Path path)
            throws IOException {
        return files.open(tenant, Purpose.MEDIA_BYTES, file, Files.newByteChannel(path));
    }

    private static byte[] read(SealedFiles files, TenantId tenant, UUID file, Path path) throws IOException {
        try (var open = open(files, tenant, file, path)) {
            return Channels.newInputStream(open).readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
