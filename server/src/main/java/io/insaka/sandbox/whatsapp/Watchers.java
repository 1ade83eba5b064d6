package io.insaka.sandbox.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who looks at a customer's phone right now. */
final class Watchers {
    private final Map<String, List<Consumer<PhoneChange>>> watching = new ConcurrentHashMap<>();

    Runnable watch(String phoneNumberId, String customer, Consumer<PhoneChange> watcher) {
        String key = phoneNumberId + "/" + customer;
        watching.computeIfAbsent(key, unused -> new CopyOnWriteArrayList<>()).add(watcher);
        return () -> watching.computeIfPresent(key, (unused, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    void tell(String phoneNumberId, String customer, PhoneChange change) {
        watching.getOrDefault(phoneNumberId + "/" + customer, List.of()).forEach(watcher -> watcher.accept(change));
    }
}
