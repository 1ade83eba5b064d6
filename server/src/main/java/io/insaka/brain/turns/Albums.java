package io.insaka.brain.turns;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Inbound;
import io.insaka.conversations.Album;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.conversations.OpenThread;
import io.insaka.intake.Lanes;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages that their provider brings in parts. The parts come within moments of each other, in any order: their lane,
 * and no other, waits until none has come for a moment, so that the whole is answered, and once. What comes later still
 * joins the message it belongs to.
 */
@Component
class Albums {
    private static final Duration QUIET = Duration.ofMillis(800);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Lanes lanes;

    Albums(Lanes lanes) {
        this.lanes = lanes;
    }

    private record Key(long lane, String album) {}

    static Context.@Nullable Album of(Reading reading) {
        return reading.inbound() instanceof Inbound.Received received
                ? received.context().album()
                : null;
    }

    /** What may be worked off now: without what stands in a lane from an album on that may still grow. */
    List<Reading> settled(List<Reading> readings, Instant now) {
        Map<Long, Instant> growing = new HashMap<>();
        parts(readings).forEach((key, parts) -> {
            Instant ripe = ripe(parts);
            if (ripe.isAfter(now)) {
                growing.merge(key.lane(), ripe, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        if (growing.isEmpty()) {
            return readings;
        }
        growing.forEach(lanes::pause);
        Set<Long> stopped = new HashSet<>();
        List<Reading> ready = new ArrayList<>();
        for (Reading reading : readings) {
            long lane = reading.item().lane();
            boolean receipt = reading.item().receipt();
            if (!receipt && of(reading) != null && growing.containsKey(lane)) {
                stopped.add(lane);
            }
            if (receipt || !stopped.contains(lane)) {
                ready.add(reading);
            }
        }
        return ready;
    }

    private static Map<Key, List<Reading>> parts(List<Reading> readings) {
        Map<Key, List<Reading>> parts = new LinkedHashMap<>();
        for (Reading reading : readings) {
            Context.Album album = of(reading);
            if (album != null) {
                parts.computeIfAbsent(new Key(reading.item().lane(), album.id()), key -> new ArrayList<>())
                        .add(reading);
            }
        }
        return parts;
    }

    /** An answer that was begun goes on at once, and so does what is complete. */
    private static Instant ripe(List<Reading> parts) {
        Context.Album album = of(parts.getFirst());
        boolean complete = album != null && album.of() > 0 && parts.size() >= album.of();
        if (complete || parts.stream().anyMatch(part -> part.item().begun())) {
            return Instant.MIN;
        }
        Comparator<Instant> order = Comparator.naturalOrder();
        Instant first =
                parts.stream().map(part -> part.item().receivedAt()).min(order).orElseThrow();
        Instant last =
                parts.stream().map(part -> part.item().receivedAt()).max(order).orElseThrow();
        Instant latest = first.plus(PATIENCE);
        Instant quiet = last.plus(QUIET);
        return quiet.isBefore(latest) ? quiet : latest;
    }

    /** Each album as one reading, at the place of the part that came first, and everything else as it was. */
    static List<Reading> together(List<Reading> readings) {
        Map<Key, List<Reading>> parts = parts(readings);
        List<Reading> whole = new ArrayList<>();
        for (Reading reading : readings) {
            Context.Album album = of(reading);
            List<Reading> all =
                    album == null ? null : parts.get(new Key(reading.item().lane(), album.id()));
            if (all == null) {
                whole.add(reading);
            } else if (all.getFirst().item().id().equals(reading.item().id())) {
                whole.add(reading.with(all.subList(1, all.size())));
            }
        }
        return whole;
    }

    /** The message that an album's parts are. */
    static Message.Body body(Reading reading) {
        var first = (Inbound.Received) reading.inbound();
        Message.Body body = Message.Body.received(first.content(), first.context());
        for (Reading other : reading.others()) {
            body = body.joined(part((Inbound.Received) other.inbound()));
        }
        return body;
    }

    static OpenThread.Names names(Reading reading, Context.Album album) {
        List<String> aliases = new ArrayList<>(List.of(album.id()));
        reading.others().forEach(other -> aliases.add(((Inbound.Received) other.inbound()).providerId()));
        return new OpenThread.Names(((Inbound.Received) reading.inbound()).providerId(), aliases);
    }

    /** Adds the parts to a message that is there already. @return whether it has words only now */
    static boolean join(Messages messages, TenantId tenant, Reading reading, MessageId whole, Instant now) {
        List<Reading> parts = new ArrayList<>(List.of(reading));
        parts.addAll(reading.others());
        boolean speaks = false;
        for (Reading each : parts) {
            var part = (Inbound.Received) each.inbound();
            speaks |= messages.join(tenant, each.item().channel(), whole, part.providerId(), part(part), now);
        }
        return speaks;
    }

    private static Album.Part part(Inbound.Received received) {
        Context.Album album = received.context().album();
        if (album == null || !(received.content() instanceof Content.Media file)) {
            throw new IllegalStateException("only files are parts of a message");
        }
        return new Album.Part(album.place(), file, null);
    }
}
