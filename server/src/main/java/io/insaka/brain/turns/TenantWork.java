package io.insaka.brain.turns;

import io.insaka.channels.ChannelHealth;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Inbound;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Messages;
import io.insaka.conversations.Mirrors;
import io.insaka.conversations.Newcomers;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.Receipts;
import io.insaka.conversations.Threads;
import io.insaka.intake.Ledger;
import io.insaka.intake.Settled;
import io.insaka.intake.WaitingItem;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.telemetry.Spans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * One organisation's share of a batch, inside the open transaction: look everything up at once, decide item by item in
 * order, write everything at once.
 */
@Component
class TenantWork {
    private static final int RECEIPT_LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Contacts contacts;
    private final Told told;
    private final Endings.TurnTables tables;
    private final Engine engine;
    private final Intake intake;
    private final Clock clock;

    /** The ledger's side. */
    @Component
    record Intake(Ledger ledger, LiveChanges live, Albums albums, Newcomers newcomers, ChannelHealth health) {}

    /** What was said, and what providers report of it. */
    @Component
    record Told(Messages messages, Receipts receipts, Mirrors mirrors) {}

    /** What a turn runs on. */
    @Component
    record Engine(Flow flow, StandingWishes wishes, Asides asides, Endings.TurnTables tables, Spans spans) {}

    TenantWork(Contacts contacts, Told told, Engine engine, Intake intake, Clock clock) {
        this.contacts = contacts;
        this.told = told;
        this.tables = engine.tables();
        this.engine = engine;
        this.intake = intake;
        this.clock = clock;
    }

    /** @return turns that go on by themselves once this transaction is committed */
    List<LongTurn> work(TenantId tenant, List<Reading> arrived) {
        Instant now = clock.instant();
        List<Reading> readings = intake.albums().settled(arrived, now);
        if (readings.isEmpty()) {
            return List.of();
        }
        Set<UUID> mine = intake.ledger()
                .claim(tenant, readings.stream().map(Reading::item).toList());
        List<Reading> claimed = readings.stream()
                .filter(reading -> mine.contains(reading.item().id()))
                .toList();
        List<Settled> settled = new ArrayList<>();
        receipts(tenant, claimed, settled);
        List<Reading> threaded =
                claimed.stream().filter(reading -> reading.party() != null).toList();
        List<LongTurn> begun = List.of();
        if (!threaded.isEmpty()) {
            var batch = open(tenant, threaded, now);
            Albums.together(threaded).forEach(reading -> {
                try (var _ = reading.item().trace().open()) {
                    batch.add(reading);
                }
            });
            batch.write();
            settled.addAll(batch.settled());
            begun = batch.begun();
        }
        intake.ledger().settle(tenant, settled);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(null, "intake"));
        begun.forEach(turn -> changes.add(new Change(turn.input().conversation(), Change.ANSWERING)));
        intake.live().record(tenant, changes);
        return begun;
    }

    private void receipts(TenantId tenant, List<Reading> claimed, List<Settled> settled) {
        List<Receipts.Arrived> arrived = new ArrayList<>();
        for (Reading reading : claimed) {
            if (reading.inbound() instanceof Inbound.Receipted receipt) {
                arrived.add(
                        new Receipts.Arrived(reading.item().id(), reading.item().channel(), receipt));
            } else if (reading.inbound() instanceof Inbound.ReceiptedUntil receipt) {
                receipt(tenant, reading.item(), reached(tenant, reading.item(), receipt), settled);
            } else if (reading.inbound() instanceof Inbound.Alarmed alarmed) {
                intake.health().alarmed(reading.item().channel(), alarmed.error());
                settled.add(Settled.stored(reading.item()));
            } else if (reading.inbound() instanceof Inbound.Blocked change) {
                settled.add(
                        blocked(tenant, reading.item(), change)
                                ? Settled.stored(reading.item())
                                : Settled.ignored(reading.item(), "of somebody who never wrote, or known already"));
            } else if (reading.inbound() instanceof Inbound.Skipped skipped) {
                settled.add(Settled.ignored(reading.item(), skipped.reason()));
            }
        }
        Set<UUID> found = Set.copyOf(told.receipts().apply(tenant, arrived));
        claimed.stream()
                .filter(reading -> reading.inbound() instanceof Inbound.Receipted)
                .map(Reading::item)
                .forEach(item -> receipt(tenant, item, found.contains(item.id()), settled));
    }

    private boolean blocked(TenantId tenant, WaitingItem item, Inbound.Blocked change) {
        return change.by().addresses().stream()
                .filter(Address::identifying)
                .flatMap(address -> contacts.find(tenant, address).stream())
                .anyMatch(contact -> told.receipts().blocked(tenant, item.channel(), contact.id(), change.blocked()));
    }

    /** Somebody nobody has written to has read nothing of ours, and is not remembered for it. */
    private boolean reached(TenantId tenant, WaitingItem item, Inbound.ReceiptedUntil receipt) {
        return receipt.by().addresses().stream()
                .filter(Address::identifying)
                .flatMap(address -> contacts.find(tenant, address).stream())
                .anyMatch(contact ->
                        told.receipts().reached(tenant, item.channel(), contact.id(), receipt.step(), receipt.until()));
    }

    private void receipt(TenantId tenant, WaitingItem item, boolean found, List<Settled> settled) {
        if (found) {
            settled.add(Settled.stored(item));
        } else if (item.attempts() < RECEIPT_LOOKS) {
            // It may have been quicker than the provider's own answer to the send.
            intake.ledger().lookAgain(tenant, item, BETWEEN_LOOKS);
        } else {
            settled.add(Settled.ignored(item, "a receipt for a message that is not ours"));
        }
    }

    private ThreadBatch open(TenantId tenant, List<Reading> threaded, Instant now) {
        List<Contact> people =
                contacts.meet(tenant, threaded.stream().map(Reading::sighting).toList(), now);
        Map<UUID, Contact> byItem = new HashMap<>();
        List<Threads.Key> keys = new ArrayList<>();
        for (int n = 0; n < threaded.size(); n++) {
            WaitingItem item = threaded.get(n).item();
            byItem.put(item.id(), people.get(n));
            keys.add(new Threads.Key(item.channel(), people.get(n).id(), item.lane()));
        }
        intake.newcomers().ask(tenant, nameless(threaded, people));
        OpenThreads open = tables.threads().open(tenant, keys);
        var sessions = tables.sessions()
                .load(
                        tenant,
                        open.all().stream()
                                .map(thread -> thread.conversation().id())
                                .toList());
        Set<UUID> lookedFor = threaded.stream()
                .map(Reading::item)
                .filter(item -> item.begun() || item.attempts() > 0)
                .map(WaitingItem::id)
                .collect(Collectors.toSet());
        var known = new ThreadBatch.Known(byItem, sessions, told.messages().existing(tenant, lookedFor));
        return new ThreadBatch(tenant, now, open, known, new BatchTools(told, tables, engine, intake.ledger()));
    }

    private static Map<ContactId, ChannelId> nameless(List<Reading> threaded, List<Contact> people) {
        Map<ContactId, ChannelId> nameless = new HashMap<>();
        for (int n = 0; n < threaded.size(); n++) {
            if (people.get(n).name() == null && threaded.get(n).introduces()) {
                nameless.putIfAbsent(people.get(n).id(), threaded.get(n).item().channel());
            }
        }
        return nameless;
    }
}
