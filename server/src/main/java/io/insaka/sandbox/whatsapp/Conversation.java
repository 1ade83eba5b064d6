package io.insaka.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One customer and one number: the thread on the phone, and the 24-hour window. */
final class Conversation {
    private static final Duration WINDOW = Duration.ofHours(24);

    private final Map<String, ThreadMessage> messages = new LinkedHashMap<>();
    private final int keep;
    private Customer customer;
    private Optional<Instant> heard = Optional.empty();

    Conversation(Customer customer, int keep) {
        this.customer = customer;
        this.keep = keep;
    }

    /** As it was when {@link #remembered} was called. */
    static Conversation of(PhoneMemory.Remembered before, int keep) {
        var conversation = new Conversation(before.customer(), keep);
        before.messages().forEach(conversation::add);
        conversation.heard = before.heard();
        return conversation;
    }

    /** The last messages of the conversation. */
    synchronized PhoneMemory.Remembered remembered(int most) {
        List<ThreadMessage> all = thread();
        return new PhoneMemory.Remembered(customer, heard, all.subList(Math.max(0, all.size() - most), all.size()));
    }

    synchronized Customer customer() {
        return customer;
    }

    /** The customer as they call themselves now; a name that is not given leaves the known one. */
    synchronized Customer meet(Customer now) {
        if (!now.name().isEmpty()) {
            customer = now;
        }
        return customer;
    }

    synchronized void hear(Instant at) {
        heard = Optional.of(at);
    }

    /** Whether free-form messages may go to the customer; {@code unknown} answers for one who never wrote. */
    synchronized boolean open(Instant now, boolean unknown) {
        return heard.map(at -> now.isBefore(at.plus(WINDOW))).orElse(unknown);
    }

    synchronized void add(ThreadMessage message) {
        messages.put(message.id(), message);
        if (messages.size() > keep) {
            Iterator<String> oldest = messages.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void change(String id, UnaryOperator<ThreadMessage> change) {
        messages.computeIfPresent(id, (unused, message) -> change.apply(message));
    }

    /** The customer's messages up to this one carry blue ticks. */
    synchronized void readUpTo(String id) {
        if (!messages.containsKey(id)) {
            return;
        }
        for (Map.Entry<String, ThreadMessage> entry : messages.entrySet()) {
            if (entry.getValue().from() == ThreadMessage.Side.CUSTOMER) {
                entry.setValue(entry.getValue().marked(marks -> marks.receipt(ThreadMessage.Receipt.READ)));
            }
            if (entry.getKey().equals(id)) {
                return;
            }
        }
    }

    synchronized Optional<ThreadMessage> find(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    synchronized List<ThreadMessage> thread() {
        return List.copyOf(messages.values());
    }
}
