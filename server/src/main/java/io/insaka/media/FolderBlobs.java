package io.insaka.media;

import io.insaka.database.DatabaseSettings;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** {@code <organisation>/<two digits>/<id>} under {@code media} in the data folder, or a folder that nodes share. */
@Component
class FolderBlobs implements Blobs {
    private final Path root;

    @Autowired
    FolderBlobs(DatabaseSettings database, MediaSettings media) {
        this(media.folder() == null ? database.dataDir().resolve("media") : media.folder());
    }

    FolderBlobs(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(TenantId tenant, MediaId id, Content content) throws IOException {
        Path file = path(tenant, id);
        Path shelf = Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(shelf, id.toString(), ".draft");
        try {
            write(draft, content);
            // A link, unlike a move, refuses to replace.
            Files.createLink(file, draft);
        } finally {
            Files.deleteIfExists(draft);
        }
        sync(shelf);
    }

    private static void write(Path draft, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            try (OutputStream sink = new Unclosed(Channels.newOutputStream(channel))) {
                content.writeTo(sink);
            }
            channel.force(true);
        }
    }

    /** The seal closes what it writes to; the file must stay open until it is forced to disk. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Override
    public Optional<SeekableByteChannel> open(TenantId tenant, MediaId id) throws IOException {
        try {
            return Optional.of(Files.newByteChannel(path(tenant, id)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(TenantId tenant, MediaId id) throws IOException {
        Files.deleteIfExists(path(tenant, id));
    }

    /** The last digits of an id are random, so the shelves fill evenly. */
    private Path path(TenantId tenant, MediaId id) {
        String name = id.toString();
        return root.resolve(tenant.toString())
                .resolve(name.substring(name.length() - 2))
                .resolve(name);
    }

    private static void sync(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
