package io.insaka.bridge;

import io.insaka.bridge.page.Look;
import io.insaka.bridge.page.WebPage;
import io.insaka.bridge.reading.Reader;
import io.insaka.bridge.reading.Reader.Before;
import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Order;
import io.insaka.bridge.store.Person;
import io.insaka.bridge.store.Store;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens chats and reads them. Belongs to the page's thread, and lasts as long as the page. */
final class Visits {
    private static final System.Logger log = System.getLogger(Visits.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration UNTIL_IT_IS_OPEN = Duration.ofSeconds(5);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(10);
    private static final int MOST_SCROLLS = 20;

    private final WebPage page;
    private final Store store;
    private final Contacts contacts;
    private final Reader reader;
    private final Clock clock;
    /** Chats that may have gone on while nobody looked. */
    private final Set<String> missed = new LinkedHashSet<>();

    private final Map<String, Instant> notBefore = new HashMap<>();
    private @Nullable String openBefore;

    Visits(WebPage page, Store store, Contacts contacts, Reader reader, Clock clock) {
        this.page = page;
        this.store = store;
        this.contacts = contacts;
        this.reader = reader;
        this.clock = clock;
        missed.addAll(store.opened());
        store.people().forEach(person -> missed.add(person.title()));
    }

    /** Reads the open chat, unless it was opened just now and may not be whole. */
    void readOpen(Look look) {
        Look.Open open = look.open();
        String title = open == null ? null : open.title();
        if (open != null && open.title().equals(openBefore)) {
            int unread = look.chats().stream()
                    .filter(chat -> chat.title().equals(open.title()))
                    .mapToInt(Look.Chat::unread)
                    .findFirst()
                    .orElse(0);
            read(open, unread);
        }
        openBefore = title;
    }

    /** Opens the next chat that has something to read. @return false when none has */
    boolean next(Look look) {
        String open = look.open() == null ? null : look.open().title();
        Optional<Look.Chat> next = look.chats().stream()
                .filter(chat -> missed.contains(chat.title())
                        || chat.unread() > 0 && !chat.title().equals(open))
                .filter(contacts::reads)
                .filter(chat -> alone(chat, look.chats()))
                .filter(chat ->
                        !notBefore.getOrDefault(chat.title(), Instant.EPOCH).isAfter(clock.instant()))
                .findFirst();
        if (next.isEmpty()) {
            return false;
        }
        Look.Chat chat = next.get();
        store.append(new Entry.Opened(chat.title(), chat.unread()));
        if (open(chat.title(), chat.account()).isPresent()) {
            missed.remove(chat.title());
            notBefore.remove(chat.title());
        } else {
            log.log(Level.WARNING, "A chat with something to read could not be opened; it is tried again");
            notBefore.put(chat.title(), clock.instant().plus(UNTIL_TRIED_AGAIN));
        }
        return true;
    }

    /** Two chats of one name and no ids: whatever was read would be one person's words in another's mouth. */
    private static boolean alone(Look.Chat chat, List<Look.Chat> chats) {
        return chats.stream()
                        .filter(other -> other.title().equals(chat.title())
                                && (chat.account() == null || chat.account().equals(other.account())))
                        .count()
                == 1;
    }

    /** Opens a chat and reads what is new. Empty when it is not in the list, or does not open. */
    Optional<Person> open(String title, @Nullable String account) {
        if (!page.open(title, account)) {
            return Optional.empty();
        }
        Look.Open open = await(title);
        if (open == null) {
            return Optional.empty();
        }
        int unread = store.opened(title);
        Optional<Person> person = contacts.meet(title, open.account() == null ? account : open.account());
        if (person.isPresent()) {
            Before before = before(person.get(), unread);
            for (int n = 0; n < MOST_SCROLLS && !Reader.reaches(before, open.lines()); n++) {
                page.older();
                page.live(BETWEEN_LOOKS.multipliedBy(3));
                Look.Open more = page.look().open();
                if (more == null
                        || !more.title().equals(title)
                        || more.lines().size() <= open.lines().size()) {
                    break;
                }
                open = more;
            }
            if (!Reader.reaches(before, open.lines())) {
                log.log(Level.WARNING, "A chat shows fewer messages than are unread: the oldest of them may be missed");
            }
            read(open, unread);
        }
        return person;
    }

    /** The chat once it is open and no longer moves; null when that does not happen. */
    private Look.@Nullable Open await(String title) {
        Instant end = clock.instant().plus(UNTIL_IT_IS_OPEN);
        Look.Open before = null;
        while (clock.instant().isBefore(end)) {
            page.live(BETWEEN_LOOKS);
            Look.Open now = page.look().open();
            if (now != null && now.title().equals(title) && now.equals(before)) {
                openBefore = title;
                return now;
            }
            before = now;
        }
        return null;
    }

    private Before before(Person person, int unread) {
        List<Order> pressed = store.orders().stream()
                .filter(order -> order.person().equals(person.id()) && order.pressedAt() != null)
                .toList();
        return new Before(store.lines(person.id()), unread, pressed, store.options(person.id()));
    }

    /** What was read counts as seen once the store has it. */
    private void read(Look.Open open, int unread) {
        contacts.meet(open.title(), open.account())
                .flatMap(person -> reader.read(person, before(person, unread), open.lines(), clock.instant()))
                .ifPresent(seen -> store.append(seen));
    }
}
