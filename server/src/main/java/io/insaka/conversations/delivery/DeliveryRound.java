package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Capabilities;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Claims what may go out now and opens it: committed as <i>sending</i> before a byte leaves. */
@Component
class DeliveryRound {
    /** A provider that hangs on letters of mailings leaves this part of the places to answers. */
    private static final int ANSWERS_SHARE = 4;

    private static final Logger log = LoggerFactory.getLogger(DeliveryRound.class);

    private final DeliveryRepository outbox;
    private final LetterRepository letters;
    private final TenantTransactions transactions;
    private final Channels channels;
    private final Pacing pacing;
    private final int reserved;

    DeliveryRound(
            DeliveryRepository outbox,
            LetterRepository letters,
            TenantTransactions transactions,
            Channels channels,
            Pacing pacing,
            DeliverySettings settings) {
        this.outbox = outbox;
        this.letters = letters;
        this.transactions = transactions;
        this.channels = channels;
        this.pacing = pacing;
        this.reserved = settings.atOnce() / ANSWERS_SHARE;
    }

    /**
     * @param unopened claimed, but for now not to be had from the database
     * @param unclear claimed or not: the connection broke before the database said so
     * @param waitForPace whether something could have gone but for its account's pace
     */
    record Claimed(List<Sender.Letter> letters, List<Waiting> unopened, List<Waiting> unclear, boolean waitForPace) {
        static Claimed nothing(boolean waitForPace) {
            return new Claimed(List.of(), List.of(), List.of(), waitForPace);
        }
    }

    Claimed claim(List<Short> shards, int most) {
        List<Waiting> going = new ArrayList<>();
        Set<ChannelId> spent = new HashSet<>();
        Set<ChannelId> passedOver = pacing.resting();
        passedOver.addAll(channels.silent());
        pick(outbox.candidates(shards, passedOver, Math.max(2, most / 8)), most, going, spent);
        if (!spent.isEmpty() && going.isEmpty()) {
            // One account that is out of pace must not hide what others have to send.
            passedOver.addAll(spent);
            pick(outbox.candidates(shards, passedOver, Math.max(2, most / 8)), most, going, spent);
        }
        return going.isEmpty() ? Claimed.nothing(!spent.isEmpty()) : open(going, !spent.isEmpty());
    }

    private void pick(List<Waiting> candidates, int most, List<Waiting> going, Set<ChannelId> spent) {
        for (Waiting row : candidates) {
            if (going.size() == most || row.bulk() && most - going.size() <= reserved) {
                break;
            }
            if (!spent.contains(row.channel())) {
                if (pacing.mayGo(row.channel(), rate(row))) {
                    going.add(row);
                } else {
                    spent.add(row.channel());
                }
            }
        }
    }

    private int rate(Waiting row) {
        ChannelAccount account = channels.find(row.tenant(), row.channel()).orElse(null);
        if (account == null) {
            return 1;
        }
        Integer own = number(account.settings().find(Capabilities.MESSAGES_PER_SECOND));
        return own == null ? channels.adapter(account.kind()).capabilities().perSecond() : own;
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[1-9]\\d{0,5}") ? Integer.valueOf(text) : null;
    }

    private Claimed open(List<Waiting> going, boolean waitForPace) {
        Set<MessageId> ours;
        try {
            ours = outbox.claim(going);
        } catch (RuntimeException broken) {
            // The claim may be committed all the same; nothing of it left, and nothing may leave before it is undone.
            log.warn("Whether {} messages are claimed is not known; they go back", going.size(), broken);
            return new Claimed(List.of(), List.of(), going, waitForPace);
        }
        List<Waiting> claimed =
                going.stream().filter(row -> ours.contains(row.message())).toList();
        try {
            return new Claimed(letters(claimed), List.of(), List.of(), waitForPace);
        } catch (RuntimeException unopened) {
            // Claimed and certainly not sent: without this they would stay "sending" until the process ends.
            log.warn("{} claimed messages could not be opened and go back", claimed.size(), unopened);
            return new Claimed(List.of(), claimed, List.of(), waitForPace);
        }
    }

    private List<Sender.Letter> letters(List<Waiting> claimed) {
        Map<TenantId, List<Waiting>> byTenant = claimed.stream()
                .collect(Collectors.groupingBy(Waiting::tenant, LinkedHashMap::new, Collectors.toList()));
        return transactions.across(() -> {
            List<Sender.Letter> opened = new ArrayList<>();
            byTenant.forEach((tenant, rows) -> {
                transactions.enter(tenant);
                opened.addAll(letters.open(tenant, rows));
            });
            return opened;
        });
    }
}
