package io.insaka.bridge;

import io.insaka.bridge.page.Look;
import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Person;
import io.insaka.bridge.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom the bridge reads and writes to, and who is who: markup that tells no ids leaves the title of a chat only. */
final class Contacts {
    private static final Pattern ONE_PERSON = Pattern.compile("[^@]+@(c\\.us|s\\.whatsapp\\.net|lid)");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()-]{5,25}");

    private final List<String> allowed;
    private final Store store;

    Contacts(List<String> allowed, Store store) {
        this.allowed = allowed;
        this.store = store;
    }

    /** Groups and broadcasts are never read: whoever writes there does not write to us. */
    boolean reads(Look.Chat chat) {
        return (chat.account() == null || ONE_PERSON.matcher(chat.account()).matches())
                && allows(chat.title(), chat.account());
    }

    boolean reaches(String person) {
        return store.person(person)
                .filter(one -> allows(one.title(), one.account()))
                .isPresent();
    }

    private boolean allows(String title, @Nullable String account) {
        String number = digits(account == null ? "" : account.replaceFirst("@.*", ""));
        return allowed.stream()
                .anyMatch(entry -> entry.equals("*")
                        || entry.equalsIgnoreCase(title)
                        || NUMBER.matcher(entry).matches()
                                && (digits(entry).equals(number)
                                        || NUMBER.matcher(title).matches()
                                                && digits(entry).equals(digits(title))));
    }

    /** The person whose chat is open; empty when it is nobody's that we read. Remembers what is new about them. */
    Optional<Person> meet(String title, @Nullable String account) {
        if (!reads(new Look.Chat(title, account, 0))) {
            return Optional.empty();
        }
        Person known = known(title, account);
        Person now = known == null
                ? new Person(idOf(title, account), title, account)
                : new Person(known.id(), title, account == null ? known.account() : account);
        if (!now.equals(known)) {
            store.append(new Entry.Met(now));
        }
        return Optional.of(now);
    }

    private @Nullable Person known(String title, @Nullable String account) {
        Person sameTitle = null;
        for (Person person : store.people()) {
            if (account != null && account.equals(person.account())) {
                return person;
            }
            if (person.title().equals(title) && (account == null || person.account() == null)) {
                sameTitle = person;
            }
        }
        return sameTitle;
    }

    private String idOf(String title, @Nullable String account) {
        String id = account != null && !account.endsWith("@lid")
                ? digits(account.replaceFirst("@.*", ""))
                : NUMBER.matcher(title).matches() ? digits(title) : title.toLowerCase(Locale.ROOT);
        // Two people may be called the same; a page that tells their accounts tells them apart.
        return id.isEmpty() || store.person(id).isPresent()
                ? title + "~" + (store.people().size() + 1)
                : id;
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
