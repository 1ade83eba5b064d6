package io.insaka.customers;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.AttributeValue;
import io.insaka.attributes.Attributes;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.companies.Companies;
import io.insaka.companies.Company;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.ContactLines;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.SheetCells;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Customers as a file. */
@RestController
class ExportApi {
    private static final int AT_ONCE = 500;
    private static final List<String> HEADERS = List.of(
            "id",
            "name",
            "phone",
            "email",
            "other_addresses",
            "language",
            "vip",
            "opted_out_at",
            "first_seen",
            "last_message_at",
            "company");

    private final TenantTransactions transactions;
    private final Whom whom;
    private final Contacts contacts;
    private final Shown shown;
    private final Attributes attributes;
    private final AuditTrail trail;

    ExportApi(
            TenantTransactions transactions,
            Whom whom,
            Contacts contacts,
            Shown shown,
            Attributes attributes,
            AuditTrail trail) {
        this.transactions = transactions;
        this.whom = whom;
        this.contacts = contacts;
        this.shown = shown;
        this.attributes = attributes;
        this.trail = trail;
    }

    /** What else is told of them. */
    @Component
    record Shown(ContactLines lines, Companies companies) {}

    /** Who is meant. */
    @Component
    record Whom(Customers customers, Conditions conditions, Segments segments, JsonMapper json) {
        @Nullable
        Condition condition(Caller caller, Wanted wanted) {
            if (wanted.segment() != null && wanted.condition() != null) {
                throw CustomerProblem.invalid("segment", "goes without a condition");
            }
            if (wanted.segment() != null) {
                return segments.condition(caller, wanted.segment());
            }
            return wanted.condition() == null ? null : conditions.read(caller, json.valueToTree(wanted.condition()));
        }
    }

    /**
     * Everybody when both are absent.
     *
     * @param condition as the list of customers takes it
     * @param segment the id of a segment
     * @param format csv or xlsx; absent: csv
     */
    record Wanted(
            @Nullable Object condition,
            @Nullable UUID segment,
            @Nullable String format) {}

    /** CSV in UTF-8, or .xlsx. Sensitive attributes stay here. */
    @PostMapping("/api/v1/customers/export")
    @Audited("contacts.exported")
    @Requires(Permission.ORGANISATION_MANAGE)
    void export(Caller caller, @Valid @RequestBody Wanted wanted, HttpServletResponse response) throws IOException {
        TenantId tenant = caller.tenant();
        SheetCells.Format format = SheetCells.Format.of(wanted.format());
        Condition condition = transactions.call(tenant, () -> whom.condition(caller, wanted));
        List<Attribute> asked = transactions.call(tenant, () -> {
            trail.record(
                    tenant, "contacts.exported", subject(tenant, wanted), Details.of("filtered", condition != null));
            return attributes.definitions(tenant, AttributeSubject.CONTACT).stream()
                    .filter(attribute -> !attribute.sensitive())
                    .toList();
        });
        response.setContentType(format.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customers." + format.wire() + "\"");
        try (SheetCells sheet = format.to(response.getOutputStream())) {
            sheet.row(Stream.concat(HEADERS.stream(), asked.stream().map(Attribute::key))
                    .toList());
            ContactId last = null;
            for (List<ContactId> page = page(tenant, condition, last);
                    !page.isEmpty();
                    page = page(tenant, condition, last)) {
                List<ContactId> these = page;
                for (List<String> row : transactions.call(tenant, () -> rows(tenant, these, asked))) {
                    sheet.row(row);
                }
                last = page.getLast();
            }
        }
    }

    private static Subject subject(TenantId tenant, Wanted wanted) {
        UUID segment = wanted.segment();
        return segment == null ? Subject.of("organisation", tenant.value()) : Subject.of("segment", segment);
    }

    private List<ContactId> page(TenantId tenant, @Nullable Condition condition, @Nullable ContactId after) {
        return transactions.call(tenant, () -> whom.customers().members(tenant, condition, after, AT_ONCE));
    }

    private List<List<String>> rows(TenantId tenant, List<ContactId> page, List<Attribute> asked) {
        Map<ContactId, Contact> found = contacts.find(tenant, page);
        List<Contact> people =
                page.stream().map(found::get).filter(Objects::nonNull).toList();
        Map<ContactId, Contact> everyone = contacts.find(
                tenant,
                people.stream()
                        .flatMap(one -> one.everyone().stream())
                        .distinct()
                        .toList());
        Map<ContactId, Company> employers = shown.companies().of(tenant, people);
        Map<UUID, ContactLines.Line> lines = shown.lines().of(tenant, people).stream()
                .collect(Collectors.toMap(ContactLines.Line::id, line -> line));
        Map<UUID, Map<String, AttributeValue>> values = attributes.valuesOf(
                tenant,
                AttributeSubject.CONTACT,
                everyone.keySet().stream().map(ContactId::value).toList());
        return people.stream()
                .map(one -> row(
                        one,
                        everyone,
                        Objects.requireNonNull(lines.get(one.id().value())),
                        employers.get(one.id()),
                        asked,
                        values))
                .toList();
    }

    private static List<String> row(
            Contact one,
            Map<ContactId, Contact> everyone,
            ContactLines.Line line,
            @Nullable Company employer,
            List<Attribute> asked,
            Map<UUID, Map<String, AttributeValue>> values) {
        var addresses = new Addresses(one.everyone().stream()
                .map(everyone::get)
                .filter(Objects::nonNull)
                .toList());
        List<String> cells = new ArrayList<>(List.of(
                one.id().toString(),
                line.name(),
                addresses.phone(),
                addresses.mail(),
                addresses.others(),
                one.spoken().language(),
                String.valueOf(one.vip()),
                Objects.toString(one.optedOutAt(), ""),
                one.createdAt().toString(),
                Objects.toString(line.lastMessageAt(), ""),
                employer == null ? "" : employer.name()));
        asked.forEach(attribute -> cells.add(one.everyone().stream()
                .map(id -> values.getOrDefault(id.value(), Map.of()).get(attribute.key()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(AttributeValue::text)
                .orElse("")));
        return cells;
    }
}
