package io.insaka.customers.imports;

import io.insaka.attributes.Attribute;
import io.insaka.contacts.consent.Purposes;
import io.insaka.kernel.FoldedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each column is: {@link #NAME}, {@link #PHONE}, {@link #EMAIL}, {@link #COMPANY}, {@code attribute.} and a key, {@code
 * consent.} and the key of a purpose, or empty for what is left out.
 *
 * @param calling the country's calling code for numbers that are written without one, such as 260; null for none
 */
record Mapping(List<String> columns, @Nullable String calling) {
    static final String NAME = "name";
    static final String PHONE = "phone";
    static final String EMAIL = "email";
    static final String COMPANY = "company";
    static final String OWN = "attribute.";
    static final String CONSENT = "consent.";

    private static final Set<String> NAMES = Set.of("name", "full name", "customer", "nom", "nom complet", "client");
    private static final Set<String> PHONES = Set.of(
            "phone",
            "phone number",
            "mobile",
            "mobile number",
            "tel",
            "telephone",
            "number",
            "whatsapp",
            "numero",
            "portable");
    private static final Set<String> EMAILS =
            Set.of("email", "e mail", "mail", "email address", "e mail address", "courriel", "adresse e mail");

    private static final Set<String> COMPANIES = Set.of(
            "company",
            "company name",
            "organisation",
            "organization",
            "employer",
            "entreprise",
            "societe",
            "employeur");

    Mapping {
        columns = List.copyOf(columns);
    }

    /** As far as the headers tell; each thing once. */
    static Mapping suggested(List<String> headers, List<Attribute> attributes) {
        Set<String> taken = new HashSet<>();
        List<String> columns = new ArrayList<>();
        for (String header : headers) {
            String meant = meant(FoldedText.of(header), header, attributes);
            columns.add(!meant.isEmpty() && taken.add(meant) ? meant : "");
        }
        return new Mapping(columns, null);
    }

    private static String meant(String folded, String header, List<Attribute> attributes) {
        if (NAMES.contains(folded)) {
            return NAME;
        }
        if (PHONES.contains(folded)) {
            return PHONE;
        }
        if (EMAILS.contains(folded)) {
            return EMAIL;
        }
        if (COMPANIES.contains(folded)) {
            return COMPANY;
        }
        return attributes.stream()
                .filter(attribute -> attribute.key().equals(header.toLowerCase(Locale.ROOT))
                        || FoldedText.of(attribute.label()).equals(folded))
                .map(attribute -> OWN + attribute.key())
                .findFirst()
                .orElse("");
    }

    /** @throws ImportProblem when rows cannot be read by it */
    void check(int width, List<Attribute> attributes, List<Purposes.Of> purposes) {
        if (columns.size() != width) {
            throw ImportProblem.invalid("columns", "are as many as the file has");
        }
        Set<String> known = new HashSet<>(Set.of(NAME, PHONE, EMAIL, COMPANY));
        attributes.forEach(attribute -> known.add(OWN + attribute.key()));
        purposes.forEach(purpose -> known.add(CONSENT + purpose.key()));
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && (!known.contains(column) || !seen.add(column))) {
                throw ImportProblem.invalid("columns", "are known, and each is there once");
            }
        }
        if (!seen.contains(PHONE) && !seen.contains(EMAIL)) {
            throw ImportProblem.invalid(
                    "columns", "have a phone number or an e-mail address, by which customers are found");
        }
        if (calling != null && !calling.matches("[1-9][0-9]{0,3}")) {
            throw ImportProblem.invalid("calling", "is a calling code such as 260");
        }
    }
}
