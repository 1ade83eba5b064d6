package io.insaka.sandbox.whatsapp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One registered number and everything its customers and it have said. */
final class BusinessNumber {
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final Map<String, String> phonesByUserId = new ConcurrentHashMap<>();
    private final Limiter limiter;
    private final Webhooks webhooks;
    private final int keep;
    private volatile Registration registration;

    BusinessNumber(Registration registration, Webhooks webhooks, Limiter limiter, int keep) {
        this.registration = registration;
        this.webhooks = webhooks;
        this.limiter = limiter;
        this.keep = keep;
    }

    Registration registration() {
        return registration;
    }

    void change(Registration changed) {
        registration = changed;
    }

    String id() {
        return registration.phoneNumberId();
    }

    Webhooks webhooks() {
        return webhooks;
    }

    Limiter limiter() {
        return limiter;
    }

    /** The conversation with this customer, from now on if need be. */
    Conversation with(Customer customer) {
        if (!customer.phone().isEmpty()) {
            phonesByUserId.put(customer.userId(), customer.phone());
        }
        return conversations.computeIfAbsent(customer.key(), unused -> new Conversation(customer, keep));
    }

    /** A user id leads to the phone number where both were seen together. */
    Customer addressed(String phoneOrUserId) {
        String key = phonesByUserId.getOrDefault(phoneOrUserId, phoneOrUserId);
        Conversation known = conversations.get(key);
        return known == null ? Customer.of(key, "") : known.customer();
    }

    Optional<Conversation> find(String customer) {
        return Optional.ofNullable(conversations.get(phonesByUserId.getOrDefault(customer, customer)));
    }

    /** What the phones show, the latest conversations last. */
    PhoneMemory remembered() {
        return PhoneMemory.of(conversations.values());
    }

    /** Conversations that are not known yet are as they were. */
    void remember(PhoneMemory memory) {
        for (PhoneMemory.Remembered before : memory.conversations()) {
            Customer customer = before.customer();
            if (!customer.phone().isEmpty()) {
                phonesByUserId.put(customer.userId(), customer.phone());
            }
            conversations.putIfAbsent(customer.key(), Conversation.of(before, keep));
        }
    }

    /** The conversation that holds this message. */
    Optional<Conversation> holding(String messageId) {
        return Wamids.person(messageId)
                .flatMap(this::find)
                .filter(conversation -> conversation.find(messageId).isPresent());
    }
}
