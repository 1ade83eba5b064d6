package io.insaka.contacts;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.Brandings;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealBroken;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Addresses under which one contact says, without signing in, that they want no more messages. Nothing is kept of them:
 * the contact, and for what they were written to, is sealed into the address, which is good for as long as the contact is
 * there, and tells nobody whose it is.
 */
@Component
public class OptOutLinks {
    public static final String PATH = "/unsubscribe/";
    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int LONGEST = 400;

    private final Vault vault;
    private final Brandings brandings;
    private final PublicAddress address;

    OptOutLinks(Vault vault, Brandings brandings, PublicAddress address) {
        this.vault = vault;
        this.brandings = brandings;
        this.address = address;
    }

    public String url(TenantId tenant, ContactId contact) {
        return url(tenant, contact, "");
    }

    /** @param purpose a key, so that they can say no to this alone; empty: there is none */
    public String url(TenantId tenant, ContactId contact, String purpose) {
        byte[] key = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] told = ByteBuffer.allocate(ID_BYTES + key.length)
                .put(bytes(contact.value()))
                .put(key)
                .array();
        return url(tenant, vault.seal(tenant, Purpose.OPT_OUT_LINK, told));
    }

    private String url(TenantId tenant, byte[] sealed) {
        ByteBuffer key = ByteBuffer.allocate(ID_BYTES + sealed.length);
        key.put(bytes(tenant.value())).put(sealed);
        return address.url() + PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(key.array());
    }

    /**
     * Whose link it is.
     *
     * @param purpose for what they were written to; empty: that is not said
     */
    public record Owner(TenantId tenant, ContactId contact, String purpose) {}

    /** Empty for whatever is no link of ours. */
    public Optional<Owner> owner(String key) {
        byte[] bytes;
        try {
            bytes = key.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(key);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
        if (bytes.length <= ID_BYTES) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(bytes);
        var tenant = new TenantId(id(read));
        byte[] sealed = new byte[read.remaining()];
        read.get(sealed);
        // The organisation first: one that does not exist has no keys to open anything with.
        return brandings.find(tenant).flatMap(known -> owner(tenant, sealed));
    }

    private Optional<Owner> owner(TenantId tenant, byte[] sealed) {
        try {
            byte[] opened = vault.open(tenant, Purpose.OPT_OUT_LINK, sealed);
            if (opened.length < ID_BYTES) {
                return Optional.empty();
            }
            ByteBuffer told = ByteBuffer.wrap(opened);
            var contact = new ContactId(id(told));
            return Optional.of(new Owner(
                    tenant, contact, StandardCharsets.UTF_8.decode(told).toString()));
        } catch (SealBroken forged) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
