package io.insaka.notices;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.Brandings;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealBroken;
import io.insaka.vault.Vault;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Addresses under which one teammate ends their mails without signing in. Nothing is kept of them: who it is is sealed into the address. */
@Component
class MailLinks {
    static final String PATH = "/unsubscribe/notices/";
    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int LONGEST = 400;

    private final Vault vault;
    private final Brandings brandings;
    private final PublicAddress address;

    MailLinks(Vault vault, Brandings brandings, PublicAddress address) {
        this.vault = vault;
        this.brandings = brandings;
        this.address = address;
    }

    URI leave(TenantId tenant, TeammateId teammate) {
        byte[] sealed = vault.seal(tenant, Purpose.NOTICE_MAIL_LINK, bytes(teammate.value()));
        byte[] key = ByteBuffer.allocate(ID_BYTES + sealed.length)
                .put(bytes(tenant.value()))
                .put(sealed)
                .array();
        return URI.create(
                address.url() + PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }

    /** Whose link it is. */
    record Owner(TenantId tenant, TeammateId teammate) {}

    /** Empty for whatever is no link of ours. */
    Optional<Owner> owner(String key) {
        ByteBuffer read;
        try {
            read = ByteBuffer.wrap(
                    key.length() > LONGEST
                            ? new byte[0]
                            : Base64.getUrlDecoder().decode(key));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
        if (read.remaining() <= ID_BYTES) {
            return Optional.empty();
        }
        var tenant = new TenantId(id(read));
        byte[] sealed = new byte[read.remaining()];
        read.get(sealed);
        // The organisation first: one that does not exist has no keys to open anything with.
        return brandings.find(tenant).flatMap(known -> teammate(tenant, sealed)).map(found -> new Owner(tenant, found));
    }

    private Optional<TeammateId> teammate(TenantId tenant, byte[] sealed) {
        try {
            byte[] opened = vault.open(tenant, Purpose.NOTICE_MAIL_LINK, sealed);
            return opened.length == ID_BYTES
                    ? Optional.of(new TeammateId(id(ByteBuffer.wrap(opened))))
                    : Optional.empty();
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
