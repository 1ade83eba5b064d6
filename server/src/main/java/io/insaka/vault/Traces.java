package io.insaka.vault;

import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * By what a person is found who is to be erased: noted when it was asked for, so that everybody goes on looking for the
 * same.
 *
 * @param contacts all of the person's
 * @param since nothing of them is older
 * @param until what came in later is somebody new's
 */
public record Traces(
        TenantId tenant,
        Set<UUID> contacts,
        List<Thread> threads,
        List<Known> addresses,
        Instant since,
        Instant until) {
    /** @param lane of the person's items on that channel, see {@code intake.Lane} */
    public record Thread(UUID conversation, UUID channel, long lane) {}

    /** An address, as it was written. */
    public record Known(String kind, String value) {
        @Override
        public String toString() {
            return "Known[" + kind + "]";
        }
    }

    /** Shorter ones stand in everything. */
    private static final int SHORTEST_SOUGHT = 6;

    public Traces {
        contacts = Set.copyOf(contacts);
        threads = List.copyOf(threads);
        addresses = List.copyOf(addresses);
    }

    public UUID[] contactIds() {
        return contacts.toArray(UUID[]::new);
    }

    public UUID[] conversationIds() {
        return threads.stream().map(Thread::conversation).toArray(UUID[]::new);
    }

    /** Values of addresses of one kind. */
    public List<String> addresses(String kind) {
        return addresses.stream()
                .filter(address -> address.kind().equals(kind))
                .map(Known::value)
                .toList();
    }

    /** What stands in a text only if it tells of them. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>();
        Stream.concat(contacts.stream(), threads.stream().map(Thread::conversation))
                .forEach(id -> words.add(id.toString()));
        addresses.stream()
                .map(Known::value)
                .filter(value -> value.length() >= SHORTEST_SOUGHT)
                .forEach(words::add);
        return words;
    }

    @Override
    public String toString() {
        return "Traces[" + contacts + "]";
    }
}
