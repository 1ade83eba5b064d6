package io.insaka.bridge.reading;

import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Known;
import io.insaka.bridge.store.Order;
import io.insaka.bridge.store.Parcel;
import io.insaka.bridge.store.Person;
import io.insaka.bridge.store.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what follows from a chat as it stands in the page. */
public final class Reader {
    private final Supplier<String> ids;

    /** @param ids new ones, for messages that have none in the page */
    public Reader(Supplier<String> ids) {
        this.ids = ids;
    }

    /**
     * What is known when a chat is read.
     *
     * @param lines empty when the chat was never read before
     * @param unread how many messages the page called unread; counts at the first reading only
     * @param pressed the orders for this person whose send button was pressed, the oldest first
     * @param options what the person was last asked to choose from
     */
    public record Before(Optional<List<Known>> lines, int unread, List<Order> pressed, List<Order.Option> options) {}

    /** Empty when nothing changed. */
    public Optional<Entry.Seen> read(Person person, Before before, List<Line> visible, Instant now) {
        List<Known> known = before.lines().orElse(List.of());
        List<Alignment.Step> steps =
                Alignment.of(known, visible.stream().map(Line::known).toList());
        var reading = new Reading(person, before, now);
        for (Alignment.Step step : steps) {
            if (step.visible() < 0) {
                reading.lines.add(Objects.requireNonNull(step.known()));
            } else {
                Line line = visible.get(step.visible());
                boolean fresh = before.lines().isPresent()
                        ? step.fresh()
                        : isUnread(line, step.visible(), visible, before.unread());
                reading.add(line, step.known(), fresh);
            }
        }
        int from = 0;
        while (from < known.size() && known.get(from).equals(reading.lines.get(from))) {
            from++;
        }
        boolean same = before.lines().isPresent() && from == known.size() && from == reading.lines.size();
        List<Known> tail = List.copyOf(reading.lines.subList(from, reading.lines.size()));
        return same
                ? Optional.empty()
                : Optional.of(new Entry.Seen(person.id(), from, tail, reading.parcels, reading.sent));
    }

    /** Whether the visible lines go back far enough to tell what is new; otherwise older ones are needed. */
    public static boolean reaches(Before before, List<Line> visible) {
        List<Known> known = before.lines().orElse(List.of());
        return known.isEmpty()
                ? visible.stream().filter(line -> !line.out()).count() >= before.unread()
                : visible.stream()
                        .map(Line::known)
                        .anyMatch(line -> known.stream().anyMatch(line::same));
    }

    /** At the first reading only what is unread is new: the rest was there before us. */
    private static boolean isUnread(Line line, int at, List<Line> visible, int unread) {
        long after =
                visible.stream().skip(at + 1L).filter(other -> !other.out()).count();
        return !line.out() && after < unread;
    }

    private final class Reading {
        private final Person person;
        private final Before before;
        private final Instant now;
        private final List<Order> pressed;
        private final List<Known> lines = new ArrayList<>();
        private final List<Parcel> parcels = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();

        private Reading(Person person, Before before, Instant now) {
            this.person = person;
            this.before = before;
            this.now = now;
            this.pressed = new ArrayList<>(before.pressed());
        }

        private void add(Line line, @Nullable Known known, boolean fresh) {
            Known seen = line.known();
            if (known != null) {
                Known merged = new Known(
                        known.id() == null ? seen.id() : known.id(),
                        known.out(),
                        seen.print(),
                        known.time() == null ? seen.time() : known.time(),
                        known.delivery(),
                        known.tick().compareTo(seen.tick()) >= 0 ? known.tick() : seen.tick());
                lines.add(merged);
                if (merged.delivery() != null && merged.tick() != known.tick()) {
                    status(merged.delivery(), merged.tick());
                }
                return;
            }
            Order order = fresh && line.out() ? ours(line) : null;
            if (order != null) {
                pressed.remove(order);
                sent.add(order.id());
                Tick tick = seen.tick().compareTo(Tick.SENT) < 0 ? Tick.SENT : seen.tick();
                lines.add(seen.with(order.id(), tick));
                status(order.id(), tick);
                return;
            }
            lines.add(seen);
            if (fresh) {
                String id = line.id() == null ? ids.get() : line.id();
                parcels.add(Messages.of(id, person, line, before.options(), now));
            }
        }

        private @Nullable Order ours(Line line) {
            return pressed.stream()
                    .filter(order -> Line.letters(order.text()).equals(Line.letters(line.text())))
                    .findFirst()
                    .orElse(null);
        }

        private void status(String delivery, Tick tick) {
            if (tick.compareTo(Tick.SENT) >= 0) {
                parcels.add(Messages.status(delivery, tick, now));
            }
        }
    }
}
