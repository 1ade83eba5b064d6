package io.insaka.bridge;

import com.microsoft.playwright.PlaywrightException;
import io.insaka.bridge.page.Look;
import io.insaka.bridge.page.WebPage;
import io.insaka.bridge.reading.Line;
import io.insaka.bridge.reading.Messages;
import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Order;
import io.insaka.bridge.store.Person;
import io.insaka.bridge.store.Store;
import io.insaka.bridge.wire.Backoff;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Types what is to be sent, at the pace of a person. Belongs to the page's thread. */
final class Typist {
    private static final System.Logger log = System.getLogger(Typist.class.getName());
    private static final int MOST_TRIES = 5;
    private static final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
    private static final Duration UNTIL_THE_LIST_FOLLOWS = Duration.ofMillis(500);
    private static final Duration SHORTEST = Duration.ofMillis(5);

    private final Store store;
    private final Contacts contacts;
    private final Pacing pacing;
    private final Duration patience;
    private final Clock clock;
    private final Map<String, Trouble> troubles = new HashMap<>();

    private record Trouble(int tries, Instant notBefore) {}

    /** @param patience a message that was sent shows in its chat long before this is over */
    Typist(Store store, Contacts contacts, Pacing pacing, Duration patience, Clock clock) {
        this.store = store;
        this.contacts = contacts;
        this.pacing = pacing;
        this.patience = patience;
        this.clock = clock;
    }

    /** Does one thing that is due, if any is. */
    void next(Look look, WebPage page, Visits visits) {
        for (Order order : store.orders()) {
            if (order.pressedAt() == null) {
                if (due(order) && pacing.permits()) {
                    attempt(order, look, page, visits);
                    return;
                }
            } else if (order.pressedAt().plus(patience).isBefore(clock.instant())) {
                doubt(order, page, visits);
                return;
            }
        }
    }

    /** One after the other with each person: what was pressed has to be seen before the next is typed. */
    private boolean due(Order order) {
        Trouble trouble = troubles.get(order.id());
        boolean first = store.orders().stream()
                .filter(other -> other.person().equals(order.person()))
                .findFirst()
                .filter(order::equals)
                .isPresent();
        return first && (trouble == null || !trouble.notBefore().isAfter(clock.instant()));
    }

    private void attempt(Order order, Look look, WebPage page, Visits visits) {
        try {
            Optional<String> problem = type(order, look, page, visits);
            if (problem.isPresent()) {
                wentWrong(order, problem.get());
            } else {
                troubles.remove(order.id());
            }
        } catch (PlaywrightException failure) {
            boolean pressed =
                    store.orders().stream().anyMatch(open -> open.id().equals(order.id()) && open.pressedAt() != null);
            // Once send may have been pressed, only the chat can tell.
            if (page.gone() || pressed) {
                throw failure;
            }
            wentWrong(order, "page-busy");
        }
    }

    /** @return what is in the way; empty once send was pressed, which is not tried again whatever follows */
    private Optional<String> type(Order order, Look look, WebPage page, Visits visits) {
        if (!contacts.reaches(order.person())) {
            return Optional.of("contact-not-allowed");
        }
        Person person = store.person(order.person()).orElseThrow();
        if (look.open() == null || !look.open().title().equals(person.title())) {
            if (!opened(person, page, visits)) {
                return Optional.of("chat-not-found");
            }
        }
        if (!page.write()) {
            return Optional.of("nowhere-to-type");
        }
        int[] characters = order.text().codePoints().toArray();
        Duration keystroke = pacing.keystroke(characters.length);
        // The page's clock is not made for less: then several characters go at once.
        int atOnce = keystroke.compareTo(SHORTEST) >= 0
                ? 1
                : (int) (SHORTEST.toNanos() / Math.max(1_000_000 / 10, keystroke.toNanos()));
        var some = new StringBuilder();
        for (int n = 0; n < characters.length; n++) {
            boolean newLine = characters[n] == '\n';
            if (!newLine) {
                some.appendCodePoint(characters[n]);
            }
            if (!some.isEmpty() && (newLine || some.length() >= atOnce || n == characters.length - 1)) {
                page.type(some.toString());
                some.setLength(0);
                page.live(keystroke.compareTo(SHORTEST) >= 0 ? keystroke : SHORTEST);
            }
            if (newLine) {
                page.type("\n");
            }
        }
        if (!Line.letters(page.typed()).equals(Line.letters(order.text()))) {
            return Optional.of("typed-something-else");
        }
        if (!stillOpen(person, page)) {
            return Optional.of("another-chat-opened");
        }
        Instant now = clock.instant();
        store.append(new Entry.Pressed(order.id(), now));
        pacing.sent(now);
        page.send();
        return Optional.empty();
    }

    private static boolean opened(Person person, WebPage page, Visits visits) {
        if (visits.open(person.title(), person.account()).isPresent()) {
            return true;
        }
        page.search(person.title());
        page.live(UNTIL_THE_LIST_FOLLOWS);
        boolean found = visits.open(person.title(), person.account()).isPresent();
        page.endSearch();
        return found;
    }

    private static boolean stillOpen(Person person, WebPage page) {
        Look.Open open = page.look().open();
        return open != null
                && open.title().equals(person.title())
                && (person.account() == null
                        || open.account() == null
                        || open.account().equals(person.account()));
    }

    private void wentWrong(Order order, String why) {
        Trouble before = troubles.get(order.id());
        int tries = before == null ? 1 : before.tries() + 1;
        log.log(Level.WARNING, "A message could not be typed: {0}, try {1}", why, tries);
        if (tries < MOST_TRIES && !why.equals("contact-not-allowed")) {
            troubles.put(order.id(), new Trouble(tries, clock.instant().plus(backoff.after(tries))));
            return;
        }
        troubles.remove(order.id());
        String text = "It was not sent: the bridge could not type it (" + why + ").";
        store.append(new Entry.Settled(order.id(), false, Messages.failed(order.id(), why, text, clock.instant())));
    }

    /** Send was pressed, and the message never appeared: one last look, then a person has to decide. */
    private void doubt(Order order, WebPage page, Visits visits) {
        store.person(order.person()).ifPresent(person -> visits.open(person.title(), person.account()));
        if (store.orders().stream().noneMatch(open -> open.id().equals(order.id()))) {
            return;
        }
        log.log(Level.WARNING, "A message may have been sent, and was not seen in its chat");
        String text = "It may have been sent. Look at the chat on the phone before you send it again.";
        store.append(new Entry.Settled(order.id(), true, Messages.failed(order.id(), "unsure", text, clock.instant())));
    }
}
