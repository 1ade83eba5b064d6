package io.insaka.media;

import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Addresses under which one file can be had without signing in, for providers and customers: short enough for a text
 * message, not to be guessed, and good for a week.
 */
@Component
public class MediaLinks {
    static final String PATH = "/api/files/";
    private static final Duration LIFE = Duration.ofDays(7);
    private static final int PROOF_BYTES = 12;
    private static final int BYTES = 2 * Long.BYTES * 2 + Integer.BYTES + PROOF_BYTES;

    private final Vault vault;
    private final MediaStore store;
    private final PublicAddress address;
    private final Clock clock;

    MediaLinks(Vault vault, MediaStore store, PublicAddress address, Clock clock) {
        this.vault = vault;
        this.store = store;
        this.address = address;
        this.clock = clock;
    }

    /** The same all day long, so that a provider's cache is of use. */
    public String url(TenantId tenant, MediaId file) {
        return address.url() + PATH + key(tenant, file, today() + LIFE.toDays());
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    String key(TenantId tenant, MediaId file, long lastDay) {
        ByteBuffer key = ByteBuffer.allocate(BYTES);
        put(key, tenant.value());
        put(key, file.value());
        key.putInt((int) lastDay).put(proof(tenant, file, (int) lastDay));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.array());
    }

    /** What a key opens, and whose it is. */
    record Opened(TenantId tenant, StoredMedia media) {}

    /** Empty for whatever is not a key, not a key of ours, or too old. */
    Optional<Opened> open(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer key = ByteBuffer.wrap(bytes);
        var tenant = new TenantId(new UUID(key.getLong(), key.getLong()));
        var file = new MediaId(new UUID(key.getLong(), key.getLong()));
        int lastDay = key.getInt();
        byte[] proof = new byte[PROOF_BYTES];
        key.get(proof);
        if (lastDay < today()) {
            return Optional.empty();
        }
        // The file first: an organisation that does not exist has no keys to prove anything with.
        return store.find(tenant, file)
                .filter(found -> MessageDigest.isEqual(proof, proof(tenant, file, lastDay)))
                .map(found -> new Opened(tenant, found));
    }

    private byte[] proof(TenantId tenant, MediaId file, int lastDay) {
        return Arrays.copyOf(vault.blind(tenant, Purpose.MEDIA_LINK, file + "/" + lastDay), PROOF_BYTES);
    }

    private static void put(ByteBuffer key, UUID id) {
        key.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
