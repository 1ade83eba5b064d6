package io.insaka.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** {@code keys/master.key} under the data folder: readable by its owner only, whole or absent, never replaced. */
final class MasterKeyFile {
    private final Path folder;
    private final Path file;

    MasterKeyFile(Path dataDir) {
        this.folder = dataDir.toAbsolutePath().normalize().resolve("keys");
        this.file = folder.resolve("master.key");
    }

    Path path() {
        return file;
    }

    Optional<MasterKey> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(MasterKey.fromText(Files.readString(file), file.toString()))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("the master key in " + file + " cannot be read", failure);
        }
    }

    /** Of several processes that come here at once one makes the key and all return it. */
    MasterKey readOrMake() {
        try {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
            make();
        } catch (IOException failure) {
            throw new UncheckedIOException("the master key could not be written to " + file, failure);
        }
        return read().orElseThrow();
    }

    private void make() throws IOException {
        Path draft = Files.createTempFile(folder, "master", ".draft");
        try {
            restrict(draft, "rw-------");
            write(draft);
            // A link, unlike a move, fails when the name is taken: the first process wins and nobody sees half a key.
            Files.createLink(file, draft);
            syncFolder();
        } catch (FileAlreadyExistsException otherProcessWasFirst) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft) throws IOException {
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text));
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        if (posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (posix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
