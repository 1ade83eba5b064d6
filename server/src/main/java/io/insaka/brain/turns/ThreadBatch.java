package io.insaka.brain.turns;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Once;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Holding;
import io.insaka.channels.spi.Inbound;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Spoken;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.OpenThreads;
import io.insaka.intake.Ledger;
import io.insaka.intake.Settled;
import io.insaka.intake.WaitingItem;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The decisions of one organisation's batch, item by item in order, kept in memory until {@link #write}. */
final class ThreadBatch {
    private static final Once NOT_HERE = (key, call) -> {
        throw new LeaveBatch();
    };
    private static final String CHANNEL_OFF_REASON = "The channel is switched off.";
    private static final String ECHO_REASON = "Somebody answered from the provider's own app.";

    private static final String LATE_WORDS_REASON = "The words of an album came after its pictures.";
    private static final String HELD_REASON = "Somebody took the conversation at the provider.";

    private final TenantId tenant;
    private final Instant now;
    private final OpenThreads threads;
    private final Known known;
    private final BatchTools tools;
    private final Echoes echoes;
    private final Map<ConversationId, Session> sessions;
    private final Map<ConversationId, Session> changed = new HashMap<>();
    private final Map<String, MessageId> heardHere = new HashMap<>();
    private final Map<ContactId, Optional<Instant>> optOuts = new HashMap<>();
    private final Map<ContactId, Spoken> spoken = new HashMap<>();
    private final Set<Long> lanesLeft = new HashSet<>();
    private final List<TurnRepository.Row> turns = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private final List<LongTurn> begun = new ArrayList<>();
    private final List<Ledger.Back> back = new ArrayList<>();

    /** What was looked up for the whole batch. */
    record Known(Map<UUID, Contact> contacts, Map<ConversationId, Session> sessions, Set<UUID> stored) {}

    ThreadBatch(TenantId tenant, Instant now, OpenThreads threads, Known known, BatchTools tools) {
        this.tenant = tenant;
        this.now = now;
        this.threads = threads;
        this.known = known;
        this.tools = tools;
        this.echoes = new Echoes(tenant, tools);
        this.sessions = known.sessions();
    }

    List<Settled> settled() {
        return settled;
    }

    List<LongTurn> begun() {
        return begun;
    }

    void write() {
        threads.write();
        if (!changed.isEmpty()) {
            tools.tables().sessions().save(tenant, List.copyOf(changed.values()));
        }
        tools.tables().effects().remember(tenant, spoken);
        if (!begun.isEmpty()) {
            tools.tables()
                    .turns()
                    .abandonOthers(
                            tenant,
                            begun.stream()
                                    .map(turn -> turn.input().conversation())
                                    .toList(),
                            begun.stream().map(turn -> turn.input().id()).toList());
        }
        if (!turns.isEmpty()) {
            tools.tables().turns().insert(tenant, turns);
        }
        tools.ledger().putBack(tenant, back);
    }

    void add(Reading reading) {
        WaitingItem item = reading.item();
        if (lanesLeft.contains(item.lane())) {
            back.add(Ledger.Back.untouched(item));
            reading.others().forEach(other -> back.add(Ledger.Back.untouched(other.item())));
            return;
        }
        OpenThread thread = threads.thread(item.channel(), contact(item).id());
        switch (reading.inbound()) {
            case Inbound.Received received -> received(reading, thread, received);
            case Inbound.Echoed echoed -> echoed(item, thread, echoed);
            case Inbound.Reacted reacted ->
                onTarget(
                        item,
                        thread,
                        reacted.targetProviderId(),
                        message -> tools.messages().react(tenant, message, "contact", reacted.emoji()));
            case Inbound.Edited edited ->
                onTarget(
                        item,
                        thread,
                        edited.targetProviderId(),
                        message -> tools.messages().edit(tenant, item.channel(), message, edited, now));
            case Inbound.Revoked revoked ->
                onTarget(
                        item,
                        thread,
                        revoked.targetProviderId(),
                        message -> tools.messages().revoke(tenant, message.id(), now));
            case Inbound.Held held -> held(item, thread, held.holding());
            case Inbound.OptedOut choice -> optedOut(item, thread, choice);
            case Inbound.AddressChanged moved -> {
                thread.note(Author.SYSTEM, new Content.Notice("address_changed", moved.note()));
                settled.add(Settled.stored(item));
            }
            case Inbound.Blocked blocked -> throw new IllegalStateException("a block writes nothing");
            case Inbound.Receipted receipt -> throw new IllegalStateException("a receipt has no thread");
            case Inbound.ReceiptedUntil receipt -> throw new IllegalStateException("a receipt has no thread");
            case Inbound.Alarmed alarmed -> throw new IllegalStateException("an alarm has no thread");
            case Inbound.Skipped skipped -> throw new IllegalStateException("a skipped item has no thread");
        }
    }

    private Contact contact(WaitingItem item) {
        Contact contact = known.contacts().get(item.id());
        if (contact == null) {
            throw new IllegalStateException("the contact of item " + item.id() + " was not looked up");
        }
        Optional<Instant> choice = optOuts.get(contact.id());
        Contact known = contact.speaking(spoken.getOrDefault(contact.id(), contact.spoken()));
        return choice == null ? known : known.optedOut(choice.orElse(null));
    }

    private void optedOut(WaitingItem item, OpenThread thread, Inbound.OptedOut choice) {
        Contact contact = contact(item);
        if (contact.news(choice.out())) {
            Optional<Instant> since = choice.out() ? Optional.of(now) : Optional.empty();
            optOuts.put(contact.id(), since);
            tools.tables().effects().wish(tenant, thread, contact, since.orElse(null), null);
        }
        settled.add(Settled.stored(item));
    }

    private void echoed(WaitingItem item, OpenThread thread, Inbound.Echoed echoed) {
        if (!known.stored().contains(item.id())
                && !echoes.ours(item, thread.conversation().id(), echoed)) {
            thread.echo(
                    new MessageId(item.id()),
                    Message.Body.of(echoed.content()),
                    echoed.providerId(),
                    marked(item, thread, echoed.content()));
            // A person is in this conversation: the bot must not talk over them.
            thread.handOver(ECHO_REASON);
        }
        settled.add(Settled.stored(item));
    }

    /** What a teammate here has is theirs, whatever is done with it at the provider. */
    private void held(WaitingItem item, OpenThread thread, Holding holding) {
        boolean teammate = thread.conversation().holder() instanceof Holder.Teammate;
        if (!teammate && !echoes.ours(thread.conversation().id(), holding, now)) {
            switch (holding) {
                case PERSON -> thread.handOver(HELD_REASON);
                case BOT -> thread.release();
                case RESOLVED -> thread.resolve();
            }
        }
        settled.add(Settled.stored(item));
    }

    /** What a reaction from the provider's own app is about; null for everything else. */
    private @Nullable MessageId marked(WaitingItem item, OpenThread thread, Content content) {
        return content instanceof Content.Reaction reaction
                ? target(item, thread, reaction.targetProviderId())
                        .map(Message::id)
                        .orElse(null)
                : null;
    }

    private Optional<Message> target(WaitingItem item, OpenThread thread, String providerId) {
        threads.write(); // the target may have been heard a moment ago, in this very batch
        return tools.messages()
                .byProviderId(tenant, item.channel(), providerId)
                .filter(found ->
                        found.conversation().equals(thread.conversation().id()));
    }

    private void onTarget(WaitingItem item, OpenThread thread, String providerId, Consumer<Message> change) {
        Optional<Message> target = target(item, thread, providerId);
        if (target.isPresent()) {
            change.accept(target.get());
            thread.felt();
            settled.add(Settled.stored(item));
        } else {
            settled.add(Settled.ignored(item, "about a message that is not here"));
        }
    }

    private void received(Reading reading, OpenThread thread, Inbound.Received received) {
        WaitingItem item = reading.item();
        boolean first = !known.stored().contains(item.id());
        Context.Album album = received.context().album();
        if (album == null) {
            if (first && tools.asides().take(tenant, threads, thread, item, received, this::answers)) {
                settled.add(Settled.stored(item));
                return;
            }
            if (first) {
                var names = new OpenThread.Names(received.providerId(), List.of());
                hear(item, thread, Message.Body.received(received.content(), received.context()), names, received);
            }
            answer(reading, thread, received, received.content(), first);
        } else {
            album(reading, thread, received, album);
        }
    }

    private void hear(
            WaitingItem item, OpenThread thread, Message.Body body, OpenThread.Names names, Inbound.Received received) {
        var id = new MessageId(item.id());
        thread.hear(id, body, names, answers(item, received.context().replyTo()));
        heardHere.put(received.providerId(), id);
    }

    /** All parts that are here become one message; when it is there already, they join it and nothing is said again. */
    private void album(Reading reading, OpenThread thread, Inbound.Received received, Context.Album album) {
        WaitingItem item = reading.item();
        reading.others().forEach(other -> settled.add(Settled.stored(other.item())));
        Optional<Message> there = target(item, thread, album.id());
        if (there.isEmpty()) {
            Message.Body body = Albums.body(reading);
            hear(item, thread, body, Albums.names(reading, album), received);
            answer(reading, thread, received, body.content(), true);
        } else if (there.get().id().value().equals(item.id())) {
            // A turn that goes on: what it is about is in the message, all of it.
            answer(reading, thread, received, there.get().body().content(), false);
        } else {
            thread.felt();
            if (Albums.join(tools.messages(), tenant, reading, there.get().id(), now)) {
                // The pictures have been answered; what is asked about them must not go unheard.
                thread.handOver(LATE_WORDS_REASON);
            }
            settled.add(Settled.stored(item));
        }
    }

    private void answer(Reading reading, OpenThread thread, Inbound.Received received, Content content, boolean first) {
        WaitingItem item = reading.item();
        if (received.context().observed()) {
            wish(reading, thread, content, first);
            settled.add(Settled.stored(item));
            return;
        }
        if (!reading.answers() && !item.begun() && thread.conversation().holder() instanceof Holder.Bot) {
            // Nobody else will: a person has to see it.
            thread.handOver(CHANNEL_OFF_REASON);
        }
        if (thread.conversation().holder() instanceof Holder.Bot) {
            turn(reading, thread, content);
        } else {
            if (item.begun()) {
                tools.tables().turns().abandon(tenant, item.id(), "a person took over first");
            }
            wish(reading, thread, content, first);
            if (reading.answers() && first) {
                tools.tables().effects().waiting(tenant, thread, contact(item), now);
            }
            settled.add(Settled.stored(item));
        }
    }

    private @Nullable MessageId answers(WaitingItem item, @Nullable String providerId) {
        if (providerId == null) {
            return null;
        }
        MessageId here = heardHere.get(providerId);
        return here != null
                ? here
                : tools.messages()
                        .byProviderId(tenant, item.channel(), providerId)
                        .map(Message::id)
                        .orElse(null);
    }

    /** "Stop" is heard whoever has the conversation. */
    private void wish(Reading reading, OpenThread thread, Content content, boolean first) {
        if (!first) {
            return;
        }
        Contact contact = contact(reading.item());
        tools.wishes().of(input(reading, thread, content)).ifPresent(wish -> {
            Optional<Instant> optedOut = wish instanceof Next.OptOut ? Optional.of(now) : Optional.empty();
            optOuts.put(contact.id(), optedOut);
            UUID message = reading.item().id();
            tools.tables().effects().wish(tenant, thread, contact, optedOut.orElse(null), message);
        });
    }

    private TurnInput input(Reading reading, OpenThread thread, Content content) {
        WaitingItem item = reading.item();
        Session session = session(thread.conversation());
        Content meant =
                session.numbered().typed(content).map(Content.class::cast).orElse(content);
        return new TurnInput(
                item.id(),
                tenant,
                thread.conversation().id(),
                thread.conversation().channel(),
                contact(item),
                new Heard(meant, meant.words()),
                session,
                reading.capabilities(),
                item.receivedAt());
    }

    private void turn(Reading reading, OpenThread thread, Content content) {
        WaitingItem item = reading.item();
        ConversationId conversation = thread.conversation().id();
        TurnInput input = input(reading, thread, content);
        long fence = thread.conversation().lease().fence();
        try (var span = tools.spans().part("turn");
                var _ = span.open()) {
            span.with("insaka.conversation", conversation).with("insaka.turn.outcome", "begun");
            TurnEnd end = tools.flow().run(input, NOT_HERE);
            span.with("insaka.turn.outcome", end.outcome());
            Effects.Applied applied = tools.tables().effects().apply(tenant, thread, end, now);
            Session next = applied.session();
            remember(input.contact(), end);
            sessions.put(conversation, next);
            changed.put(conversation, next);
            turns.add(TurnRepository.Row.of(
                    input,
                    end.outcome(),
                    TurnRepository.DONE,
                    fence,
                    end.trace().saying(applied.said()),
                    now));
            settled.add(end.state().replies().isEmpty() ? Settled.stored(item) : Settled.answered(item));
        } catch (LeaveBatch slow) {
            begun.add(new LongTurn(item, input, slow.halt(), fence, reading.providerId()));
            lanesLeft.add(item.lane());
            turns.add(TurnRepository.Row.of(input, "begun", TurnRepository.RUNNING, fence, Trace.EMPTY, null));
            back.add(new Ledger.Back(item, true));
        }
    }

    /** The contact's next message in this very batch must find what this one changed. */
    private void remember(Contact contact, TurnEnd end) {
        Spoken next = end.state().input().contact().spoken();
        if (!next.equals(contact.spoken())) {
            spoken.put(contact.id(), next);
        }
        Decision decision = end.state().decision();
        if (decision != null && decision.next() instanceof Next.OptOut) {
            optOuts.put(contact.id(), Optional.of(now));
        } else if (decision != null && decision.next() instanceof Next.OptIn) {
            optOuts.put(contact.id(), Optional.empty());
        }
    }

    private Session session(Conversation conversation) {
        Session session = sessions.get(conversation.id());
        if (session == null) {
            return Session.fresh(conversation.id(), now);
        }
        boolean over =
                session.expired(now) || session.fence() != conversation.lease().fence();
        return over ? session.rested(now) : session;
    }
}
