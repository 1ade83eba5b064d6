package io.insaka.sandbox.whatsapp;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the simulator keeps media, up to a total size; the oldest goes first. */
final class MediaShelf {
    private static final Duration UPLOADED = Duration.ofDays(30);
    private static final Duration RECEIVED = Duration.ofDays(7);

    /** Who put it there: an id lives longer when the business uploaded it. */
    enum Origin {
        BUSINESS,
        CUSTOMER
    }

    record Media(String id, String phoneNumberId, Origin origin, MediaFile file, Instant expiresAt) {}

    private final Map<String, Media> kept = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final long mostBytes;
    private long bytes;

    MediaShelf(Clock clock, long mostBytes) {
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    synchronized Media keep(String phoneNumberId, Origin origin, MediaFile file) {
        Duration life =
                switch (origin) {
                    case BUSINESS -> UPLOADED;
                    case CUSTOMER -> RECEIVED;
                };
        String id = String.valueOf(100_000_000_000_000L + random.nextLong(900_000_000_000_000L));
        var media = new Media(id, phoneNumberId, origin, file, clock.instant().plus(life));
        kept.put(id, media);
        bytes += file.bytes().length;
        Iterator<Media> oldest = kept.values().iterator();
        while (bytes > mostBytes && kept.size() > 1) {
            bytes -= oldest.next().file().bytes().length;
            oldest.remove();
        }
        return media;
    }

    /** Empty when it never was there, or is there no more. */
    synchronized Optional<Media> find(String phoneNumberId, String id) {
        return Optional.ofNullable(kept.get(id))
                .filter(media -> media.phoneNumberId().equals(phoneNumberId))
                .filter(media -> media.expiresAt().isAfter(clock.instant()));
    }

    synchronized boolean remove(String phoneNumberId, String id) {
        Optional<Media> found = find(phoneNumberId, id);
        found.ifPresent(media -> {
            kept.remove(id);
            bytes -= media.file().bytes().length;
        });
        return found.isPresent();
    }
}
