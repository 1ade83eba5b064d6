package io.insaka.intake;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns an authentic webhook body into sealed ledger entries and has them kept. */
@Component
class Intake {
    static final String UNREADABLE = "unreadable";
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_TYPE = 80;
    private static final int LONGEST_ERROR = 500;

    private final Vault vault;
    private final Flusher flusher;
    private final Ids ids;
    private final Clock clock;

    Intake(Vault vault, Flusher flusher, Ids ids, Clock clock) {
        this.vault = vault;
        this.flusher = flusher;
        this.ids = ids;
        this.clock = clock;
    }

    /** Completes once every item of the body is on disk. */
    CompletableFuture<Void> keep(ChannelAccount account, Channel adapter, byte[] body) {
        return flusher.add(entries(account, adapter, body));
    }

    List<LedgerEntry> entries(ChannelAccount account, Channel adapter, byte[] body) {
        Instant now = clock.instant();
        try {
            return adapter.split(account.settings(), body).stream()
                    .map(item -> entry(account, item, now))
                    .toList();
        } catch (UnreadableBody unreadable) {
            return List.of(quarantined(account, body, String.valueOf(unreadable.getMessage()), now));
        } catch (RuntimeException surprise) {
            // An adapter's mistake must not cost a message: the body is kept whole and can be replayed once it is
            // mended.
            log.error("The {} adapter could not split a body; it is quarantined", account.kind(), surprise);
            return List.of(quarantined(
                    account, body, "the adapter failed: " + surprise.getClass().getSimpleName(), now));
        }
    }

    private LedgerEntry entry(ChannelAccount account, RawItem item, Instant now) {
        TenantId tenant = account.tenant();
        String sender = item.sender() == null ? item.kind() + ":" + item.dedupKey() : item.sender();
        return new LedgerEntry(
                tenant,
                ids.next(),
                account.id(),
                item.kind(),
                clean(item.type(), LONGEST_TYPE),
                vault.blind(tenant, Purpose.INTAKE_KEY, item.dedupKey()),
                sealed(tenant, item.providerId()),
                vault.seal(tenant, Purpose.INTAKE_ITEM, item.body()),
                vault.blindNumber(tenant, Purpose.LANE, account.id() + "/" + sender),
                ItemState.RECEIVED,
                null,
                now);
    }

    private LedgerEntry quarantined(ChannelAccount account, byte[] body, String why, Instant now) {
        TenantId tenant = account.tenant();
        return new LedgerEntry(
                tenant,
                ids.next(),
                account.id(),
                ItemKind.OTHER,
                UNREADABLE,
                vault.blind(tenant, Purpose.INTAKE_KEY, UNREADABLE + ":" + digest(body)),
                null,
                vault.seal(tenant, Purpose.INTAKE_ITEM, body),
                0,
                ItemState.QUARANTINED,
                clean(why, LONGEST_ERROR),
                now);
    }

    private byte @Nullable [] sealed(TenantId tenant, @Nullable String providerId) {
        return providerId == null
                ? null
                : vault.seal(tenant, Purpose.PROVIDER_ID, providerId.getBytes(StandardCharsets.UTF_8));
    }

    /** PostgreSQL's text takes no U+0000, and a column is no place for a novel. */
    static String clean(String text, int longest) {
        String without = text.replace("\u0000", "");
        return without.length() <= longest ? without : without.substring(0, longest);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
