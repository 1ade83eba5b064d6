package io.insaka.bridge.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all the entries together say. Belongs to its {@link Store}, which lets one thread in at a time. */
final class Memory {
    /** Of one chat; a page shows fewer. */
    private static final int MOST_LINES = 300;

    private static final int MOST_SETTLED = 20_000;

    final Map<String, Person> people = new LinkedHashMap<>();
    final Map<String, List<Known>> chats = new HashMap<>();
    final Map<String, List<Order.Option>> options = new HashMap<>();
    final Map<String, Integer> opened = new LinkedHashMap<>();
    final Map<String, Parcel> parcels = new LinkedHashMap<>();
    final Map<String, Order> orders = new LinkedHashMap<>();
    private final LinkedHashSet<String> settled = new LinkedHashSet<>();
    final Set<String> doubted = new HashSet<>();
    boolean paired;

    void apply(Entry entry) {
        switch (entry) {
            case Entry.Met met -> people.put(met.person().id(), met.person());
            case Entry.Opened opening -> opened.merge(opening.title(), opening.unread(), Math::max);
            case Entry.Seen seen -> seen(seen);
            case Entry.Told told -> parcels.put(told.parcel().id(), told.parcel());
            case Entry.Taken taken -> taken.parcels().forEach(parcels::remove);
            case Entry.SetAside aside -> parcels.remove(aside.parcel());
            case Entry.Ordered ordered -> {
                if (!settled.contains(ordered.order().id())) {
                    orders.putIfAbsent(ordered.order().id(), ordered.order());
                }
            }
            case Entry.Pressed pressed ->
                orders.computeIfPresent(pressed.order(), (id, order) -> order.pressed(pressed.at()));
            case Entry.Settled over -> {
                if (over.doubt()) {
                    settle(over.order());
                    doubted.add(over.order());
                } else {
                    orders.remove(over.order());
                }
                parcels.put(over.why().id(), over.why());
            }
            case Entry.Paired state -> paired = state.paired();
            case Entry.Past past -> {
                settled.addAll(past.settled());
                doubted.addAll(past.doubted());
                options.putAll(past.options());
            }
        }
    }

    private void seen(Entry.Seen seen) {
        List<Known> lines = chats.computeIfAbsent(seen.person(), person -> new ArrayList<>());
        lines.subList(Math.min(seen.from(), lines.size()), lines.size()).clear();
        lines.addAll(seen.lines());
        if (lines.size() > MOST_LINES) {
            lines.subList(0, lines.size() - MOST_LINES).clear();
        }
        Person person = people.get(seen.person());
        if (person != null) {
            opened.remove(person.title());
        }
        seen.parcels().forEach(parcel -> parcels.put(parcel.id(), parcel));
        for (String id : seen.sent()) {
            Order order = settle(id);
            if (order != null) {
                options.put(order.person(), order.options());
            }
        }
    }

    private @Nullable Order settle(String id) {
        settled.add(id);
        if (settled.size() > MOST_SETTLED) {
            doubted.remove(settled.removeFirst());
        }
        return orders.remove(id);
    }

    boolean heardOf(String order) {
        return settled.contains(order) || orders.containsKey(order);
    }

    Optional<List<Known>> lines(String person) {
        return Optional.ofNullable(chats.get(person)).map(List::copyOf);
    }

    /** The same in as few entries as possible. */
    Collection<Entry> whole() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Paired(paired));
        entries.add(new Entry.Past(List.copyOf(settled), List.copyOf(doubted), Map.copyOf(options)));
        people.values().forEach(person -> entries.add(new Entry.Met(person)));
        chats.forEach(
                (person, lines) -> entries.add(new Entry.Seen(person, 0, List.copyOf(lines), List.of(), List.of())));
        opened.forEach((title, unread) -> entries.add(new Entry.Opened(title, unread)));
        parcels.values().forEach(parcel -> entries.add(new Entry.Told(parcel)));
        orders.values().forEach(order -> entries.add(new Entry.Ordered(order)));
        return entries;
    }
}
