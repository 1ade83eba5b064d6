package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.faults.FaultDice;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.whatsapp.rules.Templates;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meta and its customers. Business numbers are registered here; requests come in by {@link #answer}; customers speak by
 * {@link #say}; what happened is in the {@link #journal} and in each customer's {@link #thread}. Everything may be called
 * by many threads.
 */
public final class WhatsAppSimulator implements Simulator, AutoCloseable {
    private final SimulatorSettings settings;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("whatsapp-simulator").factory());
    private final Map<String, BusinessNumber> numbers = new ConcurrentHashMap<>();
    private final FaultDice faults;
    private final Journal journal;
    private final MediaShelf shelf;
    private final Templates templates = new Templates();
    private final Watchers watchers = new Watchers();
    private final MessageApi messages;
    private final CustomerWords words;
    private final GraphApi api;

    public WhatsAppSimulator(SimulatorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        faults = new FaultDice(settings.manner().seed());
        journal = new Journal(settings.keep());
        shelf = new MediaShelf(clock, settings.manner().mediaBytes());
        var statuses = new Statuses(settings.receipts(), timer, faults, watchers, clock);
        var world = new MessageApi.World(faults, shelf, templates, journal, statuses, watchers);
        messages = new MessageApi(settings.manner(), clock, world);
        var media = new MediaApi(shelf, clock);
        words = new CustomerWords(media);
        api = new GraphApi(numbers, messages, media, new JournalApi(journal), faults);
    }

    @Override
    public Answer answer(Request request) {
        return api.answer(request);
    }

    /** Sets up a number, or changes its credentials; from now on its callback is called until it answers. */
    public void register(Registration registration) {
        BusinessNumber number = numbers.computeIfAbsent(registration.phoneNumberId(), id -> {
            var callback = new Callback(registration, client, settings.retry(), journal, clock);
            var webhooks = new Webhooks(id, callback, faults, settings.lanes());
            return new BusinessNumber(registration, webhooks, new Limiter(settings.limits()), settings.keep());
        });
        number.change(registration);
        number.webhooks().callback().connect(registration);
    }

    /** Takes a number away; what was under way is lost. */
    public void forget(String phoneNumberId) {
        Optional.ofNullable(numbers.remove(phoneNumberId))
                .ifPresent(number -> number.webhooks().close());
    }

    public boolean registered(String phoneNumberId) {
        return numbers.containsKey(phoneNumberId);
    }

    /** Whether the number's callback has answered the handshake. */
    public boolean connected(String phoneNumberId) {
        return number(phoneNumberId).webhooks().callback().connected();
    }

    /** How many webhooks of the number wait for the one before them. */
    public int waiting(String phoneNumberId) {
        return number(phoneNumberId).webhooks().waiting();
    }

    public FaultDice faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    /** Approves a template for every number; placeholders are {@code {{1}}} or {@code {{name}}}. */
    public void approveTemplate(String name, String language, String body) {
        templates.add(name, language, body);
    }

    /** Puts a customer's file where {@link Said.Media} can name it; returns its id. */
    public String keep(String phoneNumberId, MediaFile file) {
        return shelf.keep(phoneNumberId, MediaShelf.Origin.CUSTOMER, file).id();
    }

    /** A file that either side sent through this number, while it lasts. */
    public Optional<MediaFile> file(String phoneNumberId, String mediaId) {
        return shelf.find(phoneNumberId, mediaId).map(MediaShelf.Media::file);
    }

    /** The customer says something; it travels to the callback. Returns the message's id. */
    public String say(String phoneNumberId, Customer customer, Said said) {
        return reply(phoneNumberId, customer, said, "");
    }

    /** The customer says something about an earlier message. */
    public String reply(String phoneNumberId, Customer customer, Said said, String toMessage) {
        BusinessNumber number = number(phoneNumberId);
        Conversation conversation = number.with(customer);
        Customer known = conversation.meet(customer);
        String id = messages.wamids().next(known.key(), false);
        var at = clock.instant();
        ObjectNode wire = words.message(number.registration(), known, said, toMessage, id, at);
        conversation.hear(at);
        remember(
                conversation,
                said,
                new ThreadMessage(id, ThreadMessage.Side.CUSTOMER, wire, Words.of(wire), at, ThreadMessage.Marks.NEW));
        watchers.tell(phoneNumberId, known.key(), PhoneChange.CHANGED);
        Optional<ObjectNode> contact =
                said instanceof Said.NumberChange ? Optional.empty() : Optional.of(CustomerWords.contact(known));
        number.webhooks().send(new WebhookItem("messages", id, known.key(), wire, contact, () -> {
            conversation.change(id, kept -> kept.marked(marks -> marks.receipt(ThreadMessage.Receipt.DELIVERED)));
            watchers.tell(phoneNumberId, known.key(), PhoneChange.CHANGED);
        }));
        return id;
    }

    private static void remember(Conversation conversation, Said said, ThreadMessage message) {
        switch (said) {
            case Said.Reaction reaction ->
                conversation.change(
                        reaction.messageId(), kept -> kept.marked(marks -> marks.reaction(reaction.emoji())));
            case Said.Edit edit ->
                conversation.change(edit.messageId(), kept -> {
                    ObjectNode changed = kept.wire().deepCopy();
                    changed.putObject("text").put("body", edit.body());
                    return kept.edited(changed, edit.body());
                });
            case Said.Revoke revoke -> conversation.change(revoke.messageId(), ThreadMessage::revoked);
            case Said.Text _,
                    Said.Media _,
                    Said.Location _,
                    Said.ContactCard _,
                    Said.ButtonReply _,
                    Said.ListReply _,
                    Said.TemplateButton _,
                    Said.Order _,
                    Said.Unsupported _,
                    Said.NumberChange _,
                    Said.Anything _ -> conversation.add(message);
        }
    }

    /** What the customer's phone shows, oldest first. */
    public List<ThreadMessage> thread(String phoneNumberId, String customer) {
        return number(phoneNumberId).find(customer).map(Conversation::thread).orElse(List.of());
    }

    /** What the phones of the number's customers show, to be kept over a restart. */
    public byte[] remembered(String phoneNumberId) {
        return number(phoneNumberId).remembered().bytes();
    }

    /** Puts back what {@link #remembered} gave; conversations that have begun since are left alone. */
    public void remember(String phoneNumberId, byte[] remembered) {
        number(phoneNumberId).remember(PhoneMemory.of(remembered));
    }

    /** Calls the watcher at every change of the customer's phone, until the returned action runs. */
    public Runnable watch(String phoneNumberId, String customer, Consumer<PhoneChange> watcher) {
        return watchers.watch(phoneNumberId, customer, watcher);
    }

    private BusinessNumber number(String phoneNumberId) {
        return Optional.ofNullable(numbers.get(phoneNumberId))
                .orElseThrow(() -> new IllegalArgumentException("number " + phoneNumberId + " is not registered"));
    }

    @Override
    public void close() {
        numbers.values().forEach(number -> number.webhooks().close());
        timer.shutdownNow();
        client.shutdownNow();
    }
}
