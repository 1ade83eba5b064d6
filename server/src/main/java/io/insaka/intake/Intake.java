package io.insaka.intake;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.telemetry.TraceContext;
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

/** Takes an authentic webhook body apart and has every item kept. */
@Component
public class Intake {
    static final String UNREADABLE = "unreadable";
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_TYPE = 80;
    private static final int LONGEST_ERROR = 500;

    private final Sealer sealer;
    private final Clock clock;

    Intake(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Completes once every item of the body is on disk.
     *
     * @param trace the one it all belongs to; without it each item begins one of its own
     */
    public CompletableFuture<Void> keep(
            ChannelAccount account, Channel adapter, byte[] body, @Nullable TraceContext trace) {
        return sealer.add(arrivals(account, adapter, body, trace));
    }

    private List<Arrival> arrivals(ChannelAccount account, Channel adapter, byte[] body, @Nullable TraceContext trace) {
        Instant now = clock.instant();
        try {
            return adapter.split(account.settings(), body).stream()
                    .map(item -> arrival(account, item, now, trace))
                    .toList();
        } catch (UnreadableBody unreadable) {
            return List.of(quarantined(account, body, String.valueOf(unreadable.getMessage()), now, trace));
        } catch (RuntimeException surprise) {
            // An adapter's mistake must not cost a message: the body is kept whole and can be replayed once it is
            // mended.
            log.error("The {} adapter could not split a body; it is quarantined", account.kind(), surprise);
            return List.of(quarantined(
                    account, body, "the adapter failed: " + surprise.getClass().getSimpleName(), now, trace));
        }
    }

    private static Arrival arrival(ChannelAccount account, RawItem item, Instant now, @Nullable TraceContext trace) {
        var clean = new RawItem(
                item.kind(),
                clean(item.type(), LONGEST_TYPE),
                item.providerId(),
                item.dedupKey(),
                item.sender(),
                item.body());
        return new Arrival(account, clean, null, now, trace);
    }

    private static Arrival quarantined(
            ChannelAccount account, byte[] body, String why, Instant now, @Nullable TraceContext trace) {
        var whole = new RawItem(ItemKind.OTHER, UNREADABLE, null, UNREADABLE + ":" + digest(body), null, body);
        return new Arrival(account, whole, clean(why, LONGEST_ERROR), now, trace);
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
