package io.insaka.intake;

import io.insaka.database.DatabaseSettings;
import io.insaka.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who this process is among the workers. The name lives in the data folder, so a process that was killed and started
 * again is the same node and takes its work up at once; a lock makes sure that no two run as one.
 */
@Component
public class Node implements AutoCloseable {
    private final String id;
    private final String incarnation;
    private final FileChannel channel;

    Node(DatabaseSettings settings, Ids ids) {
        try {
            Path folder = Files.createDirectories(settings.dataDir().toAbsolutePath());
            this.channel =
                    FileChannel.open(folder.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                throw new IllegalStateException("another Insaka process is running on the data folder " + folder);
            }
            Path file = folder.resolve("node.id");
            if (!Files.exists(file) || Files.readString(file).isBlank()) {
                Files.writeString(file, ids.next().toString());
            }
            this.id = Files.readString(file).strip();
            this.incarnation = id + ":" + ids.next();
        } catch (IOException failure) {
            throw new UncheckedIOException("the data folder cannot be used", failure);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** The same over restarts. */
    public String id() {
        return id;
    }

    /** Another one with every start: tells what this very process claimed from what its predecessor did. */
    public String incarnation() {
        return incarnation;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
