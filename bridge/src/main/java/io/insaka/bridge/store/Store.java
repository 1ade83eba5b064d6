package io.insaka.bridge.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journal and what it says. Every entry is a line, with a checksum before it, on the disk before {@link #append}
 * returns. One process at a time has it.
 */
public final class Store implements AutoCloseable {
    private static final long LARGE = 8 << 20;
    private static final JsonMapper json = JsonMapper.builder().build();

    private final Path folder;
    private final Path file;
    private final FileChannel lock;
    private FileChannel channel;
    private long clearAbove = LARGE;
    private final Memory memory = new Memory();

    /** @throws IOException also when another bridge works in this folder */
    public Store(Path folder) throws IOException {
        this.folder = Private.folder(folder);
        this.file = folder.resolve("journal");
        this.lock = FileChannel.open(
                Private.file(folder.resolve("lock")), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(lock)) {
            lock.close();
            throw new IOException("another bridge works in " + folder);
        }
        Private.file(file);
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(read());
        channel.position(channel.size());
        clearAway();
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    /** @return where the first line begins that was not written to its end */
    private long read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int begin = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                Entry entry = entry(new String(bytes, begin, at - begin, StandardCharsets.UTF_8));
                if (entry == null) {
                    return begin;
                }
                memory.apply(entry);
                begin = at + 1;
            }
        }
        return begin;
    }

    private static @Nullable Entry entry(String line) {
        int space = line.indexOf(' ');
        String text = line.substring(space + 1);
        try {
            return space > 0 && line.substring(0, space).equals(sum(text)) ? json.readValue(text, Entry.class) : null;
        } catch (JacksonException broken) {
            return null;
        }
    }

    private static byte[] line(Entry entry) {
        String text = json.writerFor(Entry.class).writeValueAsString(entry);
        return (sum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** On the disk, or an exception: then nothing may follow from it. */
    public synchronized void append(Entry... entries) {
        try {
            long end = channel.size();
            try {
                for (Entry entry : entries) {
                    write(channel, line(entry));
                }
                channel.force(true);
            } catch (IOException failure) {
                // Half a line would hide whatever is written after it.
                channel.truncate(end).position(end);
                throw failure;
            }
            for (Entry entry : entries) {
                memory.apply(entry);
            }
            if (channel.size() > clearAbove) {
                clearAway();
            }
            notifyAll();
        } catch (IOException failure) {
            throw new UncheckedIOException("the journal cannot be written", failure);
        }
    }

    private void clearAway() throws IOException {
        Path fresh = Private.file(folder.resolve("journal.new"));
        var next = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        for (Entry entry : memory.whole()) {
            write(next, line(entry));
        }
        next.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        channel = next;
        // While Insaka is away for days nearly everything is still needed.
        clearAbove = Math.max(LARGE, 2 * channel.size());
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** The parcel goes into the file of those that Insaka refused, for a person to look at, and out of the way. */
    public synchronized void setAside(Parcel parcel, String why) {
        try (var refused = FileChannel.open(
                Private.file(folder.resolve("refused")), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            String text = json.writeValueAsString(Map.of("why", why, "list", parcel.list(), "json", parcel.json()));
            write(refused, (text + "\n").getBytes(StandardCharsets.UTF_8));
            refused.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException("a refused parcel cannot be kept", failure);
        }
        append(new Entry.SetAside(parcel.id(), why));
    }

    /** What Insaka has not taken yet, the oldest first. */
    public synchronized List<Parcel> parcels(int most) {
        return memory.parcels.values().stream().limit(most).toList();
    }

    /** Until something is appended, or the time is over. */
    public synchronized void await(Duration most) throws InterruptedException {
        wait(Math.max(1, most.toMillis()));
    }

    public synchronized int waitingIn() {
        return memory.parcels.size();
    }

    /** What is to be sent and is not known to be sent, the oldest first. */
    public synchronized List<Order> orders() {
        return List.copyOf(memory.orders.values());
    }

    /** Whether there was an order of this id, whatever became of it. */
    public synchronized boolean heardOf(String order) {
        return memory.heardOf(order);
    }

    /** Whether an order is over of which nobody knows whether it was sent. */
    public synchronized boolean doubted(String order) {
        return memory.doubted.contains(order);
    }

    public synchronized Collection<Person> people() {
        return List.copyOf(memory.people.values());
    }

    public synchronized Optional<Person> person(String id) {
        return Optional.ofNullable(memory.people.get(id));
    }

    /** The lines of a chat that was read before; empty when it never was. */
    public synchronized Optional<List<Known>> lines(String person) {
        return memory.lines(person);
    }

    /** What a person was last asked to choose from. */
    public synchronized List<Order.Option> options(String person) {
        return memory.options.getOrDefault(person, List.of());
    }

    /** How many unread messages a chat had that was opened and never read to its end. */
    public synchronized int opened(String title) {
        return memory.opened.getOrDefault(title, 0);
    }

    /** The titles of the chats that were opened and never read to their end. */
    public synchronized Set<String> opened() {
        return Set.copyOf(memory.opened.keySet());
    }

    public synchronized boolean paired() {
        return memory.paired;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        lock.close();
    }
}
