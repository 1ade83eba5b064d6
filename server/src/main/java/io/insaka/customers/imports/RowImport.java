package io.insaka.customers.imports;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeProblem;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.AttributeValue;
import io.insaka.attributes.Attributes;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.companies.Companies;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Purposes;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes one row. Joins the open transaction of the tenant. */
@Component
class RowImport {
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_NUMBER = 7;
    private static final int LONGEST_NUMBER = 15;

    private final Contacts contacts;
    private final Attributes attributes;
    private final Companies companies;
    private final SheetConsents consents;
    private final Clock clock;

    RowImport(Contacts contacts, Attributes attributes, Companies companies, SheetConsents consents, Clock clock) {
        this.contacts = contacts;
        this.attributes = attributes;
        this.companies = companies;
        this.consents = consents;
        this.clock = clock;
    }

    /** What became of a row. */
    sealed interface Outcome {
        enum Taken implements Outcome {
            NEW,
            UPDATED,
            SAME
        }

        /** @param column of which the reason speaks; null for the whole row. Both without what stood in the row */
        record Refused(@Nullable Integer column, String reason) implements Outcome {}
    }

    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Outcome.Refused why;

        Unfit(@Nullable Integer column, String reason) {
            super(reason, null, false, false);
            this.why = new Outcome.Refused(column, reason);
        }
    }

    private static final class Read {
        @Nullable
        String name;

        @Nullable
        String company;

        final List<Address> addresses = new ArrayList<>();
        final Map<Attribute, AttributeValue> values = new LinkedHashMap<>();

        final List<SheetConsents.Word> words = new ArrayList<>();
    }

    /** Refused rows change nothing. */
    Outcome take(TenantId tenant, Import.Plan plan, List<Attribute> known, ImportRepository.Row row) {
        try {
            return write(tenant, read(plan.mapping(), known, row.cells()), plan, row.number());
        } catch (Unfit unfit) {
            return unfit.why;
        }
    }

    private static Read read(Mapping mapping, List<Attribute> known, List<String> cells) {
        var read = new Read();
        for (int n = 0; n < mapping.columns().size(); n++) {
            String cell = n < cells.size() ? cells.get(n) : "";
            if (!cell.isEmpty()) {
                read(mapping, known, n, cell, read);
            }
        }
        if (read.addresses.isEmpty()) {
            throw new Unfit(null, "has neither a phone number nor an e-mail address");
        }
        return read;
    }

    private static void read(Mapping mapping, List<Attribute> known, int column, String cell, Read into) {
        String meant = mapping.columns().get(column);
        switch (meant) {
            case "" -> {}
            case Mapping.NAME -> into.name = name(cell, column);
            case Mapping.COMPANY -> into.company = name(cell, column);
            case Mapping.PHONE ->
                into.addresses.add(new Address(Address.PHONE, number(cell, mapping.calling(), column), true, false));
            case Mapping.EMAIL -> into.addresses.add(new Address(Address.EMAIL, mail(cell, column), true, false));
            case String consent
            when consent.startsWith(Mapping.CONSENT) ->
                into.words.add(new SheetConsents.Word(
                        column,
                        consent.substring(Mapping.CONSENT.length()),
                        SheetConsents.yes(cell).orElseThrow(() -> new Unfit(column, "is neither yes nor no"))));
            default -> {
                Attribute attribute = known.stream()
                        .filter(one -> meant.equals(Mapping.OWN + one.key()))
                        .findFirst()
                        .orElseThrow(() -> new Unfit(column, "is for an attribute that is gone"));
                try {
                    into.values.put(attribute, attribute.parse(cell));
                } catch (AttributeProblem problem) {
                    throw new Unfit(column, problem.errors().getFirst().message());
                }
            }
        }
    }

    private static String name(String cell, int column) {
        if (cell.length() > LONGEST_NAME || cell.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit(column, "is too long for a name, or has characters that are no text");
        }
        return cell;
    }

    /** Digits of E.164. */
    static String number(String cell, @Nullable String calling, int column) {
        String plain = cell.replaceAll("[\\s().\\-/\u00a0\u202f]", "");
        boolean international = plain.startsWith("+") || plain.startsWith("00");
        String digits = plain.startsWith("+") ? plain.substring(1) : plain;
        if (!digits.matches("[0-9]+")) {
            throw new Unfit(column, "is no phone number");
        }
        String bare = digits.replaceFirst("^0+", "");
        if (!international && calling == null) {
            throw new Unfit(column, "is a phone number without a country: write it with + or choose a country");
        }
        String whole = international ? bare : calling + bare;
        if (whole.length() < SHORTEST_NUMBER || whole.length() > LONGEST_NUMBER) {
            throw new Unfit(column, "is no phone number");
        }
        return whole;
    }

    private static String mail(String cell, int column) {
        String mail = cell.toLowerCase(Locale.ROOT);
        if (mail.length() > 254 || !mail.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+")) {
            throw new Unfit(column, "is no e-mail address");
        }
        return mail;
    }

    private Outcome write(TenantId tenant, Read read, Import.Plan plan, int row) {
        Optional<Contact> before = read.addresses.stream()
                .map(address -> contacts.find(tenant, address))
                .flatMap(Optional::stream)
                .findFirst();
        Optional<SheetConsents.Word> refused = before.flatMap(known -> consents.refused(tenant, known, read.words));
        if (refused.isPresent()) {
            throw new Unfit(
                    refused.get().column(),
                    "is a yes of somebody who has said no: record it on their profile, with a reason");
        }
        // What somebody is called on their own channel is not written over by a sheet.
        boolean named = before.isPresent() && before.get().name() != null;
        Contact after = contacts.recognise(
                        tenant, List.of(new Party(read.addresses, named ? null : read.name)), clock.instant())
                .getFirst();
        boolean changed = before.isPresent()
                && (before.get().addresses().size() != after.addresses().size() || !named && after.name() != null);
        for (Map.Entry<Attribute, AttributeValue> value : read.values.entrySet()) {
            changed |= attributes.put(tenant, value.getKey(), after.lead().value(), value.getValue());
        }
        if (read.company != null) {
            changed |= companies.belong(
                    tenant, after, companies.named(tenant, read.company).id());
        }
        changed |= consents.write(tenant, after, read.words, plan, row);
        if (before.isEmpty()) {
            return Outcome.Taken.NEW;
        }
        return changed ? Outcome.Taken.UPDATED : Outcome.Taken.SAME;
    }

    /** For what there may be a column of consent. */
    List<Purposes.Of> purposes(TenantId tenant) {
        return consents.purposes(tenant);
    }

    /** What attributes there are to fill in. */
    List<Attribute> attributes(TenantId tenant) {
        return attributes.definitions(tenant, AttributeSubject.CONTACT);
    }
}
