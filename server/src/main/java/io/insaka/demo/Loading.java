package io.insaka.demo;

import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.channels.demo.InventedChannel;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.companies.Companies;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.Spoken;
import io.insaka.demo.Shelf.Customer;
import io.insaka.demo.Teller.Ending;
import io.insaka.demo.Teller.Scene;
import io.insaka.kernel.AsOf;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One step of loading after the other: first what is around, then a conversation at a time, then what comes of them. A step
 * that is done again after a crash comes to the same, since its transaction took everything of it back.
 */
@Component
class Loading {
    private static final int CONVERSATIONS = 120;
    /** One before the conversations, one behind them. */
    static final int STEPS = CONVERSATIONS + 2;

    private static final int DAYS = 30;
    private static final int MOST_ROUNDS = 3;
    private static final int ENDINGS = 10;
    /** What is left open began lately. */
    private static final int LATELY_HOURS = 44;
    /** Of {@link #ENDINGS}, those from here on end with something that the bot could answer, not long ago. */
    private static final int QUICK = 7;

    private static final int QUICK_HOURS = 14;

    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final int[] HOURS = {
        8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 16, 17, 17, 18, 18, 18, 19, 19, 20, 21
    };
    private static final List<String> CITIES = List.of("Nairobi", "Nairobi", "Mombasa", "Kisumu");

    private final Furnisher furnisher;
    private final Teller teller;
    private final Aftermath aftermath;
    private final People people;
    private final DemoRowRepository rows;
    private final Shelf shelf;
    private final List<Script> scripts = Script.all();

    /** What is known of a customer. */
    @Component
    record People(Contacts contacts, Companies companies, Attributes attributes) {}

    Loading(
            Furnisher furnisher,
            Teller teller,
            Aftermath aftermath,
            People people,
            DemoRowRepository rows,
            JsonMapper json) {
        this.furnisher = furnisher;
        this.teller = teller;
        this.aftermath = aftermath;
        this.people = people;
        this.rows = rows;
        this.shelf = Shelf.read(json);
    }

    /** Does one step in the open transaction. @return the next one; 0 when it was the last */
    int step(TenantId tenant, Demo demo) {
        int step = demo.step();
        if (step == 0) {
            AsOf.at(demo.begunAt().minus(Duration.ofDays(DAYS + 1L)), () -> {
                furnisher.furnish(tenant, demo, shelf);
                furnisher.write(tenant, shelf);
                return shelf;
            });
        } else if (step <= CONVERSATIONS) {
            converse(tenant, demo, step - 1);
        } else {
            aftermath.follow(tenant, demo, shelf);
            return 0;
        }
        return step + 1;
    }

    private void converse(TenantId tenant, Demo demo, int number) {
        List<Customer> customers = shelf.customers();
        Customer customer = customers.get(number % customers.size());
        List<String> channels = shelf.channels();
        String channel = channels.get((number + number / customers.size()) % channels.size());
        var random = new Random(number * 7919L + 17);
        int rounds = 1 + random.nextInt(MOST_ROUNDS);
        List<Instant> starts = starts(demo.begunAt(), rounds, random);
        Contact contact = meet(tenant, customer, starts.getFirst());
        var scene = new Scene(
                tenant,
                demo.begunBy(),
                Teller.key(new ChannelId(rows.channel(tenant, channel)), contact.id()),
                rows.byName(tenant, DemoRowRepository.LABEL),
                rows.byName(tenant, DemoRowRepository.TEAM),
                demo.begunAt());
        List<Script> theirs = scripts.stream()
                .filter(script -> script.language().equals(customer.language()))
                .toList();
        Instant over = Instant.MIN;
        for (int round = 0; round < rounds; round++) {
            boolean last = round == rounds - 1;
            Ending ending = last ? ending(number) : Ending.RESOLVED;
            boolean quick = last && number % ENDINGS >= QUICK;
            Script script = choose(quick ? botsOwn(theirs) : theirs, ending, random);
            Instant start = starts.get(round);
            if (quick) {
                start = demo.begunAt().minus(Duration.ofMinutes(90L + random.nextInt(QUICK_HOURS * 60)));
            } else if (last && ending != Ending.RESOLVED) {
                start = demo.begunAt().minus(Duration.ofMinutes(40L + random.nextInt(LATELY_HOURS * 60)));
            }
            Instant soonest = over.equals(Instant.MIN) ? start : over.plus(Duration.ofHours(2));
            over = teller.tell(scene, script, ending, start.isBefore(soonest) ? soonest : start, random);
        }
        rows.made(
                tenant,
                DemoRowRepository.CONVERSATION,
                teller.conversation(scene).value(),
                customer.number() + " " + channel);
    }

    /** In even parts of the month, at hours in which people write. */
    private static List<Instant> starts(Instant end, int rounds, Random random) {
        List<Instant> starts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double ago = DAYS * (1 - (round + random.nextDouble() * 0.9) / rounds);
            ZonedDateTime day =
                    end.minus(Duration.ofMinutes((long) (ago * 24 * 60))).atZone(NAIROBI);
            Instant start = day.withHour(HOURS[random.nextInt(HOURS.length)])
                    .withMinute(random.nextInt(60))
                    .toInstant();
            Instant latest = end.minus(Duration.ofHours(5));
            starts.add(start.isAfter(latest) ? latest : start);
        }
        return starts.stream().sorted().toList();
    }

    /** What needs nobody but the bot. */
    private static List<Script> botsOwn(List<Script> scripts) {
        return scripts.stream().filter(script -> !script.needsPerson()).toList();
    }

    private static Ending ending(int number) {
        return switch (number % ENDINGS) {
            case 0, 1 -> Ending.WAITING;
            case 2, 3 -> Ending.WRITTEN;
            case 4 -> Ending.SNOOZED;
            default -> Ending.RESOLVED;
        };
    }

    private static Script choose(List<Script> scripts, Ending ending, Random random) {
        List<Script> fitting = scripts.stream()
                .filter(script -> switch (ending) {
                    case RESOLVED -> true;
                    case WAITING, SNOOZED -> script.needsPerson();
                    case WRITTEN -> script.needsPerson() && !script.ends();
                })
                .toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    private Contact meet(TenantId tenant, Customer customer, Instant at) {
        var party = new Party(
                List.of(new Address(InventedChannel.ADDRESS, customer.address(), true, false)), customer.name());
        return AsOf.at(at, () -> {
            Contact contact =
                    people.contacts().recognise(tenant, List.of(party), at).getFirst();
            if (rows.of(tenant, DemoRowRepository.CONTACT).contains(contact.id().value())) {
                return contact;
            }
            UUID id = contact.id().value();
            rows.made(tenant, DemoRowRepository.CONTACT, id, Integer.toString(customer.number()));
            people.contacts().speak(tenant, Map.of(contact.id(), new Spoken(customer.language(), "", 0)));
            if (rows.byName(tenant, "attribute").containsKey(Furnisher.CITY)) {
                String city =
                        customer.language().equals("fr") ? "Kigali" : CITIES.get(customer.number() % CITIES.size());
                people.attributes().set(tenant, AttributeSubject.CONTACT, id, Furnisher.CITY, city);
            }
            List<UUID> companies = rows.of(tenant, "company");
            if (customer.number() % 5 == 0 && !companies.isEmpty()) {
                people.companies().belong(tenant, contact, companies.get(customer.number() / 5 % companies.size()));
            }
            if (customer.number() % 9 == 0) {
                people.contacts().favour(tenant, contact, true);
            }
            return contact;
        });
    }
}
