package io.insaka.sandbox.whatsapp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened, the last of it for each number. Answers are copies. */
public final class Journal {
    private final int keep;
    private final Map<String, Deque<AcceptedMessage>> accepted = new HashMap<>();
    private final Map<String, Deque<DeliveredWebhook>> delivered = new HashMap<>();

    Journal(int keep) {
        this.keep = keep;
    }

    synchronized void add(AcceptedMessage message) {
        add(accepted.computeIfAbsent(message.phoneNumberId(), unused -> new ArrayDeque<>()), message);
    }

    synchronized void add(DeliveredWebhook webhook) {
        add(delivered.computeIfAbsent(webhook.phoneNumberId(), unused -> new ArrayDeque<>()), webhook);
    }

    private <T> void add(Deque<T> entries, T entry) {
        if (entries.size() == keep) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** Every accepted message of the number, oldest first. */
    public synchronized List<AcceptedMessage> accepted(String phoneNumberId) {
        return List.copyOf(accepted.getOrDefault(phoneNumberId, new ArrayDeque<>()));
    }

    /** Every accepted message to one customer, oldest first. */
    public List<AcceptedMessage> accepted(String phoneNumberId, String customer) {
        return accepted(phoneNumberId).stream()
                .filter(message -> message.customer().equals(customer))
                .toList();
    }

    /** Every attempt to deliver a webhook, oldest first. */
    public synchronized List<DeliveredWebhook> delivered(String phoneNumberId) {
        return List.copyOf(delivered.getOrDefault(phoneNumberId, new ArrayDeque<>()));
    }
}
